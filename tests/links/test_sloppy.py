"""Links in pages of sloppy markup: browsers make the same tree of the page as before, with the links added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.foreign.site import Site
from generator.foreign.syntax import HTML
from generator.foreign.trees import Tree, trees
from tests.links import sloppy
from tests.test_link_files import linker

OURS = "https://only-ours.example/"
PAGES = 1000
# Here the scanner offers what the judge refuses. In templates `?>` ends what `<?` begins, to browsers any `>` does.
REFUSED = {"<?x ><a href=x>?>bonk</a>word", "<a href=x><svg><object></a>bonk</svg></a>word"}


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


def test_the_scanner_offers_no_link_that_the_judge_refuses() -> None:
    pages = list(sloppy.pages_of_one_name("bonk"))
    assert len(pages) > len(sloppy.SNIPPETS)
    assert {page for page in pages if linker().link(page, HTML).let_be} == REFUSED


@pytest.mark.parametrize(
    ("page", "is_linked"),
    [
        ("<a href=x>y</a> bonk", True),
        ("<a href=x>y</a\xa0> bonk", False),
        ("<kbd><a href=x>y</a></kbd> bonk", True),
        ("<kbd><a href=x>y</kbd> bonk", False),
        ("<p hidden><code>y</p> bonk", False),
        ("<a href=x><object></a></object> bonk", False),
        ("<a href=x><object></object></a> bonk", True),
        ("<kbd><object><code></object></kbd> bonk", True),
        ("<a href=x><table><tr><td></a> bonk</table></a>", False),
        ("<a href=x><table></table></a> bonk", True),
        ("<template><a href=x></template> bonk", True),
        ("<svg><object></svg> bonk", True),
        ("<script><!--<script></script> bonk", False),
        ("<script><!--<script></script></script> bonk", True),
        ("<script><!--></script> bonk", True),
        ("<script><script></script> bonk", True),
        ("<svg><![CDATA[ > ]]></svg> bonk", True),
        ("<![CDATA[ <kbd> ]]> bonk", True),
        ("<![CDATA[ ><kbd> ]]> bonk", False),
        ("<ac:parameter><![CDATA[ ><kbd> ]]></ac:parameter> bonk", True),
        ("<frameset></frameset> bonk", False),
        ("<title>y</title><frameset></frameset> bonk", False),
        ("y <frameset></frameset> bonk", True),
        ("<head><noscript><h2>bonk</h2></noscript></head>", False),
        ("<head><noscript><img></noscript></head> <p>bonk", True),
        ("<\u212abd>bonk", True),
    ],
)
def test_only_what_browsers_show_as_running_text_is_linked(page: str, *, is_linked: bool) -> None:
    assert bool(linker().link(page, HTML).changed) is is_linked
