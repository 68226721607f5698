"""What a page costs the reader that repairs HTML is known before it is given the page, for whatever tags it repeats."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from generator.scan.html_effort import html_effort
from tests.hostile.repeated import patterns

SIZE = 1500
# Lines of code that the reader may go through for each step that was foreseen.
LINES_A_STEP = 3

NAMES = (
    "a b nobr font i div p li ul table tr td th tbody thead caption colgroup col template object marquee svg math mi"
    " title foreignObject select option button form h1 span pre script style textarea frameset noscript body html"
    " head iframe dl dd ruby rt details summary input br hr img x-y desc annotation-xml center address"
).split()
SHAPES = (
    *("<{}>", "<{}>", "</{}>", "</{}>", "<{}/>", "<{} id=1>", "<{}>a"),
    *("<!--</{}>-->", "<i title='</{}>'>", "<script></{}></script>", "<noscript></{}></noscript>", "<?</{}>?>"),
)
TAGS = st.builds(lambda shape, name: shape.format(name), st.sampled_from(SHAPES), st.sampled_from(NAMES))
REPEATED = st.lists(TAGS, min_size=1, max_size=4).map("".join)


def lines_of_code(html: str) -> int:
    """Return how many lines of code the reader goes through for a page: the same on every machine."""
    lines = 0

    def count(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        JustHTML(html, sanitize=False)
    finally:
        sys.settrace(before)
    return lines


def numbered(pattern: str, size: int) -> str:
    """Return a page that repeats a pattern: ids are all different."""
    return "".join(pattern.replace("id=1", f"id={number}") for number in range(1000, 1000 + size // len(pattern)))


def assert_foreseen(first: str, pattern: str) -> None:
    """Twice the page is twice the work, but for the steps that were foreseen."""
    page, twice = (first + numbered(pattern, size) for size in (SIZE, 2 * SIZE))
    more = lines_of_code(twice) - 2 * lines_of_code(page)
    assert more <= 5 * SIZE + LINES_A_STEP * html_effort(twice).steps, first + pattern


@pytest.mark.parametrize("pattern", [pattern for pattern in patterns() if "<" in pattern])
def test_the_work_for_tags_that_a_page_repeats_is_foreseen(pattern: str) -> None:
    assert_foreseen("", pattern)


@settings(max_examples=30)
@given(TAGS, REPEATED)
def test_the_work_for_any_tags_that_a_page_repeats_is_foreseen(first: str, pattern: str) -> None:
    assert_foreseen(first, pattern)


@pytest.mark.parametrize(
    "page",
    [
        "<table>" + "<tr><td>A<td><p>B<ul><li>C<li>D</ul>\n" * 20_000 + "</table>",
        "<div class=card><a href=x><div><h2>A</h2><p>B</div></a></div>\n" * 20_000,
        "<p><b>A</b> <i>B</i> <a href=x>C</a><br>\n" * 20_000,
        "<svg>" + "<g><path d='M0 0'/><use href='#a'/><text>A</text></g>\n" * 20_000 + "</svg>",
        "<svg><title>A</title><style>a{b:c}</style><path d='M0'/></svg><script>a('<b>')</script><p><b>A</b> B\n"
        * 10_000,
        "<table><tr><td><div><div><span>A</span></div></div></td></tr></table>\n" * 10_000,
    ],
    ids=["table", "cards", "text", "drawing", "icons", "tables"],
)
def test_a_large_page_as_people_write_them_is_not_given_up(page: str) -> None:
    assert len(page) > 600_000
    assert not html_effort(page).is_too_much
