"""On paper there is the term, and nothing to click."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Scheme
from tests.browser.reader import FOLDERS, LANGUAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LANGUAGES)
def test_header_navigation_and_search_are_not_printed(open_site: Open, language: str) -> None:
    reader = open_site("http")
    reader.visit(FOLDERS[language] + "terms/churn-rate.html")
    tabs = reader.page.get_by_role("link", name="A–Z", exact=True).locator("visible=true")
    for screen_only in (reader.header, tabs.first):
        expect(screen_only).to_be_visible()
    reader.page.emulate_media(media="print")
    for screen_only in (reader.header, tabs):
        expect(screen_only.locator("visible=true")).to_have_count(0)
    expect(reader.page.get_by_role("button")).to_have_count(0)
    expect(reader.main.get_by_role("heading", level=1)).to_be_visible()


def test_an_open_search_is_not_printed_and_the_page_is_whole(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/churn-rate.html")
    reader.search("lead")
    expect(reader.results.first).to_be_visible()
    reader.page.emulate_media(media="print")
    expect(reader.search_box).to_have_count(0)
    expect(reader.page.locator("html")).not_to_have_css("overflow-y", "hidden")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_print_is_dark_on_white(open_site: Open, scheme: Scheme) -> None:
    reader = open_site("http", scheme=scheme)
    reader.visit("terms/churn-rate.html")
    reader.page.emulate_media(media="print")
    reader.settle()
    color = reader.main.get_by_role("paragraph").first.evaluate("e => getComputedStyle(e).color.match(/[\\d.]+/g)")
    assert sum(float(part) for part in color[:3]) < 300
