"""Words that look like HTML, scripts or addresses are shown by the search as they were written."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from generator.model import Glossary
from tests.browser.reader import Record
from tests.test_pages import hostile, site_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Glossary, str]:
    """A glossary of such words, and the address of its site."""
    glossary, _, _ = hostile(0)
    folder = tmp_path_factory.mktemp("hostile")
    site_of(glossary, folder)
    return glossary, f"{(folder / 'site').as_uri()}/"


@pytest.mark.parametrize("query", ["Bonk", "<b>", "javascript:"])
def test_results_hold_the_words_and_no_elements_made_of_them(
    browser: Browser, records: list[Record], attacked: tuple[Glossary, str], query: str
) -> None:
    glossary, address = attacked
    page = browser.new_page()
    record = Record(address)
    records.append(record)
    record.watch(page)
    page.goto(f"{address}index.html")
    page.keyboard.press("/")
    page.get_by_role("combobox").fill(query)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    made = options.evaluate_all(
        "all => [...new Set(all.flatMap(one => [...one.querySelectorAll('*')].map(element => element.localName)))]"
    )
    assert set(made) <= {"a", "div", "mark", "p", "span", "abbr", "strong", "kbd"}
    if query == "Bonk":
        assert any(glossary.by_id["bonk"].entries["en"].term in text for text in options.all_text_contents())
    addresses = options.get_by_role("link").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert all(address.endswith(".html") and ":" not in address.removeprefix(record.root) for address in addresses)
    page.close()
