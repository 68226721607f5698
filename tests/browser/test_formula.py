"""A formula is mathematics on the page, and a line to copy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.reader import DESK, PHONE, Reader
from tests.browser.test_layout import SCROLLS

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


SIZES_OF_FORMULAS = "all => all.map(e => [e.scrollWidth, e.clientWidth])"


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_formula_that_is_wider_than_its_box_scrolls_in_it_and_not_the_page(open_site: Open, width: int) -> None:
    reader = open_site("disk", width=width)
    reader.visit("terms/customer-lifetime-value.html")
    formula = reader.main.locator(".g-formula")
    ((inner, outer),) = formula.evaluate_all(SIZES_OF_FORMULAS)
    assert inner > outer
    formula.evaluate("e => e.scrollTo(e.scrollWidth, 0)")
    assert formula.evaluate("e => e.scrollLeft") > 0
    assert reader.page.evaluate(SCROLLS) == 0
