"""People go from page to page, and from language to language."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import FOLDERS, KINDS, LANGUAGES, Reader

pytestmark = pytest.mark.browser


def test_from_home_links_lead_to_bant_and_to_french_and_back(reader: Reader) -> None:
    reader.visit("index.html")
    reader.follow("Top of the funnel")
    reader.wait_for("stages/tofu.html")
    for name, path in (
        ("Lead", "terms/lead.html"),
        ("Lead qualification", "terms/lead-qualification.html"),
        ("BANT", "terms/bant.html"),
    ):
        reader.follow(name)
        reader.wait_for(path)
    reader.switch_to("fr")
    reader.wait_for("fr/terms/bant.html")
    expect(reader.main.get_by_role("heading", level=1)).to_contain_text("BANT")
    reader.switch_to("en")
    reader.wait_for("terms/bant.html")


def test_language_switch_stays_on_the_same_page_of_every_kind(reader: Reader) -> None:
    for path in KINDS.values():
        reader.visit(path)
        for language in reversed(LANGUAGES):
            reader.switch_to(language)
            reader.wait_for(FOLDERS[language] + path)
            expect(reader.page.locator("html")).to_have_attribute("lang", language)
            expect(reader.main.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_tabs_lead_to_pages_of_the_same_language(reader: Reader, language: str) -> None:
    reader.visit(FOLDERS[language] + "terms/bant.html")
    tabs = reader.page.locator(".g-tab")
    targets = {link.evaluate("link => link.href") for link in tabs.all() if not link.get_attribute("hreflang")}
    assert {
        f"{reader.root}{FOLDERS[language]}{page}" for page in ("index.html", "stages/index.html", "a-z.html")
    } <= targets
