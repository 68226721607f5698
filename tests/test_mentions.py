"""Who mentions whom: found once, for checks, graph and pages, and placed where the author wrote it."""

from __future__ import annotations

import pickle
import re
import textwrap
from collections import Counter
from pathlib import Path

import pytest

from generator import mentions as module
from generator.build import examine
from generator.graph import Graph
from generator.mentions import Mentions
from generator.pages import pages_of
from generator.pages.linking import Linking
from generator.scan.prose import Prose, scan
from tests import make
from tests.projects import GOLDEN

LINK = re.compile(r"\]\(([a-z0-9-]+)\.md\)\{: \.g-term")


def test_no_text_of_a_term_is_looked_through_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the check of how terms are connected, by the graph, by the pages: whoever comes first."""
    looked_through: Counter[str] = Counter()

    def counted(text: str) -> Prose:
        looked_through[text] += 1
        return scan(text)

    monkeypatch.setattr(module, "scan", counted)
    outcome = examine(GOLDEN)
    assert outcome.outline
    for found in outcome.mentions.values():
        assert Graph(found).mentions
        assert pages_of(outcome.outline, found)
    texts = Counter(
        survey.text
        for found in outcome.mentions.values()
        for term in found.surveys.values()
        for survey in term.values()
    )
    del texts[""]
    assert len(texts) > 30
    assert {text: looked_through[text] for text in texts} == texts


def test_what_a_term_mentions_is_what_its_page_links_to() -> None:
    for found in examine(GOLDEN).mentions.values():
        linking = Linking(found)
        for term in found.glossary.terms:
            linked = {id_ for text in linking.texts(term).values() for id_ in LINK.findall(text)}
            assert linked == set(found.of[term.id]), term.id


def test_another_process_finds_the_same_without_what_finds_it() -> None:
    (found, *_) = examine(GOLDEN).mentions.values()
    assert found.of
    taken: Mentions = pickle.loads(pickle.dumps(found))  # noqa: S301  # our own
    assert "matcher" not in taken.__dict__
    assert taken.of == found.of


HARD = """\
A *quota* & [a lead](term:lead) <https://bant.example/lead>, C\\# and 3 < 4 [sic]: `lead`, **the opportunity**.

- AT&amp;T has _one
  lead_ more
- and a Lead, `BANT`, then the next opportunity
"""
WRITTEN = {
    "lead": ["a lead", "lead", "Lead"],
    "quota": ["quota"],
    "opportunity": ["opportunity", "opportunity"],
}


def test_a_mention_has_its_place_in_the_text_as_it_was_written(tmp_path: Path) -> None:
    written = f"en:\n  explanation: |\n{textwrap.indent(HARD, '    ')}"
    project = make.project(tmp_path, {"glossary/terms/bant.yml": written, "glossary/terms/quota.yml": ""})
    found = examine(project).mentions["en"]
    bant = found.glossary.by_id["bant"]
    assert bant.entries["en"].explanation == HARD.strip()
    places = {id_: [found.place(bant, spot) for spot in spots] for id_, spots in found.of["bant"].items()}
    assert {id_: sorted(HARD[start:end] for start, end in some) for id_, some in places.items()} == {
        id_: sorted(words) for id_, words in WRITTEN.items()
    }
    for some in places.values():
        assert len(set(some)) == len(some)
