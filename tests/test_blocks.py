"""A block of a page has one class, and no other block has it: its look can be changed and nothing else changes."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.built_page import pages
from tests.projects import Project

GENERATOR = Path(__file__).parent.parent / "generator"
TEMPLATES = {path.name: path.read_text("utf-8") for path in (GENERATOR / "pages/templates").glob("*.j2")}
SHEETS = {path.name: path.read_text("utf-8") for path in (GENERATOR / "theme/assets/stylesheets").glob("*.css")}

# What several kinds of page have on purpose: marks of stage and topic, what a list is about, an example.
SHARED = {"g-crumbs", "g-intro", "g-example"}


BLOCK = re.compile(r'<(?:div|nav|aside|figure|section) class="([^"{]+)"|"(g-[\w-]+)"\)')


def blocks(text: str) -> list[str]:
    """Return the classes of the blocks in a template, those that it hands to a macro too."""
    return [found[1] or found[2] for found in BLOCK.finditer(text)]


def test_a_block_has_one_class_which_no_other_has() -> None:
    found = Counter(block for text in TEMPLATES.values() for block in blocks(text))
    assert {"g-contrasts", "g-home-terms", "g-see-also"} <= found.keys()
    assert [block for block in found if " " in block] == []
    assert {block for block, count in found.items() if count > 1} <= SHARED | {"g-stage-terms"}  # of all stages too


def test_no_class_of_a_block_stands_on_a_page_twice(project: Project) -> None:
    """But for those that a page has one of for each of its headings."""
    repeated = {"g-formula", "g-home-terms", "g-topic-terms", "g-stage-terms", "g-index", "g-crumbs", "g-example"}
    known = {block for text in TEMPLATES.values() for block in blocks(text)}
    for path, page in pages(project.site).items():
        classes = Counter(element.attributes.get("class", "") for element in page.elements)
        assert {one for one, count in classes.items() if count > 1} & known <= repeated, path


def test_no_rule_is_for_a_class_that_nothing_has() -> None:
    named = " ".join(
        path.read_text("utf-8") for ending in ("j2", "html", "js", "py") for path in GENERATOR.rglob(f"*.{ending}")
    )
    classes = {name for text in SHEETS.values() for name in re.findall(r"\.(g-[\w-]+)", text)}
    of_the_map = {"g-here", "g-broader", "g-narrower", "g-rest"}  # their names are put together in the template
    assert [name for name in sorted(classes - of_the_map) if not re.search(rf"\b{name}\b", named)] == []
