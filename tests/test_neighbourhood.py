"""The map on a term's page: nothing overlaps, nothing is lost, and names stay words."""

from __future__ import annotations

import dataclasses
import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.neighbourhood import LIMIT, Line, Neighbour, Neighbourhood, Node, neighbourhood
from generator.pages.wrapping import width, wrapped
from tests.built_page import BuiltPage
from tests.projects import golden, made_pages
from tests.test_pages import HOSTILE, HOSTILE_BEGINNINGS, MAP, changed_entries, html

ATTRIBUTES = set("viewBox aria-hidden class href tabindex x y x1 y1 x2 y2 width height rx".split())
NAMES = st.text(st.sampled_from("aimW ÉM-’é\u00a0商"), min_size=1, max_size=60).filter(str.strip)
KINDS = ("broader", "narrower", "related")


def more(kind: str, count: int) -> Neighbour:
    return Neighbour(f"+{count} more", f"#{kind}", is_more=True)


def mapped(name: str, **names: list[str]) -> Neighbourhood:
    """Return the map of a term whose neighbours are at addresses that say kind and number."""
    neighbours = {
        kind: [Neighbour(other, f"{kind}-{number}.html") for number, other in enumerate(names.get(kind, []))]
        for kind in KINDS
    }
    return neighbourhood(name, neighbours, more)


maps = st.builds(mapped, NAMES, **{kind: st.lists(NAMES, max_size=20) for kind in KINDS})


@given(maps)
def test_a_map_from_the_right_is_the_mirror_of_one_from_the_left(made: Neighbourhood) -> None:
    turned = made.mirrored()
    assert turned.mirrored() == made
    assert (turned.width, turned.height) == (made.width, made.height)
    for node, other in zip(made.nodes, turned.nodes, strict=True):
        assert (node.x + other.x + node.width, node.y, node.lines) == (made.width, other.y, other.lines)
    for line, along in zip(made.lines, turned.lines, strict=True):
        assert (line.x1 + along.x1, line.x2 + along.x2) == (made.width, made.width)


def overlap(one: Node, other: Node) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    apart = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (beside or apart)


def crosses(line: Line, node: Node) -> bool:
    """Return whether a line passes through the inside of a node."""
    left, right = sorted((line.x1, line.x2))
    top, bottom = sorted((line.y1, line.y2))
    is_beside = right <= node.x or left >= node.x + node.width
    return not (is_beside or bottom <= node.y or top >= node.y + node.height)


@given(maps)
def test_no_two_nodes_overlap_and_all_are_inside(made: Neighbourhood) -> None:
    assert not [pair for pair in combinations(made.nodes, 2) if overlap(*pair)]
    for node in made.nodes:
        assert node.x >= 0
        assert node.y >= 0
        assert node.x + node.width <= made.width
        assert node.y + node.height <= made.height


@given(maps)
def test_no_line_passes_behind_a_node_and_all_are_straight(made: Neighbourhood) -> None:
    for line in made.lines:
        assert line.x1 == line.x2 or line.y1 == line.y2
        assert not [node for node in made.nodes if crosses(line, node)]


@given(maps)
def test_every_line_of_a_name_stands_inside_its_node(made: Neighbourhood) -> None:
    for node in made.nodes:
        heights = [height for height, _ in node.baselines]
        assert heights == sorted(set(heights))
        assert node.y + 10 <= heights[0]
        assert heights[-1] <= node.y + node.height - 3
        assert all(width(line) * 12 <= node.width * 100 for line in node.lines)


@given(maps)
def test_broader_terms_are_above_narrower_ones_below_and_related_ones_beside(made: Neighbourhood) -> None:
    (here,) = (node for node in made.nodes if node.kind == "here")
    for node in made.nodes:
        match node.kind:
            case "broader":
                assert node.y + node.height < here.y
            case "narrower":
                assert node.y > here.y + here.height
            case "related":
                assert node.x + node.width < here.x or node.x > here.x + here.width


