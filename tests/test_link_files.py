"""Each file in `tests/links/files` shows a page and what becomes of it, to the letter.

A case begins with the behaviour in a sentence. Behind `==== page.md` or `==== page.html` stands the page,
behind `==== linked` the page with its links. `pytest --accept` writes what comes out into the cases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.foreign.linker import Linker, mentions
from generator.foreign.site import Site
from generator.foreign.syntax import MARKDOWN, Syntax, syntax_of
from generator.words import make_matcher
from tests.projects import GOLDEN, glossary_of

CASES = sorted((Path(__file__).parent / "links" / "files").glob("*.case"))
_LINKED = "\n==== linked\n"


@cache
def linker() -> Linker:
    glossary = glossary_of(GOLDEN)
    return Linker(make_matcher(glossary, "en"), Site("https://g/", frozenset(term.id for term in glossary.terms)))


def page_of(case: Path) -> tuple[str, Syntax]:
    head, _, page = case.read_text("utf-8").partition(_LINKED)[0].partition("\n==== ")[2].partition("\n")
    return page, syntax_of(Path(head).suffix)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_page_gets_the_links_that_its_case_shows(case: Path, pytestconfig: pytest.Config) -> None:
    written = case.read_text("utf-8")
    linked = linker().link(*page_of(case)).text
    shown = written.partition(_LINKED)[0] + _LINKED + linked
    if pytestconfig.getoption("--accept"):
        case.write_text(shown, "utf-8")
    assert written == shown


VARIANTS: Mapping[str, Callable[[str], str]] = {
    "as-written": lambda text: text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "cr": lambda text: text.replace("\n", "\r"),
    "byte-order-mark": lambda text: f"\ufeff{text}",
    "no-final-line-end": lambda text: text.rstrip("\n"),
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_line_ends_and_marks_stay_and_change_no_link(case: Path, variant: str) -> None:
    page, form = page_of(case)
    change = VARIANTS[variant]
    assert linker().link(change(page), form).text == change(linker().link(page, form).text)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_linking_again_changes_nothing_and_undo_gives_the_page_back(case: Path, variant: str) -> None:
    text, form = page_of(case)
    page = VARIANTS[variant](text)
    linked = linker().link(page, form).text
    assert linker().link(linked, form).text == linked
    assert linker().unlink(linked, form).text == page


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_places_are_those_of_the_file(case: Path, variant: str) -> None:
    """What stands there is a name of the term, whatever the line ends."""
    text, form = page_of(case)
    page = VARIANTS[variant](text)
    found = mentions(page, linker().matcher, form)
    plain = [(mention.term, text[mention.start : mention.end]) for mention in mentions(text, linker().matcher, form)]
    assert [(m.term, page[m.start : m.end].replace("\r\n", "\n").replace("\r", "\n")) for m in found] == plain


@pytest.mark.parametrize("beginning", ["<div>\n\n", "<script>\n", ""], ids=["block", "script", "prose"])
def test_many_mentions_that_cannot_be_links_cost_few_looks_at_the_page(beginning: str) -> None:
    sections = "".join(f"# {number}\n\nA bonk, a gear ratio and a bottom bracket.\n\n" for number in range(200))
    looks: list[str] = []

    def render(text: str) -> str:
        looks.append(text)
        return MARKDOWN.render(text)

    change = linker().link(beginning + sections, replace(MARKDOWN, render=render))
    assert len(change.changed) == (0 if beginning else 600)
    assert len(looks) < 30
