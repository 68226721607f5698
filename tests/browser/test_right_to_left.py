"""A site in Arabic is read from the right: it is the mirror of one that is read from the left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.arabic import arabic
from tests.browser.conftest import Open
from tests.browser.mirror import FROM_THE_RIGHT, SEEN, UNMIRRORED
from tests.browser.reader import DESK, PHONE, Reader
from tests.browser.server import served
from tests.browser.test_layout import BEYOND_THE_EDGE, SCROLLS, by_page
from tests.browser.test_previews import card, focus
from tests.browser.test_previews_in_the_window import IS_CUT, MISPLACED

pytestmark = pytest.mark.browser

PAGES = [
    "index.html",
    "a-z.html",
    "abbreviations.html",
    "about.html",
    "compare/ball-bearing-vs-bottom-bracket.html",
    "compare/index.html",
    "paths/first-week.html",
    "stages/index.html",
    "stages/stand.html",
    "topics/parts.html",
    *(f"terms/{term}.html" for term in ("ball-bearing", "bonk", "bottom-bracket", "drivetrain", "gear-ratio")),
]
WIDTHS = [DESK, 768, PHONE]
EDGE = 8
"""Pixels that a card reaches beyond its link, so that their words stand below each other."""


@pytest.fixture(scope="module")
def roots() -> Iterator[dict[str, str]]:
    """Where the top of the Arabic half is, from disk and over HTTP under a path."""
    site = arabic().site
    with served(site, "/gloss/") as under_path:
        yield {"disk": f"{(site / 'ar').as_uri()}/", "http": f"{under_path}ar/"}


@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_nothing_is_cut_or_lies_beyond_the_edge(open_site: Open, width: int) -> None:
    reader = open_site("http", width=width)
    faults: dict[str, list[str]] = {}
    for path in PAGES:
        reader.visit(path)
        sideways = reader.page.evaluate(SCROLLS)
        if lines := [*([f"{sideways} pixels sideways"] if sideways else []), *reader.page.evaluate(BEYOND_THE_EDGE)]:
            faults[path] = lines
    assert not faults, by_page(faults)


@pytest.mark.parametrize("width", WIDTHS)
def test_each_page_is_the_mirror_of_one_from_the_left(open_site: Open, width: int) -> None:
    reader = open_site("disk", width=width)
    faults = {}
    for path in PAGES:
        reader.visit(path)
        if lines := reader.page.evaluate(UNMIRRORED):
            faults[path] = lines
    assert not faults, by_page(faults)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("query", ["", "BB", "hunger knock", "zzz (x)"])
def test_so_is_the_search(open_site: Open, width: int, query: str) -> None:
    reader = open_site("disk", width=width)
    reader.visit("terms/bonk.html")
    reader.search(query)
    if query.startswith("zzz"):
        expect(reader.search_box.get_by_text("zzz")).to_be_visible()
    else:
        expect(reader.results.first).to_be_visible()
    reader.settle()
    assert reader.page.evaluate(UNMIRRORED) == []


def test_so_is_the_menu_of_a_phone(open_site: Open) -> None:
    reader = open_site("disk", width=PHONE)
    reader.visit("stages/stand.html")
    reader.menu_button.click()
    assert reader.page.evaluate(UNMIRRORED) == []


def rows(reader: Reader) -> dict[str, Locator]:
    """Return what stands in a row on a wide page, by what it is called."""
    return {
        "the bar": reader.page.locator(".g-bar > :is(.g-site, .g-find, .g-language, .g-colors)"),
        "the tabs": reader.page.locator(".g-tabs a"),
        "the way to the page": reader.page.locator(".g-trail a"),
        "its marks": reader.page.locator(".g-crumbs a"),
        "its columns": reader.page.locator(".g-main, .g-aside"),
        "before and after": reader.page.locator(".g-around a"),
    }


def test_what_is_read_first_stands_furthest_to_the_right(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/ball-bearing.html")
    for name, row in rows(reader).items():
        places = row.evaluate_all(FROM_THE_RIGHT)
        assert len(places) > 1, name
        assert places == sorted(places), name
        assert places[0] < 150, name
    reader.visit("index.html")
    steps = reader.main.locator(".g-stages li").evaluate_all(FROM_THE_RIGHT)
    assert steps == sorted(steps)
    reader.visit("terms/drivetrain.html")
    nodes = reader.main.locator(".g-map .g-narrower rect").evaluate_all(FROM_THE_RIGHT)
    assert len(nodes) > 1
    assert nodes == sorted(nodes)


@pytest.mark.parametrize(
    ("path", "selector", "seen"),
    [
        ("terms/ball-bearing.html", ".g-aliases li:nth-child(2) span", "C++ (ISO 3290)"),
        ("terms/bonk.html", ".g-avoid li > span:first-child", "Hitting the floor!"),
        ("terms/bonk.html", ".g-aliases li:nth-child(2) > span:first-child", "Hunger knock (the wall)"),
        ("terms/gear-ratio.html", ".g-sources li:nth-child(2) a", "Teeth, counted"),
        ("terms/bottom-bracket.html", "main code", "68 mm"),
        ("terms/bottom-bracket.html", ".g-aliases li:nth-child(1)", "BB30 (PF) روحم"),
        (
            "terms/gear-ratio.html",
            ".g-formula .g-line >> nth=0",
            "يفلخلا سرتلا نانسأ ÷ يمامألا سرتلا نانسأ = سورتلا ةبسن",
        ),
        ("terms/gear-ratio.html", ".g-formula .g-line >> nth=1", "×2.75 = 16 ÷ 44"),
        ("compare/index.html", "h1", "Compare"),
        ("abbreviations.html", ".g-intro p", "What the letters stand for."),
        ("a-z.html", ".g-index li:has(a[href*=bonk]) span[dir]", "Hunger knock (the wall)"),
    ],
)
def test_signs_of_names_stay_where_their_language_has_them(
    open_site: Open, path: str, selector: str, seen: str
) -> None:
    reader = open_site("disk")
    reader.visit(path)
    assert reader.page.locator(selector).first.evaluate(SEEN) == seen


def test_so_they_do_in_the_search(open_site: Open) -> None:
    reader = open_site("disk")
    reader.visit("index.html")
    for query, seen in {
        "hunger": "Bonk ← Hunger knock (the wall)",
        "hitting the floor": "Bonk ← هبنجت لضفألا Hitting the floor!",
        "bb": "تايرك لمحم ← BB",
    }.items():
        reader.search(query)
        title = reader.chosen.locator(".g-title")
        expect(title).to_contain_text(query[:2], ignore_case=True)
        assert " ".join(title.evaluate(SEEN).split()) == seen
        reader.page.keyboard.press("Escape")
    reader.search("zzz (x)!")
    none = reader.search_box.locator(".g-none")
    expect(none).to_be_visible()
    assert "zzz (x)!" in none.evaluate(SEEN)


def test_a_page_from_the_left_names_what_is_written_from_the_right(open_site: Open) -> None:
    reader = open_site("disk")
    reader.visit("../terms/bottom-bracket.html")
    name = reader.main.locator("a[hreflang=ar]")
    expect(name).to_have_attribute("dir", "rtl")
    assert name.evaluate(SEEN) == "تاساودلا روحم"
    reader.header.locator("a[hreflang=ar]").click()
    reader.wait_for("terms/bottom-bracket.html")
    expect(reader.page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_card_lies_under_its_link_from_the_right_and_in_the_window(open_site: Open, width: int) -> None:
    reader = open_site("http", width=width)
    aligned = 0
    for path in ("terms/gear-ratio.html", "abbreviations.html", "index.html", "about.html"):
        reader.visit(path)
        for link in reader.main.locator("a[data-card]").all():
            focus(reader, link)
            expect(card(reader)).to_be_visible()
            assert link.evaluate(MISPLACED) is None
            assert not card(reader).evaluate(IS_CUT)
            ends = link.evaluate(
                "(link) => [link.getClientRects().length, document.querySelector(':popover-open')"
                ".getBoundingClientRect().right - link.getBoundingClientRect().right,"
                "document.querySelector(':popover-open').getBoundingClientRect().left]"
            )
            if ends[0] == 1 and ends[2] > EDGE + 1:
                assert ends[1] == pytest.approx(EDGE, abs=1)
                aligned += 1
    assert aligned or width == PHONE


def test_the_arrow_keys_choose_downwards_and_enter_opens(open_site: Open) -> None:
    reader = open_site("disk")
    reader.visit("index.html")
    reader.search("BB")
    first = reader.chosen.get_attribute("href")
    reader.page.keyboard.press("ArrowDown")
    assert reader.chosen.get_attribute("href") != first
    reader.page.keyboard.press("ArrowUp")
    assert reader.chosen.get_attribute("href") == first
    reader.page.keyboard.press("Enter")
    reader.wait_for("terms/ball-bearing.html")
