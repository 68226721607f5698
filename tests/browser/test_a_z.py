"""People look along the alphabet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.reader import DESK, FOLDERS, LANGUAGES, PHONE, Reader

pytestmark = pytest.mark.browser


def letters(reader: Reader) -> Locator:
    """Return the row of links to the letters."""
    return reader.main.get_by_role("navigation").first


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_jumps_to_its_heading_below_the_header(open_site: Open, language: str, width: int) -> None:
    reader = open_site("http", width=width)
    reader.visit(FOLDERS[language] + "a-z.html")
    letters(reader).get_by_role("link", name="L", exact=True).click()
    heading = reader.main.get_by_role("heading", name="L", exact=True)
    expect(heading).to_be_in_viewport()
    reader.settle()
    top, header = heading.bounding_box(), reader.header.bounding_box()
    assert top
    assert header
    assert header["y"] + header["height"] <= top["y"] < 300


def test_every_letter_has_entries(reader: Reader) -> None:
    reader.visit("fr/a-z.html")
    named = letters(reader).get_by_role("link").all_inner_texts()
    assert named == reader.main.get_by_role("heading", level=2).all_inner_texts()
    assert named == sorted(named)


def test_an_alias_leads_to_its_term(reader: Reader) -> None:
    reader.visit("a-z.html")
    entry = reader.main.get_by_role("listitem").filter(has_text="BDR see Business development representative")
    entry.get_by_role("link").click()
    reader.wait_for("terms/business-development-representative.html")


def test_letters_with_accents_are_sorted_among_those_without(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("fr/a-z.html")
    assert "É" not in letters(reader).get_by_role("link").all_inner_texts()
    under_e = reader.page.locator("h2:text-is('E') + *").get_by_role("listitem").all_inner_texts()
    first = [index for index, entry in enumerate(under_e) if entry.startswith("Énoncé de positionnement")]
    assert first, under_e
    assert 0 < first[0] < len(under_e) - 1
