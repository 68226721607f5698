"""Each page holds a card for every term that it links to, and only for those."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from generator.model import Glossary
from generator.pages.previews import Previews
from tests.built_page import BuiltPage, pages
from tests.projects import GOLDEN, Project, glossary_of, languages_of


@cache
def glossary() -> Glossary:
    return glossary_of(GOLDEN)


def cards(page: BuiltPage) -> list[str]:
    """Return the terms that a page has cards of."""
    tooltips = (element for element in page.elements if element.attributes.get("role") == "tooltip")
    return [card.attributes["id"].removeprefix("preview-") for card in tooltips]


def linked(path: str, page: BuiltPage) -> Iterator[str]:
    """Yield the terms of the same language that the links of a page lead to."""
    terms = next((f"{one}/terms/" for one in languages_of(GOLDEN) if path.startswith(f"{one}/")), "terms/")
    for element, _, address in page.links():
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address.partition("#")[0]))
        if element.tag == "a" and target.startswith(terms) and "//" not in address and target != path:
            yield target.removeprefix(terms).removesuffix(".html")


def test_a_page_has_one_card_for_each_term_it_links_to(project: Project) -> None:
    found = {path: (cards(page), set(linked(path, page))) for path, page in pages(project.site).items()}
    wrong = {path: (has, due) for path, (has, due) in found.items() if Counter(has) != Counter(due)}
    assert not wrong


def test_cards_are_hidden_where_no_script_shows_them(project: Project) -> None:
    for page in pages(project.site).values():
        blocks = [element for element in page.elements if element.attributes.get("class") == "g-previews"]
        assert len(blocks) == bool(cards(page))
        assert all("hidden" in block.attributes for block in blocks)


@pytest.mark.parametrize(
    "link",
    [
        "[x](terms/bonk.md)",
        "[x](<terms/bonk.md>)",
        "[x](terms/bonk.md#use 'Why')",
        "[x](./terms/../terms/bonk.md){: .mine }",
        "[x][bonk]\n\n[bonk]: terms/bonk.md",
        '[x](terms/bonk.md){: rel="next" }',
        '<a href="terms/bonk.html">x</a>',
    ],
)
def test_a_link_in_a_page_written_by_hand_has_a_card_however_it_is_written(link: str) -> None:
    assert cards(BuiltPage(with_cards(f"# Mine\n\n{link}\n"))) == ["bonk"]


@pytest.mark.parametrize("link", ["bonk", "[x](bonk.md)", "[x](../terms/bonk.md)", "[x](https://x.example/bonk.md)"])
def test_a_page_without_links_to_terms_has_no_cards(link: str) -> None:
    text = f"# Mine\n\n{link}  \n\n"
    assert not with_cards(text)


def with_cards(text: str) -> str:
    return Previews(glossary(), glossary().settings.languages[0]).cards(text, "mine.md")
