"""A site in Arabic is read from the right in every engine."""

from __future__ import annotations

import pytest

from tests.arabic import arabic
from tests.browser.mirror import FROM_THE_RIGHT, SEEN, UNMIRRORED
from tests.engines.visitor import Visitor
from tests.engines.window import Window

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(light: Window) -> Visitor:
    """Someone who has the site on disk."""
    return Visitor(light, f"{(arabic().site / 'ar').as_uri()}/")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["index.html", "a-z.html", "about.html", "stages/stand.html", "terms/drivetrain.html"])
def test_each_page_is_the_mirror_of_one_from_the_left(reader: Visitor, path: str, width: int) -> None:
    reader.visit(path, width)
    assert reader.window.run(UNMIRRORED) == []
    assert reader.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_what_is_read_first_stands_furthest_to_the_right(reader: Visitor) -> None:
    reader.visit("terms/ball-bearing.html")
    for row in (".g-tabs a", ".g-trail a", ".g-around a"):
        places = reader.ask(f"({FROM_THE_RIGHT})([...document.querySelectorAll(_0)])", row)
        assert len(places) > 1
        assert places == sorted(places)
    assert reader.ask(f"({SEEN})(document.querySelector(_0))", ".g-aliases li:nth-child(2)") == "C++ (ISO 3290)"


def test_the_search_and_its_arrow_point_to_the_left(reader: Visitor) -> None:
    reader.visit("index.html")
    reader.press("/")
    reader.wait("find('.g-box .g-option')")
    placeholder = reader.ask("getComputedStyle(find('.g-box input')).direction")
    assert placeholder == "rtl"
    reader.type("hunger")
    reader.wait("find('.g-option .g-arrow')")
    reader.rests()
    assert reader.window.run(UNMIRRORED) == []
    seen = reader.ask(f"({SEEN})(find(_0))", ".g-option .g-title")
    assert " ".join(seen.split()) == "Bonk ← Hunger knock (the wall)"


def test_a_card_lies_under_its_link_from_the_right(reader: Visitor) -> None:
    reader.visit("terms/gear-ratio.html")
    reader.point("main a.g-term")
    reader.wait("find('.g-preview')")
    reader.rests()
    link, card = reader.box("main a.g-term"), reader.box(".g-preview")
    assert abs(card["right"] - link["right"] - 8) <= 1
    assert card["left"] >= 0
