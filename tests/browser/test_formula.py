"""A formula is mathematics on the page, and a line to copy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from generator.model import Glossary
from tests.browser.conftest import Open
from tests.browser.reader import FOLDERS, LANGUAGES, Reader

pytestmark = pytest.mark.browser

LINES = {
    "terms/churn-rate.html": "8 ÷ 100 = 8%",
    "fr/terms/churn-rate.html": "8 ÷ 100 = 8\u202f%",
}


@pytest.mark.parametrize("path", LINES)
def test_a_formula_is_drawn_and_written_as_a_line(reader: Reader, path: str) -> None:
    reader.visit(path)
    boxes = [box for formula in reader.main.locator("math").all() if (box := formula.bounding_box())]
    assert len(boxes) > 1
    assert all(box["width"] > 5 and box["height"] > 5 for box in boxes)
    # A fraction is drawn as one, and so stands higher than a line of text.
    assert max(box["height"] for box in boxes) > 28
    expect(reader.main.get_by_text(LINES[path], exact=True).first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_formula_is_wider_than_its_box_on_a_desk(open_site: Open, glossary: Glossary, language: str) -> None:
    reader = open_site("disk")
    for term in glossary.terms:
        if term.formulas:
            reader.visit(f"{FOLDERS[language]}terms/{term.id}.html")
            sizes = reader.main.locator(".g-formula").evaluate_all(
                "all => all.map(e => [e.scrollWidth, e.clientWidth])"
            )
            assert all(inner <= outer for inner, outer in sizes), term.id
