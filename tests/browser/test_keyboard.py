"""People use the site with the keyboard alone and always see where they are."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Scheme
from tests.browser.reader import DESK, KINDS, PHONE, Reader

pytestmark = pytest.mark.browser

# Where the focus is, and whether it shows: on the element, on what covers it, or on the label that is drawn in its
# place. A ring that a box round it cuts off does not count.
FOCUS = """
() => {
  const e = document.activeElement;
  const seen = [e, ...(e.labels ?? [])].filter(x => {
    const box = x.getBoundingClientRect();
    return x.checkVisibility({opacityProperty: true, visibilityProperty: true}) && box.width > 1 && box.height > 1
      && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  });
  const next = e.nextElementSibling;
  const drawn = e.matches('input') && next?.matches('label:not([hidden])') ? [next] : [];
  const isWhole = (x, reach) => {
    const {top, bottom} = x.getBoundingClientRect();
    for (let box = x.parentElement; box && box !== document.body; box = box.parentElement) {
      const edge = box.getBoundingClientRect();
      const isInside = top - reach > edge.top - 1 && bottom + reach < edge.bottom + 1;
      if (getComputedStyle(box).overflowY !== 'visible' && !isInside) return false;
    }
    return true;
  };
  const rings = [...seen, ...drawn].some(x => [null, '::after'].some(part => {
    const style = getComputedStyle(x, part), width = parseFloat(style.outlineWidth);
    return style.outlineStyle !== 'none' && width > 0 && (part || isWhole(x, width + parseFloat(style.outlineOffset)));
  }));
  const part = e.matches('.g-skip') ? 'skip link'
    : e.closest('nav[class*=tabs]') ? 'tabs'
    : e.closest('header') ? 'header'
    : e.closest('main') ? 'content'
    : e.closest('footer') ? 'footer' : 'elsewhere';
  const name = e.getAttribute('aria-label') || e.textContent.trim() || e.title || e.tagName;
  const takesText = e.matches('input:not([type=radio], [type=checkbox]), textarea');
  return {part, name: name.slice(0, 50), isSeen: seen.length + drawn.length > 0, rings, takesText};
}
"""


def tab_through(reader: Reader, stops: int) -> list[dict[str, Any]]:
    """Press Tab so many times from the top, and return where the focus was after each."""
    found = []
    for _ in range(stops):
        reader.page.keyboard.press("Tab")
        reader.settle()
        found.append(reader.page.evaluate(FOCUS))
    return found


def test_tab_goes_from_the_skip_link_through_header_and_tabs_to_the_content(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/bant.html")
    parts = [part for part, _ in groupby(stop["part"] for stop in tab_through(reader, 22))]
    assert parts == ["skip link", "header", "tabs", "content"]


@pytest.mark.parametrize("path", ["index.html", "terms/bant.html", "fr/a-z.html"])
@pytest.mark.parametrize(("width", "scheme"), [(DESK, "light"), (DESK, "dark"), (PHONE, "light")])
def test_the_focus_is_always_seen(open_site: Open, path: str, width: int, scheme: Scheme) -> None:
    reader = open_site("http", width=width, scheme=scheme)
    reader.visit(path)
    stops = tab_through(reader, 20)
    unseen = [f"{stop['part']}: {stop['name']}" for stop in stops if not stop["isSeen"]]
    assert not unseen, "the focus is out of sight on\n" + "\n".join(unseen)
    # Where one types, the caret shows it.
    bare = [f"{stop['part']}: {stop['name']}" for stop in stops if not stop["rings"] and not stop["takesText"]]
    assert not bare, "no outline on\n" + "\n".join(bare)


def test_the_skip_link_leads_past_the_header(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/bant.html")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate(FOCUS)["part"] == "content"


def test_language_is_switched_with_the_keyboard(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/bant.html")
    link = reader.header.locator("a[hreflang=fr]")
    for _ in range(10):
        reader.page.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            break
    expect(link).to_be_focused()
    reader.page.keyboard.press("Enter")
    reader.wait_for("fr/terms/bant.html")


def test_the_menu_of_a_narrow_window_opens_with_the_keyboard(open_site: Open) -> None:
    reader = open_site("http", width=PHONE)
    reader.visit("terms/bant.html")
    menu_link = reader.page.get_by_role("link", name="A–Z", exact=True).first
    button = reader.menu_button
    expect(menu_link).not_to_be_in_viewport()
    for _ in range(8):
        reader.page.keyboard.press("Tab")
        if button.evaluate("e => e === document.activeElement"):
            break
    expect(button).to_be_focused()
    reader.page.keyboard.press("Enter")
    expect(menu_link).to_be_in_viewport()


# Is there a place on the element that has the focus where nothing lies over it?
IS_COVERED = """
() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const shows = [...e.getClientRects()].some(({left, top, right, bottom}) => {
    const x = (left + right) / 2, y = (top + bottom) / 2, seen = document.elementFromPoint(x, y);
    return seen && (e.contains(seen) || seen.contains(e) || seen.closest('label')?.control === e);
  });
  return shows ? '' : `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 40)}`;
}
"""


def walk(reader: Reader, key: str) -> list[str]:
    """Go with a key through all that takes the focus, and return the stops that something lies over."""
    covered: list[str] = []
    for _ in range(2000):
        reader.page.keyboard.press(key)
        stop = reader.page.evaluate(IS_COVERED)
        if stop is None:
            return covered
        if stop:
            covered.append(stop)
    raise AssertionError("the walk does not end")


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_nothing_lies_over_what_has_the_focus_forwards_and_backwards(open_site: Open, width: int) -> None:
    """Headers and letters that stay at the top cover what stands below them: WCAG 2.4.11."""
    reader = open_site("disk", width=width)
    covered = {}
    for kind in ("home", "stage", "a-z", "abbreviations", "formula", "comparison", "about"):
        reader.visit(KINDS[kind])
        covered[kind] = walk(reader, "Tab") + walk(reader, "Shift+Tab")
    assert not any(covered.values()), "\n".join(f"{kind}: {stops[:5]}" for kind, stops in covered.items() if stops)
