"""A formula is mathematics on the page, and a line to copy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

LINES = {
    "terms/churn-rate.html": "8 ÷ 100 = 8%",
    "fr/terms/churn-rate.html": "8 ÷ 100 = 8\u202f%",
}


@pytest.mark.parametrize("path", LINES)
def test_a_formula_is_drawn_and_written_as_a_line(reader: Reader, path: str) -> None:
    reader.visit(path)
    formulas = reader.main.locator("math").all()
    assert formulas
    for formula in formulas:
        box = formula.bounding_box()
        assert box
        assert box["width"] > 20
        # A fraction stands higher than a line of text.
        assert box["height"] > 20
    expect(reader.main.get_by_text(LINES[path], exact=True).first).to_be_visible()
