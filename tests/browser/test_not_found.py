"""A wrong address leads to a page that helps."""

from __future__ import annotations

from urllib.parse import urldefrag

import pytest
from playwright.sync_api import expect

from generator.model import Glossary
from tests.browser.conftest import Open, Scheme
from tests.browser.reader import Reader, addresses
from tests.browser.test_accessibility import hold_nothing_against, violations

pytestmark = pytest.mark.browser

WRONG = {
    "en": ("terms/no-such-term.html", "This page is not here"),
    "fr": ("fr/terms/aucun-terme.html", "Cette page n’existe pas"),
}

LEFT = "e => e.getBoundingClientRect().left"


def lost(open_site: Open, path: str, scheme: Scheme = "light") -> Reader:
    """Return someone who went to an address that does not exist."""
    reader = open_site("http-top", scheme=scheme)
    reader.record.expected_missing.add(reader.root + path)
    reader.visit(path)
    return reader


@pytest.mark.parametrize("language", WRONG)
def test_a_wrong_address_says_so_and_leads_home_and_to_the_list(open_site: Open, language: str) -> None:
    path, title = WRONG[language]
    folder = path.split("terms/")[0]
    for target in ("index.html", "a-z.html"):
        reader = lost(open_site, path)
        heading = reader.main.get_by_role("heading", level=1)
        expect(heading).to_have_text(title)
        first_tab = reader.page.locator(".g-tab").first
        assert heading.evaluate(LEFT) == first_tab.evaluate(LEFT), "no empty column beside it"
        reader.main.locator(f"a[href$='{target}']").click()
        reader.wait_for(folder + target)


@pytest.mark.parametrize("language", WRONG)
def test_every_link_of_the_page_for_wrong_addresses_works(open_site: Open, glossary: Glossary, language: str) -> None:
    reader = lost(open_site, WRONG[language][0])
    found = {urldefrag(address).url for address in addresses(reader.page.locator("a[href]").all(), reader.page.url)}
    assert not [address for address in found if address.startswith(glossary.settings.address)]
    internal = {address for address in found if address.startswith(reader.root)} - {reader.page.url}
    assert len(internal) > 5
    answers = {address: reader.page.request.get(address).status for address in internal}
    assert {address: status for address, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("language", WRONG)
def test_search_works_on_the_page_for_wrong_addresses(open_site: Open, language: str) -> None:
    path = WRONG[language][0]
    reader = lost(open_site, path)
    reader.search("BANT")
    reader.results.first.click()
    reader.wait_for(path.split("terms/")[0] + "terms/bant.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_for_wrong_addresses(open_site: Open, scheme: Scheme) -> None:
    reader = lost(open_site, WRONG["en"][0], scheme)
    hold_nothing_against({"404": violations(reader)})


def test_where_its_style_sheets_are_missing_the_page_can_still_be_read(open_site: Open) -> None:
    """As on a server that keeps the site in another folder than the address says."""
    reader = open_site("http-top")
    reader.page.route("**/*.css", lambda route: route.fulfill(body="", content_type="text/css"))
    reader.record.expected_missing.add(reader.root + "none.html")
    reader.visit("none.html")
    heights = reader.page.locator("svg:visible").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert max(heights) < 30
