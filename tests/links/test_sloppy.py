"""Links in pages of sloppy markup: browsers make the same tree of the page as before, with the links added."""

from __future__ import annotations

from dataclasses import replace

from generator.foreign.site import Site
from generator.foreign.syntax import HTML
from generator.foreign.trees import Tree, trees
from tests.links import sloppy
from tests.test_link_files import linker

OURS = "https://only-ours.example/"
PAGES = 1000


def _trees(html: str) -> list[tuple[Tree, int]]:
    """Return the trees of a page without our links, and how many links of ours each has."""
    found = trees(html, lambda address: 0 if address.startswith(OURS) else None)
    return [(tree, len(seen)) for tree, seen in found]


def test_the_tree_of_a_sloppy_page_has_the_links_and_nothing_else_new() -> None:
    ours = replace(linker(), site=Site(OURS, linker().site.terms))
    linked = 0
    for number in range(PAGES):
        page = sloppy.page(number)
        change = ours.link(page, HTML)
        expected = [(tree, count + len(change.changed)) for tree, count in _trees(page)]
        assert _trees(change.text) == expected, page
        assert ours.unlink(change.text, HTML).text == page
        linked += len(change.changed)
    assert linked > PAGES / 2
