"""Languages, formulas and colors work in every engine."""

from __future__ import annotations

import pytest

from tests.browser.reader import KINDS
from tests.engines.visitor import Visitor
from tests.team import folders

pytestmark = pytest.mark.browser

# How bright the text of the page is, and what it stands on, from 0 to 765.
BRIGHTNESS = """[['main h1', 'color'], ['body', 'backgroundColor']].map(([where, what]) =>
  [...getComputedStyle(find(where))[what].matchAll(/[\\d.]+/g)].slice(0, 3).reduce((sum, [part]) => sum + +part, 0))"""


def is_dark(visitor: Visitor) -> bool:
    """Return whether the text is much lighter than what it stands on, or else much darker."""
    text, ground = visitor.ask(BRIGHTNESS)
    assert abs(text - ground) > 300
    return bool(text > ground)


@pytest.mark.parametrize("kind", ["home", "term", "comparison"])
def test_the_language_switch_stays_on_the_same_page(visitor: Visitor, kind: str) -> None:
    visitor.visit(KINDS[kind])
    for language, folder in reversed(list(folders().items())):
        visitor.click(f"header a[hreflang={language}]")
        visitor.wait_for(folder + KINDS[kind])
        assert visitor.ask("document.documentElement.lang") == language
        assert visitor.text("main h1")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("folder", ["", "fr/"])
def test_no_page_scrolls_sideways(visitor: Visitor, folder: str, width: int) -> None:
    """WebKit counts the words of a field that is narrower than they are as a part of the page."""
    sideways = {}
    for kind in ("home", "a-z", "abbreviations", "formula", "comparison", "about"):
        visitor.visit(folder + KINDS[kind], width)
        sideways[kind] = visitor.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert not any(sideways.values()), sideways


@pytest.mark.parametrize("width", [390, 1280])
def test_a_formula_is_drawn_as_mathematics(visitor: Visitor, width: int) -> None:
    visitor.visit("terms/churn-rate.html", width)
    visitor.wait("find('main math mfrac')")
    above, below = visitor.ask("[...find('main math mfrac').children].map(e => e.getBoundingClientRect().toJSON())")
    # The boxes of words reach above and below their letters, and overlap.
    assert above["top"] + above["bottom"] + 20 < below["top"] + below["bottom"], "what is divided stands above"
    assert min(above["width"], above["height"], below["width"], below["height"]) > 5
    assert visitor.text("main .g-line, main [class*=line]")


def test_colors_follow_the_system(visitor: Visitor) -> None:
    visitor.visit("terms/churn-rate.html")
    assert not is_dark(visitor)


def test_dark_colors_follow_the_system_in_the_search_and_in_cards_too(in_the_dark: Visitor) -> None:
    in_the_dark.visit("terms/churn-rate.html")
    assert is_dark(in_the_dark)
    for path in ("index.html", "fr/a-z.html"):
        in_the_dark.visit(path)
        assert is_dark(in_the_dark)
