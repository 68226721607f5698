"""A card lies in the window and never on its link; where its text has no room, every way of reading scrolls it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.reader import DESK, PHONE, Reader
from tests.browser.test_accessibility import hold_nothing_against, violations
from tests.browser.test_previews import card, focus, in_prose

pytestmark = pytest.mark.browser

PATHS = ["terms/lead.html", "fr/stages/tofu.html", "abbreviations.html"]
# The last is a desk's window at twice its size, which WCAG 1.4.4 asks for.
SIZES = [(DESK, 844), (PHONE, 844), (640, 400)]
FOUR_TIMES = (320, 256)
"""A desk's window at four times its size, which WCAG 1.4.10 asks for."""

# Where the open card lies: within the window, and on no line of its link.
MISPLACED = """
link => {
  const card = document.querySelector(':popover-open').getBoundingClientRect();
  const inside = card.left >= 0 && card.top >= 0 && card.right <= innerWidth && card.bottom <= innerHeight;
  const covers = [...link.getClientRects()].some(line => line.left < card.right && line.right > card.left
    && line.top < card.bottom && line.bottom > card.top);
  return inside && !covers ? null : `${link.textContent}: ${JSON.stringify(card)}`;
}
"""

GAP = 6
"""Pixels between a link and its card."""

AWAY = """
link => {
  const card = document.querySelector(':popover-open').getBoundingClientRect(), lines = [...link.getClientRects()];
  return Math.round(Math.max(card.top - lines.at(-1).bottom, lines[0].top - card.bottom));
}
"""

# What is cut off or does not fit; a height with a fraction may cost a pixel of the padding.
IS_CUT = "e => Math.max(e.scrollHeight - e.clientHeight - e.scrollTop, e.scrollWidth - e.clientWidth) > 1"

LIES_IN_ITS_CARD = """
e => {
  const line = e.getBoundingClientRect(), card = e.closest(':popover-open').getBoundingClientRect();
  return line.top >= card.top && line.bottom <= card.bottom;
}
"""


def mid_window(reader: Reader, path: str, width: int, height: int) -> Iterator[Locator]:
    """Focus links of a page one by one, each half-way down the window: there the card has the least room."""
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.visit(path)
    links = reader.main.locator("a[data-card]").all()
    focus(reader, links[0])
    # Lists are as long as they like; the links to the page before and after are the last.
    for link in (*links[:20], *links[-3:]):
        link.evaluate("e => { e.focus({preventScroll: true}); e.scrollIntoView({block: 'center'}); }")
        reader.page.wait_for_function("() => new Promise(requestAnimationFrame)")
        expect(card(reader)).to_have_count(1)
        yield link


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("path", PATHS)
def test_the_whole_card_lies_in_the_window_and_never_on_its_link(
    open_site: Open, path: str, width: int, height: int
) -> None:
    reader = open_site("http")
    wrong, cut = [], []
    for link in mid_window(reader, path, width, height):
        wrong.append(link.evaluate(MISPLACED))
        cut += [link.text_content()] * card(reader).evaluate(IS_CUT)
    assert not list(filter(None, wrong))
    assert not cut


@pytest.mark.parametrize("path", PATHS)
def test_arrow_keys_reach_the_end_of_a_card_at_four_times_the_size(open_site: Open, path: str) -> None:
    reader = open_site("http")
    cut, wrong, unreached = 0, [], []
    for link in mid_window(reader, path, *FOUR_TIMES):
        wrong.append(link.evaluate(MISPLACED))
        page, presses = reader.page.evaluate("scrollY"), 0
        while card(reader).evaluate(IS_CUT) and presses < 20:
            reader.page.keyboard.press("ArrowDown")
            presses += 1
        cut += presses > 0
        last = card(reader).get_by_role("paragraph").last
        unreached += [link.text_content()] * (not last.evaluate(LIES_IN_ITS_CARD))
        assert reader.page.evaluate("scrollY") == page
    assert cut
    assert not list(filter(None, wrong))
    assert not unreached


def test_keys_move_the_card_first_and_then_the_page(open_site: Open) -> None:
    reader = open_site("http")
    next(mid_window(reader, "terms/lead.html", *FOUR_TIMES))
    top, page = card(reader).evaluate("e => e.scrollTop"), reader.page.evaluate("scrollY")
    for forth, back in (("ArrowDown", "ArrowUp"), ("PageDown", "PageUp")):
        reader.page.keyboard.press(forth)
        assert card(reader).evaluate("e => e.scrollTop") > top
        reader.page.keyboard.press(back)
        assert card(reader).evaluate("e => e.scrollTop") == top
    reader.page.keyboard.press("Control+ArrowDown")
    assert card(reader).evaluate("e => e.scrollTop") == top
    while card(reader).evaluate(IS_CUT):
        reader.page.keyboard.press("PageDown")
    assert reader.page.evaluate("scrollY") == page
    reader.page.keyboard.press("ArrowDown")
    reader.page.wait_for_function("page => scrollY > page", arg=page)


def test_the_wheel_moves_the_text_of_a_card_that_is_cut(open_site: Open) -> None:
    reader = open_site("http")
    next(mid_window(reader, "terms/lead.html", *FOUR_TIMES))
    page = reader.page.evaluate("scrollY")
    card(reader).hover()
    reader.page.mouse.wheel(0, 30)
    reader.page.wait_for_function("() => document.querySelector(':popover-open > [role=tooltip]').scrollTop === 30")
    assert reader.page.evaluate("scrollY") == page


def test_a_card_that_the_focus_enters_goes_when_the_focus_goes(open_site: Open) -> None:
    reader = open_site("http")
    *_, link = mid_window(reader, "terms/lead.html", *FOUR_TIMES)
    reader.page.keyboard.press("Tab")
    expect(card(reader)).to_be_focused()
    hold_nothing_against({reader.path: violations(reader)})
    reader.page.keyboard.press("Escape")
    expect(card(reader)).to_have_count(0)
    expect(link).to_be_focused()
    focus(reader, link)
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Tab")
    expect(card(reader)).to_have_count(0)


def test_the_card_goes_with_its_link_when_the_page_scrolls(open_site: Open) -> None:
    reader = open_site("http")
    reader.page.set_viewport_size({"width": DESK, "height": 400})  # so that there is a way to go, up and down
    reader.visit("terms/lead.html")
    link = in_prose(reader).last
    link.evaluate("e => e.scrollIntoView({block: 'center'})")
    link.hover()
    expect(card(reader)).to_have_count(1)
    for distance in (60, -120, 40):
        before = reader.page.evaluate("scrollY")
        reader.page.mouse.wheel(0, distance)
        reader.page.wait_for_function("due => Math.abs(scrollY - due) < 1", arg=before + distance)
        assert link.evaluate(AWAY) == GAP
        assert link.evaluate(MISPLACED) is None
