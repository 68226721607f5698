"""The style sheets of the components leave each other alone: all of them are sent as one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

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
