"""Pages fit the screen and the finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from generator.model import Glossary
from tests.browser.conftest import Open
from tests.browser.reader import DESK, FOLDERS, KINDS, LANGUAGES, PHONE

pytestmark = pytest.mark.browser

# 320 is a desk's window at four times its size, which WCAG 1.4.10 asks for.
WIDTHS = (DESK, 768, PHONE, 320)

SCROLLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# Elements with text of their own that end outside the window, unless a box of theirs scrolls or hides on purpose.
BEYOND_THE_EDGE = """
() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(e => e.checkVisibility({opacityProperty: true, visibilityProperty: true}))
  .filter(e => [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim()))
  .filter(e => {
    for (let box = e.parentElement; box; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== 'visible' && box !== document.body) return false;
    const {left, right} = e.getBoundingClientRect();
    return right > innerWidth + 1 || left < -1;
  })
  .map(e => e.textContent.trim().slice(0, 60))
"""

# WCAG 2.5.8: 24 pixels each way, or no other target within a circle of 24 pixels round the middle.
TOO_SMALL = """
() => {
  const targets = [...document.querySelectorAll('a[href], button, header label')]
    .filter(e => e.checkVisibility({opacityProperty: true, visibilityProperty: true}))
    .map(e => ({e, box: e.getBoundingClientRect()}))
    .filter(({box}) => box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth && box.bottom > 0);
  const isSmall = box => box.width < 23.9 || box.height < 23.9;
  const distance = (box, x, y) =>
    Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const inSentence = e => getComputedStyle(e).display === 'inline' && e.closest('p, td') && !e.closest('nav, header');
  return targets.filter(({e, box}) => isSmall(box) && !inSentence(e)).filter(({e, box}) => {
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    return targets.some(other => other.e !== e && !e.contains(other.e) && !other.e.contains(e)
      && distance(other.box, x, y) < 12);
  }).map(({e, box}) => `${e.textContent.trim() || e.title}: ${box.width.toFixed(1)} x ${box.height.toFixed(1)}`);
}
"""


def by_page(faults: dict[str, list[str]]) -> str:
    """Return what was found, a line a page."""
    return "\n".join(f"{kind}: {'; '.join(lines)}" for kind, lines in faults.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways(open_site: Open, language: str) -> None:
    reader = open_site("http")
    wide = {}
    for kind, path in KINDS.items():
        reader.visit(FOLDERS[language] + path)
        for width in WIDTHS:
            reader.page.set_viewport_size({"width": width, "height": 844})
            scrolls = reader.page.evaluate(SCROLLS)
            beyond = reader.page.evaluate(BEYOND_THE_EDGE)
            if scrolls or beyond:
                wide[f"{kind} at {width}"] = [f"scrolls {scrolls} px", *beyond]
    assert not wide, by_page(wide)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_and_buttons_are_big_enough_for_a_finger(open_site: Open, language: str) -> None:
    reader = open_site("http", width=PHONE)
    small = {}
    for kind, path in KINDS.items():
        reader.visit(FOLDERS[language] + path)
        if found := reader.page.evaluate(TOO_SMALL):
            small[kind] = found
    assert not small, by_page(small)


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_main_targets_are_24_pixels_each_way(open_site: Open, width: int) -> None:
    reader = open_site("http", width=width)
    for path in ("index.html", "a-z.html", "terms/bant.html"):
        reader.visit(path)
        header = reader.header.locator("a:visible, button:visible, label:visible")
        rows = reader.main.get_by_role("navigation").get_by_role("link")
        buttons = reader.main.get_by_role("button")
        for targets in (header, rows, buttons):
            assert [_size(target) for target in targets.all() if min(_box(target)) < 24 and _is_seen(target)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_the_whole_definition_first(open_site: Open, glossary: Glossary, language: str) -> None:
    reader = open_site("http", width=PHONE)
    entries = {term.id: entry for term in glossary.terms if (entry := term.entries.get(language))}
    longest = max(entries, key=lambda id_: len(entries[id_].definition) + len(entries[id_].term))
    reader.visit(f"{FOLDERS[language]}terms/{longest}.html")
    definition = reader.main.get_by_text(entries[longest].definition, exact=True).first
    expect(definition).to_be_in_viewport(ratio=1)


def test_all_parts_of_a_term_end_at_the_same_edge(open_site: Open) -> None:
    reader = open_site("http", width=DESK)
    reader.visit("terms/bant.html")
    edges = reader.main.locator(".g-aside, .g-lists, nav").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().right)"
    )
    assert max(edges) - min(edges) < 1


def _box(target: Locator) -> tuple[float, float]:
    box = target.bounding_box()
    return (box["width"], box["height"]) if box else (24, 24)


def _is_seen(target: Locator) -> bool:
    return bool(target.evaluate("e => e.checkVisibility({opacityProperty: true, visibilityProperty: true})"))


def _size(target: Locator) -> str:
    return f"{target.inner_text() or target.get_attribute('title')}: {_box(target)}"


# Boxes with a ground or a frame of their own, and the room above their first line and below their last one.
ROOM = """
() => [...document.querySelectorAll('main *')].filter(box => {
  const {backgroundColor: ground, borderTopWidth: frame, display} = getComputedStyle(box);
  return display === 'block' && box.querySelector('p, ul') && box.checkVisibility()
    && (parseFloat(frame) || !/^(transparent|rgba\\(.*, 0\\))$/.test(ground));
}).map((box, _, boxes) => {
  const words = document.createRange();
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  const lines = boxes.filter(each => each !== box && box.contains(each)).map(each => each.getBoundingClientRect());
  while (texts.nextNode()) {
    words.selectNodeContents(texts.currentNode);
    if (texts.currentNode.data.trim()) lines.push(...words.getClientRects());
  }
  const {top, bottom} = box.getBoundingClientRect();
  const above = Math.min(...lines.map(line => line.top)) - top;
  const below = bottom - Math.max(...lines.map(line => line.bottom));
  return {box: box.className, above: Math.round(above), below: Math.round(below)};
})
"""


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_boxes_have_as_much_room_above_their_words_as_below(open_site: Open, width: int) -> None:
    reader = open_site("disk", width=width)
    uneven = {}
    for kind, path in KINDS.items():
        reader.visit(path)
        rooms = reader.page.evaluate(ROOM)
        uneven[kind] = [room for room in rooms if abs(room["above"] - room["below"]) > 6]
    assert not any(uneven.values()), "\n".join(f"{kind}: {rooms}" for kind, rooms in uneven.items() if rooms)
