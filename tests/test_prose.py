"""Markdown of authors on the page: what the checks accept is text and nothing else, and no link runs a script."""

from __future__ import annotations

import dataclasses
import re
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.checks import markup
from generator.model import Glossary
from generator.text import as_markdown, parse
from tests.built_page import BuiltPage, Element
from tests.projects import GOLDEN, glossary_of
from tests.test_pages import html

ALLOWED = {
    *("p", "br", "em", "strong", "a", "code", "pre", "ul", "ol", "li", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {("a", "href"), ("a", "title"), ("code", "class"), ("ol", "start"), ("th", "style"), ("td", "style")}
RULES = (markup.raw_html, markup.unsafe_link, markup.image, markup.outbreak)

CONTAINERS = ("> ", ">", "- ", "* ", "+ ", "1. ", "12. ", "-\t", "    ", "  ", "\t", "        ", "> > ", "- > ")
LEAVES = (
    *("# h", "## h #", "#h", "#######", "===", "---", "--", "***", "-- -", "_ _ _", "!!! note", "!!!note", '!!! x "`"'),
    *("[x]: javascript:alert(1)", "[x]:", "[x\n", "y]: ", "javascript:alert(1)", "[`x]: ", "[^1]: <javascript:x>"),
    *("[x]", "[y][x]", "[x][]", "![x]", "![x][x]", "[TOC]", "*[TOC]*", "[[TOC]](https://a.example)", "\\[TOC]"),
    *("[a](javascript:alert(1))", "![a](javascript:x)", "[a](<javascript:x>)", "[a](`javascript:x`)", "[a]("),
    *(
        "[a](java&#115;cript:x)",
        "[a](\njavascript:x)",
        "[a](https://a.example)",
        "[a](b.html 'c')",
        "](",
        "javascript:",
    ),
    *("<javascript:alert(1)>", "<javascript://x>", "<https://a.example>", "<mail@example.org>", "<b onclick=x>"),
    *("```", "``", "`", "`a`", "`a|", "``a`", "\\", "\\`", "|", "| a | b |", "|---|---|", "a | b\n--|--", "~~~"),
    *("*", "**", "_", "word", "word word", "{: .x }", "{", "}", "&#91;", "<!--", "&lt;", "::: x", '"', "'", "(", ")"),
)
BREAKS = ("\n", "\n", "\n\n", "\n>\n", "\n    ", "\n- ", " ", "")
# Most of what holds any of the above is refused: texts of these are often accepted, and one of those slips in.
HARMLESS = (
    *("word", "word word", "`a`", "`", "``", "`a", "b`", "*", "**a**", "_a_", "| a", "a | b\n--|--\na | b", "a |"),
    *(
        "[a](https://a.example)",
        "<https://a.example>",
        "<mail@example.org>",
        "[x]",
        "[x",
        "]",
        ":",
        "\\",
        "&#58;",
        "&#",
    ),
    *("-", "#", "=", "1.", "!", "(", ")", "\n```\n# a\n```\n", "\n~~~ py\n> a\n~~~\n", "{", "}", "<", "- ", "> "),
)


def _texts(leaves: tuple[str, ...], size: int) -> st.SearchStrategy[str]:
    containers = st.lists(st.sampled_from(CONTAINERS), max_size=3)
    line = st.tuples(containers, st.lists(st.sampled_from(leaves), min_size=1, max_size=3), st.sampled_from(BREAKS))
    lines = st.lists(line, max_size=size)
    return lines.map(lambda parts: "".join("".join([*marks, *words, end]) for marks, words, end in parts))


TEXTS = (
    _texts(LEAVES, 7)
    | _texts(HARMLESS, 5)
    | st.tuples(_texts(HARMLESS, 3), _texts(LEAVES, 1), _texts(HARMLESS, 3)).map("".join)
)


@cache
def _glossary() -> Glossary:
    return glossary_of(GOLDEN)


def is_accepted(text: str) -> bool:
    """Return whether the checks find nothing in an explanation that is this text."""
    term = _glossary().terms[0]
    entries = {name: dataclasses.replace(entry, explanation=text) for name, entry in term.entries.items()}
    made = Glossary(_glossary().settings, (dataclasses.replace(term, entries=entries),), _glossary().known)
    return not any(problem for rule in RULES for problem in rule(made))


def shown(text: str) -> list[Element]:
    """Return the elements that a text makes where pages have it."""
    page = BuiltPage(html(f'---\n---\n<div class="g" markdown>\n\n{as_markdown(parse(text))}\n\n</div>\n'))
    around, *made = page.elements
    assert around.attributes == {"class": "g"}
    assert not page.comments
    return made


def targets(made: list[Element]) -> list[str]:
    """Return the addresses of links and images, without what browsers leave out of them."""
    addresses = [element.attributes.get(name, "") for element in made for name in ("href", "src")]
    return [re.sub(r"[\x00-\x20]", "", address).casefold() for address in addresses]


@given(TEXTS)
@example("> [x]: javascript:alert(1)\n\n[x]")
@example("- [y]: javascript:alert(1)\n\n[y]")
@example("[x\n    y]: javascript:alert(1)\n\n[x y]")
@example("`a\n[x]: javascript:alert(1)\nb` [x]")
@example("> [x]:\n> javascript:alert(1)\n\n[x]")
@example("!!! note\n    [x]: javascript:alert(1)\n\n[x]")
@example("[x `a]: javascript:alert(1) b`\n\n[x `a]")
@example("- `a\n- [x](javascript:alert(1))\n- b`")
@example("```a` [x](javascript:alert(1)) `")
@example("a | b\n--|--\n`c | d\ne [x](javascript:alert(1)) | f`")
@example("a | b\n--|--\n`c\\` ` | [x](javascript:alert(1)) `")
@example("# `a\nb [x](javascript:alert(1)) c`")
@example("[x](`javascript:alert(1)`)")
@example("![x](\njavascript:alert(1))")
def test_no_text_makes_a_link_that_runs_a_script(text: str) -> None:
    for target in targets(shown(text)):
        assert re.match(r"https?:|mailto:|[^:]*$|[^:]*[/?#]", target)


@given(TEXTS)
@example("> Words.\n> ---")
@example("- Words.\n\n    # h")
@example("- Words.\n-")
@example("`a\n# h\nb`")
@example("####### h")
@example("!!!note")
@example("-- -")
@example("| [TOC] | a |\n|---|---|")
@example("> `a\n>\n> ![x](https://a.example/x.png)\n>\n> b`")
def test_what_the_checks_accept_is_text_and_nothing_else(text: str) -> None:
    if not is_accepted(text):
        return
    made = shown(text)
    assert {element.tag for element in made} <= ALLOWED
    assert {(element.tag, name) for element in made for name in element.attributes} <= ATTRIBUTES
    assert all(re.match(r"https?://|mailto:", target) for target in targets(made) if target)


ACCEPTED = {
    "- `MQL`\n- `SQL`": ["ul", "li", "code", "li", "code"],
    "`a\nb` and ``c`d``": ["p", "code", "code"],
    "`a\n| b` <mail@example.org>": ["p", "code", "a"],
    "Words.\n\n    # no heading\n    [x]: no link": ["p", "pre", "code"],
    "1. a\n2. b\n\n> > c": ["ol", "li", "li", "blockquote", "blockquote", "p"],
    "A [see]: b, `[TOC]`, \\[TOC] and [TOC](https://a.example)": ["p", "code", "a"],
}


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_is_meant_as_text_is_accepted_and_shown(text: str) -> None:
    assert is_accepted(text)
    assert [element.tag for element in shown(text)] == ACCEPTED[text]


@pytest.mark.parametrize("marks", ["- ", "> ", "1. ", "* - ", "> 1. ", "  - "])
def test_a_text_in_more_quotes_and_lists_than_anyone_means_is_refused(marks: str) -> None:
    assert not is_accepted(f"- a\n{marks * 20}a")
    assert not is_accepted(f"- a\n{marks * 20_000}a")
