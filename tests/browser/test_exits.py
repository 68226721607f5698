"""The site that the engine after this one makes is looked at and used like ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reader import DESK, PHONE, Reader, Record
from tests.browser.server import served
from tests.exits import with_properdocs, with_zensical
from tests.projects import glossary_of, golden

pytestmark = pytest.mark.browser

SHAPES = """
() => [...document.querySelectorAll('header *, nav *, main *, footer *')].map(e => {
  const {x, y, width, height} = e.getBoundingClientRect();
  const {color, backgroundColor, fontSize, fontFamily, textDecoration} = getComputedStyle(e);
  return [e.localName, e.className.baseVal ?? e.className, Math.round(x), Math.round(y), Math.round(width),
    Math.round(height), color, backgroundColor, fontSize, fontFamily, textDecoration];
})
"""

PATHS = ("index.html", "terms/gear-ratio.html", "stages/stand.html", "a-z.html", "fr/terms/bonk.html", "about.html")


@pytest.fixture(scope="module", params=[with_zensical, with_properdocs])
def left(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the five-term project's site, made by another engine."""
    glossary = glossary_of(golden().folder)
    site: Path = request.param(golden(), glossary.settings, tmp_path_factory.mktemp("exit"))
    with served(site, "/gloss/") as root:
        yield root


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_each_thing_is_where_it_is_on_our_pages_and_looks_the_same(browser: Browser, left: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    with served(golden().site, "/gloss/") as ours:
        for path in PATHS:
            shapes = []
            for root in (ours, left):
                page.goto(root + path)
                shapes.append(page.evaluate(SHAPES))
            assert len(shapes[0]) > 30
            assert shapes[1] == shapes[0], path
    page.close()


def test_search_menu_and_languages_work(browser: Browser, left: str, records: list[Record]) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 844}, has_touch=True)
    records.append(Record(left))
    records[-1].watch(page)
    reader = Reader(page, left, records[-1])
    reader.visit("terms/bonk.html")
    expect(page.locator("dialog")).to_have_count(1)
    reader.search("ball")
    reader.page.keyboard.press("Enter")
    reader.wait_for("terms/ball-bearing.html")
    reader.switch_to("fr")
    reader.wait_for("fr/terms/ball-bearing.html")
    reader.menu_button.tap()
    page.get_by_role("link", name="A–Z", exact=True).first.tap()
    reader.wait_for("fr/a-z.html")
    page.close()
