"""What tells links apart is drawn by every engine."""

from __future__ import annotations

import re

import pytest

from tests.engines.visitor import Visitor
from tests.projects import REPOSITORY

LOOK = """(() => {
  const {textDecorationLine: line, textDecorationStyle: style} = getComputedStyle(find(_0));
  return `${line} ${style}`;
})()"""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "selector"),
    [("terms/lead.html", "a.g-term"), ("compare/sales-funnel-vs-sales-pipeline.html", ".g-pair h2 a")],
)
def test_links_to_terms_are_underlined_with_dots_and_under_the_mouse_with_a_line(
    visitor: Visitor, path: str, selector: str
) -> None:
    visitor.visit(path)
    assert visitor.ask(LOOK, f"main {selector}") == "underline dotted"
    visitor.point(f"main {selector}")
    assert visitor.ask(LOOK, f"main {selector}:hover") == "underline solid"


def test_no_style_sheet_gives_the_parts_of_an_underline_in_one_line() -> None:
    """WebKit takes `text-decoration: underline dotted` for a mistake and draws nothing."""
    together = re.compile(r"text-decoration:\s*[^;}\s]+\s+[^;}]+")
    sheets = list((REPOSITORY / "generator" / "theme").rglob("*.css"))
    assert sheets
    assert not [found for sheet in sheets for found in together.findall(sheet.read_text("utf-8"))]
