"""Our terms lead to each other, and are found from the home page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

import pytest

from generator.graph import Edge, Graph
from generator.graph.formats import figures
from generator.graph.reach import distances
from tests.built_page import BuiltPage, pages
from tests.content.ours import real
from tests.projects import REPOSITORY
from tests.test_graph import graph_of


@pytest.fixture(scope="module")
def ours() -> Graph:
    return graph_of(REPOSITORY)


def test_every_term_of_ours_is_led_to_and_every_relation_is_shown_on_both_sides(ours: Graph) -> None:
    assert not ours.orphans
    assert not ours.islands
    assert figures(ours)["shown on both sides %"] == 100


def _shown(folder: str) -> Iterator[Edge]:
    """Yield what the lists of relations on the built pages of terms lead to."""
    for path, page in pages(real().site).items():
        if own := re.fullmatch(rf"{folder}terms/(.+)\.html", path):
            section = ""
            for element in page.elements:
                if element.tag in ("h2", "figure"):
                    section = element.attributes.get("id", "")
                target = re.fullmatch(r"([\w-]+)\.html", element.attributes.get("href", ""))
                if target and section in ("broader", "narrower", "related", "contrast"):
                    yield Edge(own[1], section, target[1])


@pytest.mark.parametrize("folder", ["", "fr/"])
def test_the_built_pages_show_what_the_files_of_terms_say_on_both_sides(ours: Graph, folder: str) -> None:
    written = {
        Edge(term.id, kind, other)
        for term in ours.glossary.terms
        for kind in ("broader", "narrower", "related")
        for other in getattr(term, kind)
    }
    written |= {Edge(term.id, "contrast", contrast.term) for term in ours.glossary.terms for contrast in term.contrasts}
    opposites = {"broader": "narrower", "narrower": "broader"}
    assert len(written) > 200
    assert set(_shown(folder)) == written | {
        Edge(end, opposites.get(kind, kind), start) for start, kind, end in written
    }


def _led_to(path: str) -> set[str]:
    article = re.search(r"<article.*?</article>", (real().site / path).read_text("utf-8"), re.DOTALL)
    links = BuiltPage(article[0] if article else "").named("a")
    targets = (link.attributes["href"] for link in links if not re.match(r"\w+:", link.attributes["href"]))
    return {normpath(join(dirname(path), target.partition("#")[0])) for target in targets if target[0] != "#"}


@pytest.mark.parametrize("folder", ["", "fr/"])
def test_every_term_of_ours_is_at_most_three_clicks_from_the_home_page(folder: str) -> None:
    """Found by following the links inside the pages: those of the frame, the A–Z among them, are on every page."""
    ways = {path: _led_to(path) for path in pages(real().site)}
    found = distances(ways, f"{folder}index.html")
    terms = [path for path in ways if re.match(rf"{folder}terms/", path)]
    assert len(terms) >= 89
    assert max(found[path] for path in terms) <= 3
