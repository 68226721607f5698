"""A link to a term shows its card to the mouse and to the keyboard, in every engine."""

from __future__ import annotations

import pytest

from generator.model import Glossary
from tests.engines.visitor import Visitor
from tests.team import folders

pytestmark = pytest.mark.browser

LINK = "main a.g-term"
CARD = ".g-preview:popover-open"


def definition(visitor: Visitor, glossary: Glossary, language: str) -> str:
    """Return what the term means to which the first link in a sentence leads."""
    address = visitor.wait("find(_0)?.getAttribute('href')", LINK)
    return glossary.by_id[address.rpartition("/")[2].removesuffix(".html")].entries[language].definition


@pytest.mark.parametrize("language", folders())
def test_the_mouse_sees_a_card_beside_its_link_and_may_rest_on_it(
    visitor: Visitor, glossary: Glossary, language: str
) -> None:
    visitor.visit(folders()[language] + "terms/lead.html")
    visitor.point(LINK)
    assert definition(visitor, glossary, language) in visitor.text(CARD)
    link, card = visitor.box(f"{LINK}:hover"), visitor.box(CARD)
    assert card["width"] > 200
    assert card["height"] > 60
    assert card["top"] >= link["bottom"] or card["bottom"] <= link["top"], "the card does not lie on its link"
    visitor.point(CARD)
    visitor.window.run("() => new Promise(after => setTimeout(after, 400))")  # longer than a card waits
    assert visitor.ask("find(_0)", CARD) is not None
    visitor.leave()
    visitor.wait("!find(_0)", CARD)


def test_the_keyboard_sees_a_card_and_escape_closes_it(visitor: Visitor, glossary: Glossary) -> None:
    visitor.visit("terms/lead.html")
    visitor.leave()
    visitor.ask("find(_0).focus()", LINK)
    visitor.press("Shift", "Tab")
    visitor.wait("document.activeElement !== find(_0)", LINK)
    visitor.press("Tab")
    visitor.wait("document.activeElement === find(_0)", LINK)
    assert definition(visitor, glossary, "en") in visitor.text(CARD)
    visitor.press("Escape")
    visitor.wait("!find(_0)", CARD)
    assert visitor.ask("document.activeElement === find(_0)", LINK), "the focus stays on the link"
