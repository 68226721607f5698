"""The way out: the Markdown on disk also builds with Zensical, and the pages in their frame are the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.model import Glossary
from tests.built_page import BuiltPage, pages, spaced
from tests.exits import with_zensical
from tests.projects import Project, glossary_of, golden, tree


def whole(project: Project) -> Glossary:
    """Return the glossary of a project."""
    return glossary_of(project.folder)


def test_zensical_makes_every_term_page(project: Project, tmp_path: Path) -> None:
    glossary = whole(project)
    site = with_zensical(project, glossary.settings, tmp_path)
    for language in glossary.settings.languages:
        found = {path.stem: path for path in (site / glossary.settings.folder(language) / "terms").glob("*.html")}
        assert found.keys() == {term.id for term in glossary.terms}
        for term in glossary.terms:
            page = BuiltPage(found[term.id].read_text("utf-8"))
            entry = term.entries[language.id]
            (heading,) = page.named("h1")
            assert heading.text.startswith(entry.term), found[term.id]
            assert page.named("html")[0].attributes["lang"] == language.id
            assert spaced(entry.definition) in page.text


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the five-term project, made by Zensical."""
    return with_zensical(golden(), whole(golden()).settings, tmp_path_factory.mktemp("zensical"))


def elements(page: BuiltPage) -> list[tuple[str, dict[str, object], str]]:
    """Return what a page is made of, in order: `./a.html` is `a.html`, and spaces in JSON are none."""
    return [
        (one.tag, {name: _meant(name, value) for name, value in one.attributes.items()}, one.text)
        for one in page.elements
    ]


def _meant(name: str, value: str) -> object:
    if name in ("href", "src", "data-root"):
        return value.removeprefix("./")
    return json.loads(value) if name == "data-words" else value


def test_every_page_is_the_same_element_by_element(left: Path) -> None:
    ours, theirs = pages(golden().site), pages(left)
    assert theirs.keys() == ours.keys()
    for path, page in theirs.items():
        # Neither engine tells the page for wrong addresses where it is shown, and they guess differently.
        if not path.endswith("404.html"):
            assert elements(page) == elements(ours[path]), path


def test_every_page_has_one_search_and_one_of_each_part_of_the_frame(left: Path) -> None:
    for path, page in pages(left).items():
        for tag in ("dialog", "header", "main", "article", "footer", "h1"):
            assert len(page.named(tag)) == 1, (path, tag)


def test_no_file_holds_what_a_template_should_have_printed(left: Path) -> None:
    for file in [*left.rglob("*.html"), *left.rglob("*.xml")]:
        text = file.read_text("utf-8")
        assert not [sign for sign in ("{{", "{%", "{#", "Undefined") if sign in text], file


def test_what_browsers_ask_of_a_site_is_the_same(left: Path) -> None:
    asked = {path: content for path, content in tree(golden().site).items() if path.endswith((".js", ".css", "h.xml"))}
    assert len(asked) == 8
    assert {path: (left / path).read_bytes() for path in asked} == asked
