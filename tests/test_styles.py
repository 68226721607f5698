"""The style sheets of the components leave each other alone: all of them are sent as one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stylesheet import declarations, unmirrored

SHEETS = Path(__file__).parent.parent / "generator/theme/assets/stylesheets"
SEARCH = {"search.css", "search-results.css", "search-button.css"}  # the dialog, and what opens it
EVERYWHERE = {"print.css"}  # which hides parts of all components


def _styled(sheet: Path) -> Iterator[str]:
    """Yield the class that each selector of a sheet begins with."""
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    for selectors in re.findall(r"([^{}]+)\{", rules):
        for selector in selectors.split(","):
            yield from re.findall(r"\.(g-[\w-]+)", selector)[:1]


def test_no_class_is_styled_both_in_the_search_dialog_and_on_the_page() -> None:
    sheets = defaultdict(set)
    for sheet in SHEETS.glob("*.css"):
        for name in _styled(sheet):
            sheets[name].add(sheet.name)
    assert len(sheets) > 50
    assert {name for name, where in sheets.items() if where & SEARCH and where - SEARCH - EVERYWHERE} == set()


def test_no_sheet_says_where_left_and_right_are() -> None:
    """A page whose lines begin on the right is the mirror of one whose lines begin on the left."""
    found = {sheet.name: unmirrored(sheet.read_text("utf-8")) for sheet in sorted(SHEETS.glob("*.css"))}
    assert len(found) > 10
    assert sum(len(list(declarations(sheet.read_text("utf-8")))) for sheet in SHEETS.glob("*.css")) > 800
    assert [f"{name}:{fault}" for name, faults in found.items() for fault in faults] == []


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-left: 1px",
        "scroll-padding-right: 1px",
        "border-left-color: red",
        "border-top-left-radius: 1px",
        "left: 0",
        "right: auto !important",
        "text-align: left",
        "float: right",
        "clear: left",
        "background: url(x.png) no-repeat right",
        "background-position: 100% 0",
        "background: linear-gradient(to right, red, blue)",
        "background: linear-gradient(90deg, red, blue)",
        "object-position: 0 50%",
        "transform-origin: top left",
        "padding: 1px 2px 3px 4px",
        "inset: 0 auto 0 0",
        "border-width: 0 0 0 3px",
        "border-style: none none none solid",
        "border-radius: 0 1px 1px 0",
        "border-radius: 1px 0",
        "border-radius: 1px 2px 3px",
        "border-radius: 1px / 1px 2px",
        "box-shadow: inset 3px 0 red",
        "box-shadow: 0 1px red, -1px 0 red",
        "text-shadow: 1px 1px red",
        "transform: translateX(-50%)",
        "transform: translate(calc(1px + 2px), 0)",
        "transform: rotate(90deg)",
        "translate: 1px 2px",
        "clip-path: inset(0 1px 0 0)",
        "clip-path: polygon(0 0, 100% 50%, 0 100%)",
    ],
)
def test_what_says_left_or_right_is_found(declaration: str) -> None:
    sheets = [f"a {{ {declaration} }}", f"@media print {{\n  a:hover {{ b & {{ color: red; {declaration}; }} }} }}"]
    assert [len(unmirrored(sheet)) > 0 for sheet in sheets] == [True, True]


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-inline-start: 1px",
        "padding: 1px 2px 3px",
        "padding: 1px 2px 3px 2px",
        "inset: auto 0 0",
        "border-radius: 1px 1px 0 0",
        "border-radius: 1px",
        "border-end-start-radius: 1px",
        "text-align: end",
        "content: 'left: 0; right'",
        "grid-area: 1 / 2 / 3 / 4",
        "background: url(left.png)",
        "background: linear-gradient(red, blue) bottom / 100% 2px no-repeat",
        "background: linear-gradient(90deg, red, blue) 0 0 / 9px, linear-gradient(270deg, red, blue) 100% 0 / 9px",
        "box-shadow: inset 0 -2px red, 0 0 2px #0005",
        "box-shadow: inset calc(3px * var(--g-way)) 0 red",
        "transform: translateY(-0.5rem) scale(2)",
        "clip-path: inset(50%)",
        "clip-path: polygon(0 0, 100% 0, calc(100% - 2px) 100%, 2px 100%)",
        "--g-left: 1px",
    ],
)
def test_what_a_mirror_leaves_as_it_is_may_be_said(declaration: str) -> None:
    assert (
        unmirrored(f"/* left: 0 */ .left:not([dir='right']) {{ {declaration} }} @media (a: b) {{ c {{ d: e }} }}") == []
    )


def test_sheets_are_read_with_the_places_of_their_declarations() -> None:
    sheet = "/* a */\n@media print {\n  a {\n    color: red;\n    & b:hover { top: 0 }\n  }\n}\nc { x: url(a;b) }\n"
    assert [str(one) for one in declarations(sheet)] == [
        "4: a { color: red }",
        "5: & b:hover { top: 0 }",
        "8: c { x: url(a;b) }",
    ]
