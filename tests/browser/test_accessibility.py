"""Axe finds nothing on any kind of page, in any language, light or dark, on a desk or a phone."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Scheme
from tests.browser.reader import DESK, FOLDERS, KINDS, LANGUAGES, PHONE, Reader
from tests.projects import REPOSITORY

pytestmark = pytest.mark.browser

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (DESK, PHONE)]


def violations(reader: Reader, without: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Return what axe has against the page as it is now, each with the elements it is about, but for some rules."""
    reader.settle()
    reader.page.add_script_tag(path=AXE)
    # Axe would read style sheets again for rules that are not among these, which a page from disk may not.
    rules = {rule: {"enabled": False} for rule in without}
    options = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False, "rules": rules}
    report: dict[str, Any] = reader.page.evaluate("options => axe.run(document, options)", options)
    found = defaultdict(list)
    for violation in report["violations"]:
        for node in violation["nodes"]:
            reason = node["failureSummary"].splitlines()[-1].strip()
            found[f"{violation['id']}: {reason}"].append(" ".join(map(str, node["target"])))
    return found


def hold_nothing_against(pages: dict[str, dict[str, list[str]]]) -> None:
    """Fail with all that axe has against these pages, three elements of each kind."""
    lines = [
        f"{page}: {fault}: {len(targets)} elements: {', '.join(targets[:3])}"
        for page, faults in pages.items()
        for fault, targets in faults.items()
    ]
    assert not lines, "\n".join(lines)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_kind_of_page(open_site: Open, language: str, scheme: Scheme, width: int) -> None:
    reader = open_site("http", scheme=scheme, width=width)
    found = {}
    for kind, path in KINDS.items():
        reader.visit(FOLDERS[language] + path)
        found[kind] = violations(reader)
    hold_nothing_against(found)


@pytest.mark.parametrize("kind", ["home", "term"])
def test_axe_finds_nothing_on_pages_from_disk(open_site: Open, kind: str) -> None:
    reader = open_site("disk")
    reader.visit(KINDS[kind])
    hold_nothing_against({reader.path: violations(reader)})


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_search(open_site: Open, language: str, scheme: Scheme, width: int) -> None:
    """While it offers terms, shows results, corrects a typo, and has found nothing."""
    reader = open_site("http", scheme=scheme, width=width)
    reader.visit(FOLDERS[language] + "terms/lead.html")
    reader.search()
    found = {}
    for query, shown in (
        ("", reader.results.nth(3)),
        ("lead", reader.results.nth(3)),
        ("oportunty", reader.search_box.get_by_role("button", name="opportunit")),
        ("xyzzyq", reader.search_box.get_by_role("link", name="A–Z")),
    ):
        reader.asked.fill(query)
        expect(shown).to_be_visible()
        found[query] = violations(reader)
    hold_nothing_against(found)


def test_axe_finds_nothing_in_the_search_from_disk(open_site: Open) -> None:
    reader = open_site("disk")
    reader.visit("index.html")
    reader.search("lead")
    expect(reader.results.nth(3)).to_be_visible()
    hold_nothing_against({reader.path: violations(reader)})


def test_axe_finds_nothing_on_the_page_for_wrong_addresses(open_site: Open) -> None:
    reader = open_site("http-top")
    for path in ("none.html", "fr/none.html"):
        reader.record.expected_missing.add(reader.root + path)
        reader.visit(path)
        hold_nothing_against({reader.path: violations(reader)})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_open_menu_of_a_phone(open_site: Open, language: str, scheme: Scheme) -> None:
    reader = open_site("http", width=PHONE, scheme=scheme)
    reader.visit(FOLDERS[language] + "terms/lead.html")
    reader.menu_button.tap()
    expect(reader.page.get_by_role("link", name="A–Z", exact=True).first).to_be_in_viewport()
    # Behind the menu all of the page is out of reach meanwhile, its main part and its title too.
    found = violations(reader, without=("landmark-one-main", "page-has-heading-one"))
    hold_nothing_against({reader.path: found})
