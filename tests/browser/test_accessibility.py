"""Axe finds nothing on any kind of page, in any language, light or dark, on a desk or a phone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PROJECT, Open, Scheme, Source
from tests.browser.reader import DESK, FOLDERS, KINDS, LANGUAGES, PHONE, Reader

pytestmark = pytest.mark.browser

AXE = PROJECT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (DESK, PHONE)]


def violations(reader: Reader) -> list[str]:
    """Return what axe has against the page as it is now, a line for each element."""
    reader.settle()
    reader.page.add_script_tag(path=AXE)
    report: dict[str, Any] = reader.page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}: {_last_line(node)}"
        for violation in report["violations"]
        for node in violation["nodes"]
    ]


def _last_line(node: dict[str, Any]) -> str:
    return str(node["failureSummary"]).splitlines()[-1].strip()


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_kind_of_page(open_site: Open, language: str, scheme: Scheme, width: int) -> None:
    reader = open_site("http", scheme=scheme, width=width)
    found = {}
    for kind, path in KINDS.items():
        reader.visit(FOLDERS[language] + path)
        if lines := violations(reader):
            found[kind] = lines
    assert found == {}


@pytest.mark.parametrize("kind", ["home", "term"])
def test_axe_finds_nothing_on_pages_from_disk(open_site: Open, kind: str) -> None:
    reader = open_site("disk")
    reader.visit(KINDS[kind])
    assert violations(reader) == []


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_while_results_are_shown(open_site: Open, language: str, scheme: Scheme, width: int) -> None:
    reader = open_site("http", scheme=scheme, width=width)
    reader.visit(FOLDERS[language] + "terms/lead.html")
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("lead")
    expect(reader.page.get_by_role("dialog").get_by_role("listitem").nth(3)).to_be_visible()
    assert violations(reader) == []


@pytest.mark.parametrize("source", ["disk"])
def test_axe_finds_nothing_while_results_are_shown_from_disk(open_site: Open, source: Source) -> None:
    reader = open_site(source)
    reader.visit("index.html")
    reader.page.keyboard.press("/")
    reader.page.keyboard.type("lead")
    expect(reader.page.get_by_role("dialog").get_by_role("listitem").nth(3)).to_be_visible()
    assert violations(reader) == []


def test_axe_finds_nothing_on_the_page_for_wrong_addresses(open_site: Open) -> None:
    reader = open_site("http-top")
    for path in ("none.html", "fr/none.html"):
        reader.record.expected_missing.add(reader.root + path)
        reader.visit(path)
        assert violations(reader) == []


def test_axe_finds_nothing_in_the_open_menu_of_a_phone(open_site: Open) -> None:
    reader = open_site("http", width=PHONE)
    reader.visit("fr/terms/lead.html")
    reader.header.locator("[for=__drawer]").first.tap()
    expect(reader.page.get_by_role("link", name="A–Z", exact=True).first).to_be_in_viewport()
    assert violations(reader) == []