@given(NAMES, st.fixed_dictionaries({kind: st.lists(NAMES, max_size=30) for kind in KINDS}))
def test_up_to_twelve_neighbours_are_shown_and_the_rest_is_counted(name: str, names: dict[str, list[str]]) -> None:
    made = mapped(name, **names)
    assert made == mapped(name, **names)
    assert len([node for node in made.nodes if not node.neighbour.is_more]) - 1 <= LIMIT
    for kind in KINDS:
        shown = [node.neighbour for node in made.nodes if node.kind == kind]
        rest = [int(one.name.split()[0]) for one in shown if one.is_more]
        assert len(rest) <= 1
        assert len(shown) - len(rest) + sum(rest) == len(names[kind])


def test_the_largest_kind_gives_way_first() -> None:
    made = mapped("KPI", broader=["Metric"], narrower=[f"Rate {number}" for number in range(11)], related=["Quota"] * 4)
    kinds = [node.kind for node in made.nodes if not node.neighbour.is_more]
    assert [kinds.count(kind) for kind in KINDS] == [1, 7, 4]
    assert [node.lines for node in made.nodes if node.neighbour.is_more] == [("+4 more",)]


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("Lead", 1000, ("Lead",)),
        ("Business development representative", 1000, ("Business", "development", "representative")),
        ("Account-based selling", 600, ("Account-", "based", "selling")),
        ("Taux d’attrition\u00a0: net", 700, ("Taux", "d’attrition\u00a0:", "net")),
        ("Incomprehensibilities", 500, ("Incompr-", "ehensibi-", "lities")),
        ("One of the many names that nobody can remember", 500, ("One of", "the many", "names…")),
        ("  two   words ", 1000, ("two words",)),
    ],
)
def test_names_are_wrapped_as_a_reader_expects(name: str, room: int, lines: tuple[str, ...]) -> None:
    assert wrapped(name, room) == lines


@given(NAMES, st.integers(300, 1500))
def test_a_name_is_cut_only_after_three_lines_and_no_line_is_too_wide(name: str, room: int) -> None:
    lines = wrapped(name, room)
    assert 1 <= len(lines) <= 3
    assert all(line and width(line) <= room for line in lines)
    if not lines[-1].endswith("…"):
        assert re.sub(r"[\s-]", "", "".join(lines)) == re.sub(r"[\s-]", "", name)


@pytest.mark.parametrize("hostile", [*HOSTILE, *HOSTILE_BEGINNINGS, "</svg></figure><script>alert(1)</script>"])
def test_a_map_holds_the_words_of_names_and_nothing_else_of_them(hostile: str) -> None:
    made = made_pages(changed_entries(lambda _, entry: dataclasses.replace(entry, term=hostile)))
    for id_ in ("ball-bearing", "drivetrain"):
        (svg,) = MAP.findall(html(made[f"en/terms/{id_}.md"].decode()))
        elements = list(ET.fromstring(svg).iter())  # noqa: S314  # our own
        assert {element.tag for element in elements} <= {"svg", "line", "a", "g", "rect", "text", "tspan"}
        assert {name for element in elements for name in element.attrib} <= ATTRIBUTES
        for element in elements:
            if element.tag == "text":
                shown = [line.text for line in element]
                assert shown in [list(wrapped(hostile, room)) for room in range(700, 1400)]


def test_a_map_is_out_of_the_way_of_keyboards_and_screen_readers() -> None:
    for path in sorted(golden().site.glob("**/terms/*.html")):
        for drawn in MAP.findall(path.read_text("utf-8")):
            svg, *elements = BuiltPage(drawn).elements
            assert svg.attributes["aria-hidden"] == "true"
            links = [element.attributes for element in elements if element.tag == "a"]
            assert links
            assert all(link["tabindex"] == "-1" for link in links)
            assert all((path.parent / link["href"]).is_file() for link in links)
