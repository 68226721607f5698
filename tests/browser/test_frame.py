"""What every page costs, and that nothing of the frame lies over what one reads."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from generator.model import Glossary
from tests.browser.conftest import Open
from tests.browser.reader import DESK, FOLDERS, KINDS, LANGUAGES, PHONE, Reader

pytestmark = pytest.mark.browser

# What lies over the page and stays there, as far as it does not hold the focus itself.
COVERED = """
() => {
  const focused = document.activeElement;
  if (focused.matches('body, .g-skip')) return [];
  const box = focused.getBoundingClientRect();
  const stays = e => ['sticky', 'fixed'].includes(getComputedStyle(e).position) && !e.closest('[popover], dialog');
  const bars = [...document.querySelectorAll('body *')].filter(e => stays(e) && e.checkVisibility());
  const over = bars.filter(e => !e.contains(focused) && getComputedStyle(e).clipPath === 'none').filter(e => {
    const bar = e.getBoundingClientRect();
    return bar.height > 0 && box.height > 0 && box.top < bar.bottom - 0.5 && box.bottom > bar.top + 0.5
      && box.left < bar.right && box.right > bar.left;
  });
  return over.map(e => `${focused.textContent.trim().slice(0, 40)} under ${e.className}`);
}
"""

COST = """
() => ({
  blocking: [...document.head.querySelectorAll('link[rel=stylesheet], script[src]:not([defer], [async])')].length,
  inline: [...document.querySelectorAll('script:not([src])')].reduce((sum, e) => sum + e.textContent.length, 0),
})
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_costs_30_kilobytes_in_6_requests_and_waits_for_one_style_sheet(
    open_site: Open, built: tuple[Glossary, Path], language: str
) -> None:
    reader = open_site("http")
    for path in ("terms/bant.html", "terms/churn-rate.html"):
        reader.record.requests.clear()
        reader.visit(FOLDERS[language] + path)
        reader.page.wait_for_load_state("networkidle")
        asked = {unquote(address.removeprefix(reader.root)) for address in reader.record.requests}
        asked.add("assets/favicon.svg")  # which a browser without windows leaves out
        assert len(asked) <= 6, asked
        assert sum(len(gzip.compress((built[1] / file).read_bytes())) for file in asked) <= 30_000
        cost: dict[str, Any] = reader.page.evaluate(COST)
        assert cost["blocking"] == 1
        assert cost["inline"] < 500


def walked(reader: Reader, key: str, stops: int) -> list[str]:
    """Press a key so often, and return where the focus was hidden."""
    hidden = []
    for _ in range(stops):
        reader.page.keyboard.press(key)
        hidden += reader.page.evaluate(COVERED)
    return hidden


@pytest.mark.parametrize(("width", "height"), [(DESK, 844), (PHONE, 844), (320, 256)])
@pytest.mark.parametrize("path", ["a-z.html", "fr/a-z.html", "terms/lead.html", "index.html"])
def test_nothing_that_has_the_focus_is_hidden(open_site: Open, path: str, width: int, height: int) -> None:
    """On the way down, and on the way up again, where what comes next lies above."""
    reader = open_site("http", width=width)
    reader.page.set_viewport_size({"width": width, "height": height})
    reader.visit(path)
    hidden = walked(reader, "Tab", 110)
    hidden += walked(reader, "Shift+Tab", 80)
    assert not hidden, "\n".join(hidden)


def test_a_heading_that_is_jumped_to_is_not_hidden(open_site: Open) -> None:
    for width in (DESK, PHONE):
        reader = open_site("http", width=width)
        for path, anchor in (("a-z.html", "letter-9"), ("terms/churn-rate.html", "formula")):
            reader.visit(f"{path}#{anchor}")
            reader.page.locator(f"#{anchor}").evaluate("e => { e.tabIndex = -1; e.focus({ preventScroll: true }); }")
            assert not reader.page.evaluate(COVERED), path


def test_forced_colors_keep_the_shape_of_the_funnel_and_of_the_current_tab(open_site: Open) -> None:
    for width in (DESK, PHONE):
        reader = open_site("http", width=width)
        reader.page.emulate_media(forced_colors="active")
        reader.visit("index.html")
        steps = reader.main.locator(".g-stages li")
        ground = reader.page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
        for step in steps.all():
            shape, color, words = step.evaluate(
                "e => [getComputedStyle(e).clipPath, getComputedStyle(e).backgroundColor,"
                " getComputedStyle(e.querySelector('a')).color]"
            )
            assert shape.startswith("polygon")
            assert color not in (ground, words), "the shape is seen against the page, and the words against the shape"
            assert words == ground
        if width == PHONE:
            reader.menu_button.tap()
        current = reader.page.locator(".g-tab[aria-current]")
        other = reader.page.locator(".g-tab:not([aria-current])").first
        side = "borderBottomWidth" if width == DESK else "borderLeftWidth"
        widths = [tab.evaluate(f"e => parseFloat(getComputedStyle(e).{side})") for tab in (current, other)]
        assert widths[0] >= 2 > widths[1]


SCROLLING = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => [e.tabIndex, e.role, e.ariaLabel])"


@pytest.mark.parametrize("width", [DESK, PHONE, 320])
@pytest.mark.parametrize("language", LANGUAGES)
def test_code_and_tables_that_scroll_take_the_focus_and_have_a_name(open_site: Open, language: str, width: int) -> None:
    reader = open_site("http", width=width)
    found = 0
    for path in ("contributing.html", "link-here.html", "about.html"):
        reader.visit(FOLDERS[language] + path)
        scrolling = reader.main.locator("pre, table").evaluate_all(SCROLLING)
        found += len(scrolling)
        assert all(index == 0 and name for index, _, name in scrolling), path
    assert found or width == DESK


# Links in sentences and tables whose look beside the color is that of the words around them.
ONLY_COLORED = """
() => [...document.querySelectorAll('main :is(p, td, li, dd) a[href]')].filter(e => e.checkVisibility())
  .filter(e => [...e.parentElement.childNodes].some(n => n !== e && n.nodeType === Node.TEXT_NODE && /\\w/.test(n.data))
    || e.closest('td'))
  .filter(e => {
    const look = getComputedStyle(e);
    const borders = parseFloat(look.borderBottomWidth) > 0;
    return !look.textDecorationLine.includes('underline') && !borders && look.fontWeight < 600;
  })
  .map(e => e.textContent)
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_in_text_and_tables_are_told_by_more_than_color(open_site: Open, language: str) -> None:
    reader = open_site("http")
    for path in (*KINDS.values(), "link-here.html", "contributing.html"):
        reader.visit(FOLDERS[language] + path)
        assert not reader.page.evaluate(ONLY_COLORED), path
