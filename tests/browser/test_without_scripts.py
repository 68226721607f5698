"""Without JavaScript the pages are read, and one gets about."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from generator.model import Glossary
from tests.browser.conftest import Open, Source
from tests.browser.reader import DESK, FOLDERS, KINDS, LANGUAGES, PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("source", ["disk", "http"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_read_without_scripts(open_site: Open, glossary: Glossary, source: Source, language: str) -> None:
    reader = open_site(source, scripts=False)
    reader.visit(FOLDERS[language] + "terms/churn-rate.html")
    entry = next(term for term in glossary.terms if term.id == "churn-rate").entries[language]
    expect(reader.main.get_by_role("heading", level=1)).to_contain_text(entry.term)
    expect(reader.main.get_by_text(entry.definition, exact=True).first).to_be_visible()
    expect(reader.main.locator("math").first).to_be_visible()


@pytest.mark.parametrize("source", ["disk", "http"])
def test_links_and_the_language_switch_work_without_scripts(open_site: Open, source: Source) -> None:
    reader = open_site(source, scripts=False)
    reader.visit("index.html")
    reader.follow("Top of the funnel")
    reader.follow("Lead")
    reader.follow("Lead qualification")
    reader.follow("BANT")
    reader.switch_to("fr")
    reader.wait_for("fr/terms/bant.html")
    reader.page.get_by_role("link", name="A–Z", exact=True).locator("visible=true").first.click()
    reader.wait_for("fr/a-z.html")


def test_every_kind_of_page_shows_its_content_on_a_phone_without_scripts(open_site: Open) -> None:
    reader = open_site("http", scripts=False, width=PHONE)
    for path in KINDS.values():
        reader.visit(path)
        expect(reader.main.get_by_role("heading", level=1)).to_be_in_viewport()


def test_on_a_phone_the_parts_are_links_without_scripts(open_site: Open) -> None:
    reader = open_site("http", scripts=False, width=PHONE)
    reader.visit("terms/bant.html")
    reader.page.get_by_role("navigation").first.get_by_role("link", name="A–Z", exact=True).tap()
    reader.wait_for("a-z.html")


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_place_of_the_search_there_is_a_link_to_all_terms(open_site: Open, language: str, width: int) -> None:
    reader = open_site("http", scripts=False, width=width)
    reader.visit(FOLDERS[language] + "stages/mofu.html")
    expect(reader.page.get_by_role("button")).to_have_count(0)
    reader.header.locator(".g-find").locator("visible=true").click()
    reader.wait_for(FOLDERS[language] + "a-z.html")


def test_what_needs_scripts_is_not_offered_without_them(open_site: Open) -> None:
    reader = open_site("http", scripts=False)
    reader.visit("index.html")
    expect(reader.page.get_by_role("button")).to_have_count(0)
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
