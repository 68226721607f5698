"""The search answers in every engine, in boxes of every width, and one can read what it says."""

from __future__ import annotations

import pytest

from tests.engines.visitor import HEIGHT, Visitor
from tests.team import folders

pytestmark = pytest.mark.browser

FOLDERS = folders()
ANSWER = ".g-box .g-option"


def search(visitor: Visitor, query: str) -> None:
    """Press the slash, type, and wait for answers."""
    visitor.press("/")
    visitor.wait("document.activeElement?.matches('.g-box input')")
    visitor.type(query)
    visitor.wait(f"document.querySelector('{ANSWER}')?.textContent.toLowerCase().includes(_0)", query)
    visitor.rests()


@pytest.mark.parametrize("language", FOLDERS)
def test_answers_can_be_read_in_windows_of_every_width(visitor: Visitor, language: str) -> None:
    visitor.visit(f"{FOLDERS[language]}terms/bant.html")
    search(visitor, "lead")
    for width in (390, 768, 1000, 1280):
        visitor.window.resize(width, HEIGHT)
        visitor.rests()
        first, rest = visitor.box(ANSWER), visitor.box(".g-answer")
        assert first["height"] > 40, f"at {width} the first answer is whole"
        assert rest["height"] > 200, f"at {width} there is room for several"
        assert rest["bottom"] <= HEIGHT, f"at {width} all of it is in the window"
        seen = visitor.ask(
            f"[...document.querySelectorAll('{ANSWER}')].map(each => each.getBoundingClientRect().bottom)"
        )
        assert sum(bottom <= rest["bottom"] for bottom in seen) >= 3, f"at {width} three answers are seen"


def test_a_chosen_answer_opens_and_back_returns_to_the_answered_search(visitor: Visitor) -> None:
    visitor.visit("terms/bant.html")
    search(visitor, "churn")
    visitor.press("Down")
    chosen = visitor.wait(f"find('{ANSWER}[aria-selected=true]')?.href")
    visitor.press("Enter")
    visitor.wait("location.href === _0 && document.readyState === 'complete'", chosen)
    visitor.ask("history.back()")
    visitor.wait("location.href.includes('terms/bant.html') && find('.g-box[open] input')?.value === 'churn'")
    assert "churn" in visitor.text(ANSWER).lower()


def test_control_and_k_open_the_search_and_escape_closes_it(visitor: Visitor) -> None:
    visitor.visit("fr/index.html")
    visitor.press("Control", "k")
    visitor.wait("document.activeElement?.matches('.g-box[open] input')")
    visitor.press("Escape")
    visitor.wait("!find('.g-box')")


def test_the_page_that_one_is_on_opens_without_the_search(visitor: Visitor) -> None:
    visitor.visit("terms/bant.html")
    search(visitor, "bant")
    visitor.ask("window.old = true")
    visitor.press("Enter")
    visitor.wait("!window.old && document.readyState === 'complete'")
    assert not visitor.ask("!!find('.g-box')")
