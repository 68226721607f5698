"""The map on a term's page can be read and clicked, on a phone too."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.reader import DESK, FOLDERS, LANGUAGES, PHONE

pytestmark = pytest.mark.browser

# How high letters are on the screen, and names that leave their node.
LETTERS = """
svg => {
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return [...svg.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize) * scale);
}
"""
OUTSIDE = """
svg => [...svg.querySelectorAll('tspan')].filter(line => {
  const name = line.getBoundingClientRect(), node = line.closest('a, g').querySelector('rect').getBoundingClientRect();
  return name.left < node.left || name.right > node.right || name.top < node.top || name.bottom > node.bottom;
}).map(line => line.textContent)
"""

# The colors of boxes and of names that are links, and those of the text and the links around the map.
COLORS = """
svg => {
  const colors = (part, name) => [...new Set([...svg.querySelectorAll(part)].map(e => getComputedStyle(e)[name]))];
  const around = part => getComputedStyle(svg.closest('article').querySelector(part)).color;
  return [[...colors('rect', 'stroke'), ...colors('a text', 'fill')], [around('h1'), around('.g-lists li > a')]];
}
"""


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_at_least_12_pixels_high_and_stay_in_their_nodes(open_site: Open, language: str, width: int) -> None:
    reader = open_site("http")
    reader.page.set_viewport_size({"width": width, "height": 844})
    for term in ("lead", "key-performance-indicator", "crm", "bant", "markup"):
        reader.visit(f"{FOLDERS[language]}terms/{term}.html")
        drawn = reader.page.locator(".g-map svg")
        assert min(drawn.evaluate(LETTERS)) >= 12, term
        assert not drawn.evaluate(OUTSIDE), term


def test_a_node_leads_to_its_term_and_the_rest_to_the_list_below(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/crm.html")
    reader.page.locator(".g-map .g-rest").click()
    assert reader.page.url.endswith("terms/crm.html#related")
    reader.page.locator(".g-map a", has_text="Case").click()
    reader.page.wait_for_url("**/terms/case.html")


def test_a_reader_with_colors_of_their_own_sees_the_map_in_them(open_site: Open) -> None:
    reader = open_site("http", scheme="dark")
    reader.page.emulate_media(forced_colors="active", color_scheme="light")
    reader.visit("terms/crm.html")
    ours, theirs = reader.page.locator(".g-map svg").evaluate(COLORS)
    assert ours == theirs
