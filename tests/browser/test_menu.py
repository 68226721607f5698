"""In a narrow window the parts of the site are a menu, and in every wider one a row of tabs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open, Source
from tests.browser.reader import FOLDERS, KINDS, LANGUAGES, PHONE, Reader

pytestmark = pytest.mark.browser

IS_INERT = "e => e.inert"
HAS_FOCUS = "e => e.contains(document.activeElement)"


def parts(reader: Reader) -> Locator:
    """Return the tabs, or the menu."""
    return reader.page.locator("nav.g-tabs")


def opened(open_site: Open, path: str = "terms/bant.html", source: Source = "http") -> Reader:
    """Return someone with a phone who opened the menu."""
    reader = open_site(source, width=PHONE)
    reader.visit(path)
    reader.menu_button.tap()
    return reader


@pytest.mark.parametrize("width", [640, 768, 1000, 1280])
def test_from_640_pixels_the_parts_are_tabs(open_site: Open, width: int) -> None:
    reader = open_site("http", width=width)
    for language in LANGUAGES:
        reader.visit(FOLDERS[language] + "terms/bant.html")
        expect(parts(reader).get_by_role("link")).to_have_count(8)
        for tab in parts(reader).get_by_role("link").all():
            expect(tab).to_be_in_viewport(ratio=1)
        expect(reader.menu_button).to_have_count(0)
        heights = parts(reader).get_by_role("link").evaluate_all("all => all.map(e => e.getBoundingClientRect().top)")
        assert max(heights) - min(heights) < 1, "in one row"


@pytest.mark.parametrize("source", ["disk", "http"])
def test_the_button_says_what_it_is_and_whether_the_menu_is_open(open_site: Open, source: Source) -> None:
    reader = open_site(source, width=PHONE)
    reader.visit("terms/bant.html")
    button = reader.header.get_by_role("button", name="Menu", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(parts(reader)).to_be_hidden()
    button.tap()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(parts(reader).get_by_role("link")).to_have_count(8)
    button.tap()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(parts(reader)).to_be_hidden()


def test_opening_moves_the_focus_in_and_escape_back(open_site: Open) -> None:
    reader = opened(open_site)
    expect(parts(reader).get_by_role("link", name="Funnel", exact=True)).to_be_focused()  # where one is
    reader.page.keyboard.press("Escape")
    expect(parts(reader)).to_be_hidden()
    expect(reader.menu_button).to_be_focused()


def test_behind_the_menu_the_page_is_out_of_reach(open_site: Open) -> None:
    reader = opened(open_site)
    for _ in range(20):
        reader.page.keyboard.press("Tab")
        inside = parts(reader).evaluate(HAS_FOCUS) or reader.menu_button.evaluate(HAS_FOCUS)
        assert inside or reader.page.evaluate("document.activeElement === document.body"), "not behind it"
    assert reader.page.get_by_role("main").evaluate(IS_INERT)
    reader.page.keyboard.press("Escape")
    assert not reader.page.get_by_role("main").evaluate(IS_INERT)


def test_a_tap_beside_the_menu_closes_it_and_follows_nothing(open_site: Open) -> None:
    reader = opened(open_site)
    reader.page.touchscreen.tap(PHONE / 2, 800)
    expect(parts(reader)).to_be_hidden()
    assert reader.path == "terms/bant.html"


def test_a_wider_window_closes_the_menu(open_site: Open) -> None:
    reader = opened(open_site)
    reader.page.set_viewport_size({"width": 800, "height": 844})
    reader.page.locator("main:not([inert])").wait_for()
    reader.page.set_viewport_size({"width": PHONE, "height": 844})
    expect(parts(reader)).to_be_hidden()


def test_back_at_a_page_its_menu_is_closed(open_site: Open) -> None:
    reader = opened(open_site)
    parts(reader).get_by_role("link", name="A–Z", exact=True).tap()
    reader.wait_for("a-z.html")
    reader.page.go_back()
    reader.wait_for("terms/bant.html")
    expect(parts(reader)).to_be_hidden()
    assert not reader.page.get_by_role("main").evaluate(IS_INERT)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [320, PHONE, 640, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_is_a_way_home_at_every_width(
    open_site: Open,
    language: str,
    width: int,
    scripts: bool,  # noqa: FBT001  # a case
) -> None:
    reader = open_site("http", width=width, scripts=scripts)
    reader.visit(FOLDERS[language] + "terms/bant.html")
    title = reader.header.get_by_role("link").first
    expect(title).to_be_in_viewport(ratio=1)
    title.click()
    reader.wait_for(FOLDERS[language] + "index.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_the_parts_stay_in_sight(open_site: Open, language: str) -> None:
    reader = open_site("http", width=PHONE, scripts=False)
    for path in KINDS.values():
        reader.visit(FOLDERS[language] + path)
        for link in parts(reader).get_by_role("link").all():
            expect(link).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_says_where_it_is(open_site: Open, language: str) -> None:
    reader = open_site("http")
    reader.visit(FOLDERS[language] + "terms/churn-rate.html")
    expect(parts(reader).locator("[aria-current]")).to_have_count(1)
    trail = reader.main.get_by_role("navigation").first
    links = trail.get_by_role("listitem").get_by_role("link")
    targets = [f"{reader.root}{FOLDERS[language]}{path}" for path in ("index.html", "stages/index.html")]
    targets.append(f"{reader.root}{FOLDERS[language]}stages/post-sale.html")
    assert links.evaluate_all("all => all.map(link => link.href)") == targets
