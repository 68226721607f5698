"""On paper there is the term, and nothing to click."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from generator.model import Glossary
from tests.browser.conftest import Open, Scheme
from tests.browser.reader import FOLDERS, KINDS, LANGUAGES

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


# The words of a page with the contrast of each to white: on paper the ground is not printed.
FAINT = """
() => {
  const channel = value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const words = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility())
    .filter(e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim()));
  return words.map(e => {
    const [red, green, blue, alpha = 1] = getComputedStyle(e).color.match(/[\\d.]+/g).map(Number);
    const seen = [red, green, blue].map(part => channel((part * alpha + 255 * (1 - alpha)) / 255));
    const light = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2];
    return [e.textContent.trim().slice(0, 30), 1.05 / (light + 0.05)];
  });
}
"""


@pytest.mark.parametrize("choice", [None, "Dark"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_dark_on_white(open_site: Open, language: str, scheme: Scheme, choice: str | None) -> None:
    reader = open_site("http", scheme=scheme)
    reader.visit("index.html")
    if choice:
        reader.header.get_by_role("combobox").select_option(choice)
    for path in (*KINDS.values(), "contributing.html", "link-here.html"):
        reader.page.emulate_media(media="screen")
        reader.visit(FOLDERS[language] + path)
        reader.page.emulate_media(media="print")
        seen = reader.page.evaluate(FAINT)
        assert len(seen) > 5
        assert not [(words, contrast) for words, contrast in seen if contrast < 4.5], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_address_of_the_page_is_on_paper_only(open_site: Open, glossary: Glossary, language: str) -> None:
    reader = open_site("disk")
    for path in KINDS.values():
        reader.page.emulate_media(media="screen")
        reader.visit(FOLDERS[language] + path)
        address = reader.page.get_by_text(f"{glossary.settings.address}{FOLDERS[language]}{path}", exact=True)
        expect(address).to_be_hidden()
        reader.page.emulate_media(media="print")
        expect(address).to_be_visible()


KEPT = """
all => all.filter(e => e.checkVisibility())
  .filter(e => getComputedStyle(e).breakAfter !== 'avoid' || getComputedStyle(e).breakInside !== 'avoid')
  .map(e => e.textContent)
"""


def test_no_heading_stands_alone_at_the_foot_of_a_page(open_site: Open) -> None:
    """Each asks for what follows it, and stands in nothing that browsers do not break."""
    reader = open_site("http")
    for path in KINDS.values():
        reader.page.emulate_media(media="screen")
        reader.visit(path)
        reader.page.emulate_media(media="print")
        headings = reader.page.locator("h1, h2, h3, h4, h5, h6, .g-label")
        assert not headings.evaluate_all(KEPT), path
        flows = reader.page.locator("body, main, article, .g-columns, .g-main").evaluate_all(
            "all => all.map(e => getComputedStyle(e).display)"
        )
        assert set(flows) == {"block"}, path
