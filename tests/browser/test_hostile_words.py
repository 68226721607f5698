"""Words that look like HTML, scripts or addresses are shown as they were written: nothing of them runs or is loaded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from generator.model import Glossary
from tests.browser.reader import Record
from tests.hostile import injected
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
    page.get_by_role("dialog").get_by_role("combobox").fill(query)
    options = page.get_by_role("dialog").get_by_role("option")
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


@pytest.fixture(scope="module")
def injected_site() -> Path:
    """The site of a project with such words in every field, setting and file name."""
    return injected.hostile_site() / "site"


def one_of_each_kind(site: Path) -> list[Path]:
    """Return pages of every kind, for each text that would run something one or two."""
    told = [number for number, text in enumerate(injected.payloads()) if re.search(r"alert|onclick|autofocus", text)]
    kinds = ("stages/s{}", "topics/t{}", "paths/p{}", "front-{}")
    lists = ("index", "a-z", "abbreviations", "stages/index", "topics/index", "paths/index", "compare/index")
    names = [
        *lists,
        *(f"terms/t{number}" for number in told),
        *(kinds[at % len(kinds)].format(number) for at, number in enumerate(told)),
        *(f"fr/{name}" for name in lists),
        *sorted(path.relative_to(site).with_suffix("").as_posix() for path in site.glob("compare/t*.html"))[::9],
    ]
    return [site / f"{name}.html" for name in names]


def test_no_page_runs_or_loads_what_an_author_has_written(
    browser: Browser, records: list[Record], injected_site: Path
) -> None:
    page = browser.new_page()
    record = Record(f"{injected_site.as_uri()}/")
    records.append(record)
    record.watch(page)
    opened: list[str] = []
    page.on("dialog", lambda dialog: opened.append(dialog.message))
    for path in one_of_each_kind(injected_site):
        page.goto(path.as_uri())
        page.locator("main *").evaluate_all(
            "all => all.forEach(one => ['mouseover', 'focus', 'click'].forEach(kind =>"
            " one.dispatchEvent(new Event(kind))))"
        )
        assert not opened, path
    page.close()
