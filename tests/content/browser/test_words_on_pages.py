"""Our words fit where they stand, on a desk and on a phone, and are said in their own language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.model import Glossary, Term
from tests.browser.conftest import Open
from tests.browser.reader import FOLDERS, KINDS, LANGUAGES, PHONE, Reader
from tests.browser.test_formula import SIZES_OF_FORMULAS
from tests.browser.test_layout import BEYOND_THE_EDGE, SCROLLS, WIDTHS, test_a_phone_shows_the_whole_definition_first
from tests.browser.test_neighbourhood import LETTERS, OUTSIDE
from tests.browser.test_previews import card, focus
from tests.browser.test_previews_in_the_window import IS_CUT, MISPLACED, SIZES
from tests.browser.test_screen_reader import (
    test_a_formula_is_read_once_and_as_one,
    test_names_of_the_other_languages_are_said_in_them,
)

__all__ = [
    "test_a_formula_is_read_once_and_as_one",
    "test_a_phone_shows_the_whole_definition_first",
    "test_names_of_the_other_languages_are_said_in_them",
]

pytestmark = pytest.mark.browser


def wide(reader: Reader) -> list[Any]:
    """Return by how much a page scrolls sideways, and what is cut off."""
    scrolls = reader.page.evaluate(SCROLLS)
    return [*([f"scrolls {scrolls} px"] if scrolls else []), *reader.page.evaluate(BEYOND_THE_EDGE)]


def hardest(glossary: Glossary, language: str) -> list[Term]:
    """Return the terms with the longest words in their names, the longest names, and the most relations."""

    def longest_word(term: Term) -> int:
        return max(map(len, term.entries[language].term.split()))

    def name(term: Term) -> int:
        return len(term.entries[language].term)

    def relations(term: Term) -> int:
        return len(term.broader) + len(term.narrower) + len(term.related)

    orders = (longest_word, name, relations)
    found = {term.id: term for order in orders for term in sorted(glossary.terms, key=order)[-10:]}
    return list(found.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_names_fit_a_phone_and_their_maps(open_site: Open, glossary: Glossary, language: str) -> None:
    reader = open_site("http", width=PHONE)
    faults: dict[str, list[Any]] = {}
    for term in hardest(glossary, language):
        reader.visit(f"{FOLDERS[language]}terms/{term.id}.html")
        found = wide(reader)
        for drawn in reader.page.locator(".g-map svg").all():
            found += [f"{size} px" for size in drawn.evaluate(LETTERS) if size < 12]
            found += drawn.evaluate(OUTSIDE)
        if found:
            faults[term.id] = found
    assert not faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_of_ours_scrolls_sideways(open_site: Open, language: str) -> None:
    reader = open_site("http")
    faults = {}
    for kind, path in KINDS.items():
        reader.visit(FOLDERS[language] + path)
        for width in WIDTHS:
            reader.page.set_viewport_size({"width": width, "height": 844})
            if found := wide(reader):
                faults[f"{kind} at {width}"] = found
    assert not faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_formula_of_ours_is_wider_than_its_box_on_a_desk(open_site: Open, glossary: Glossary, language: str) -> None:
    reader = open_site("disk")
    for term in glossary.terms:
        if term.formulas:
            reader.visit(f"{FOLDERS[language]}terms/{term.id}.html")
            sizes = reader.main.locator(".g-formula").evaluate_all(SIZES_OF_FORMULAS)
            assert all(inner <= outer for inner, outer in sizes), term.id


def _by_length(language: str) -> Callable[[Term], int]:
    return lambda term: len(term.entries[language].definition)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_definition_fits_its_card(
    open_site: Open, glossary: Glossary, language: str, width: int, height: int
) -> None:
    longest = max(glossary.terms, key=_by_length(language))
    reader = open_site("http")
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.visit(FOLDERS[language] + "a-z.html")
    link = reader.main.locator(f"a[data-card='preview-{longest.id}']").first
    link.evaluate("e => e.scrollIntoView({block: 'center'})")
    focus(reader, link)
    expect(card(reader)).to_have_count(1)
    link.evaluate("e => e.scrollIntoView({block: 'center'})")
    reader.page.wait_for_function("() => new Promise(requestAnimationFrame)")
    assert link.evaluate(MISPLACED) is None
    assert not card(reader).evaluate(IS_CUT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_ours_is_found_and_opened(reader: Reader, glossary: Glossary, language: str) -> None:
    term = glossary.terms[0]
    reader.visit(FOLDERS[language] + "index.html")
    reader.search(term.entries[language].term)
    expect(reader.results.first).to_contain_text(term.entries[language].definition)
    reader.page.keyboard.press("Enter")
    reader.wait_for(f"{FOLDERS[language]}terms/{term.id}.html")
