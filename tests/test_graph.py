"""The graph of a glossary: its figures and formats, and what pages show of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import examine
from generator.cli import main
from generator.graph import Graph, Island
from generator.graph.formats import FORMATS, figures
from generator.graph.reach import distances, strong_groups
from generator.mentions import Spot
from tests import make
from tests.projects import GOLDEN, languages_of

SMALL = {
    "glossary/terms/bant.yml": """\
broader: [lead]
contrast:
  - {term: quota, en: One is a number., fr: L’un est un nombre.}
en:
  term: 'BANT "the four\\five"'
  caution: A quota, a quota and an opportunity.
fr:
  term: BANT
""",
    "glossary/terms/bonus.yml": "contrast: []\n",
    "glossary/terms/quota.yml": "related: [lead]\nen:\n  caution: No lead without an opportunity.\n",
}
SMALL_TEXT = """\
terms                             5
relations                         4
broader and narrower              1
related                           2
contrast                          1
written on both sides %           0
shown on both sides %             100
mentions                          4
mentioned both ways %             0
terms that nothing leads to       1
islands                           0
longest way from home, in clicks  2
nothing leads to bonus
"""
SMALL_DOT = r"""
digraph glossary {
  rankdir=BT;
  node [shape=box, style=rounded];
  "bant" [label="BANT \"the four\\five\""];
  "bonus" [label="Bonus"];
  "lead" [label="Lead"];
  "opportunity" [label="Opportunity"];
  "quota" [label="Quota"];
  "bant" -> "lead";
  "bant" -> "quota" [dir=both, style=dashed, label="≠"];
  "bant" -> "opportunity" [style=dotted, constraint=false];
  "bant" -> "quota" [style=dotted, constraint=false];
  "lead" -> "opportunity" [dir=none, style=dashed];
  "lead" -> "quota" [dir=none, style=dashed];
  "quota" -> "lead" [style=dotted, constraint=false];
  "quota" -> "opportunity" [style=dotted, constraint=false];
}
""".lstrip()


def graph_of(project: Path, language: str = "en") -> Graph:
    return Graph(examine(project).mentions[language])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph_of(make.project(tmp_path_factory.mktemp("small"), SMALL))


@pytest.fixture(scope="module")
def golden() -> Graph:
    return graph_of(GOLDEN)


def test_mentions_have_their_places(small: Graph) -> None:
    assert small.mentions["bant"] == {
        "opportunity": (Spot("caution", 24, 35),),
        "quota": (Spot("caution", 2, 7), Spot("caution", 11, 16)),
    }


def test_text_is_figures_and_what_is_wrong(small: Graph) -> None:
    assert FORMATS["text"](small) == SMALL_TEXT


def test_dot_has_each_relation_once_and_labels_escaped(small: Graph) -> None:
    assert FORMATS["dot"](small) == SMALL_DOT


def test_json_has_terms_edges_and_figures(small: Graph) -> None:
    found = json.loads(FORMATS["json"](small))
    assert found["figures"] == figures(small)
    assert found["language"] == "en"
    assert found["terms"][0] == {
        "id": "bant",
        "term": 'BANT "the four\\five"',
        "stages": ["prospecting"],
        "topic": "sales",
    }
    assert [(edge["from"], edge["kind"], edge["to"], edge["count"]) for edge in found["edges"]] == [
        ("bant", "broader", "lead", 1),
        ("bant", "contrast", "quota", 1),
        ("lead", "related", "opportunity", 1),
        ("lead", "related", "quota", 1),
        ("bant", "mention", "opportunity", 1),
        ("bant", "mention", "quota", 2),
        ("quota", "mention", "lead", 1),
        ("quota", "mention", "opportunity", 1),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_glossary_gives_the_same_text(form: str, golden: Graph) -> None:
    assert FORMATS[form](graph_of(GOLDEN)) == FORMATS[form](golden)


def test_the_command_prints_each_format_in_each_language() -> None:
    for form in FORMATS:
        for language in languages_of(GOLDEN):
            arguments = ["--project", str(GOLDEN), "graph", "--format", form, "--lang", language]
            result = CliRunner().invoke(main, arguments)
            assert (result.exit_code, result.stdout) == (0, FORMATS[form](graph_of(GOLDEN, language)))


def test_a_language_that_the_glossary_does_not_speak_is_a_usage_error() -> None:
    result = CliRunner().invoke(main, ["--project", str(GOLDEN), "graph", "--lang", "de"])
    assert result.exit_code == 2
    assert "the glossary speaks en, fr" in result.stderr


def test_islands_are_all_groups_but_the_largest_that_nothing_leads_to(tmp_path: Path) -> None:
    found = graph_of(
        make.project(
            tmp_path,
            {
                "glossary/terms/bant.yml": "",
                "glossary/terms/commission.yml": "contrast: []\n",
                "glossary/terms/quota.yml": "related: [commission]\nen:\n  caution: No lead, no quota.\n",
                "glossary/terms/rebate.yml": "contrast: []\n",
                "glossary/terms/tariff.yml": "related: [rebate]\n",
            },
        )
    )
    assert found.islands == (
        Island(("commission", "quota"), leads_out=True),
        Island(("rebate", "tariff"), leads_out=False),
    )


def test_groups_are_those_whose_members_all_reach_each_other() -> None:
    ways = {"a": "b", "b": "c", "c": "a", "d": "ae", "e": "", "f": "g", "g": "f"}
    assert sorted(map(sorted, strong_groups(ways))) == [["a", "b", "c"], ["d"], ["e"], ["f", "g"]]
    assert distances(ways, "d") == {"d": 0, "a": 1, "e": 1, "b": 2, "c": 3}
