"""Links of authors to terms, `[words](term:id)`: on every page, in the graph, and in pages written by hand."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from generator.build import build
from generator.mentions import Mentions
from generator.model import Glossary
from generator.pages.linking import Linking
from tests import make
from tests.built_page import BuiltPage
from tests.projects import GOLDEN, glossary_of, golden_copy, languages_of
from tests.test_pages import changed_entries


@pytest.fixture(scope="module")
def terms(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    """Return a glossary of a lead, a quota, an opportunity and BANT."""
    files = {"glossary/terms/bant.yml": "", "glossary/terms/quota.yml": ""}
    return glossary_of(make.project(tmp_path_factory.mktemp("terms"), files))


def _with(glossary: Glossary, text: str) -> Glossary:
    """Return a glossary with this explanation of BANT."""
    changed = tuple(
        dataclasses.replace(
            term, entries={id_: dataclasses.replace(one, explanation=text) for id_, one in term.entries.items()}
        )
        if term.id == "bant"
        else term
        for term in glossary.terms
    )
    return Glossary(glossary.settings, changed, glossary.known)


def test_a_link_of_an_author_is_the_first_of_its_section_and_counts_as_a_mention(terms: Glossary) -> None:
    english = terms.settings.languages[0]
    made = _with(terms, "A quota, a lead, and *[what to sell](term:quota)*, or [nobody](term:no-term).")
    linking = Linking(Mentions(made, english))
    assert linking.texts(made.by_id["bant"])["explanation"] == (
        "A quota, a [lead](lead.md){: .g-term }, and *[what to sell](quota.md){: .g-term }*, or nobody."
    )
    linked = Linking(Mentions(_with(terms, "A word, and [what to sell](term:quota)."), english))
    without = Linking(Mentions(_with(terms, "A word, and what to sell."), english))
    assert "bant" in {term.id for term in linked.mentioned_in(made.by_id["quota"])}
    assert "bant" not in {term.id for term in without.mentioned_in(made.by_id["quota"])}
    text = made.by_id["bant"].entries["en"].explanation
    found = Mentions(made, english)
    places = [found.place(made.by_id["bant"], spot) for spot in found.of["bant"]["quota"]]
    assert [text[start:end] for start, end in places] == ["quota", "what to sell"]


def test_a_link_of_an_author_leads_there_from_pages_by_hand(tmp_path: Path) -> None:
    project = golden_copy(tmp_path)
    id_ = min(path.stem for path in project.terms.glob("*.yml"))
    for page in ("docs/en/own/page.md", "docs/fr/own/page.md"):
        (project.folder / page).parent.mkdir(parents=True, exist_ok=True)
        (project.folder / page).write_text(f"# Page\n\nSee [some words](term:{id_}), `[x](term:y)`.\n", "utf-8")
    outcome = build(project.folder, project.site)
    assert not outcome.problems
    page_made = BuiltPage((project.site / "own/page.html").read_text("utf-8"))
    links = {element.text: element.attributes.get("href") for element in page_made.named("a")}
    assert links["some words"] == f"../terms/{id_}.html"


def test_a_page_by_hand_is_told_which_term_is_unknown_and_where_a_link_to_one_is_not_read(tmp_path: Path) -> None:
    project = golden_copy(tmp_path)
    written = '# P\n\nSee [a](term:nowhere) and <a href="term:x">b</a>.\n\n[c]: term:y\n'
    written += "\n```\n[c]: term:y\n```\n\n`<term:z>`\n"
    for language in languages_of(GOLDEN):
        (project.folder / f"docs/{language}/p.md").write_text(written, "utf-8")
    outcome = build(project.folder, project.site)
    found = [(one.code, one.span.line, one.span.column) for one in outcome.problems if one.span.file == "docs/en/p.md"]
    assert found == [("G201", 3, 14), ("G402", 3, 36), ("G402", 5, 6)]


def test_no_text_keeps_the_mark_of_a_link_that_leads_nowhere_yet() -> None:
    hostile = "\ufdd0bonk\ufdd1 `\ufdd0x\ufdd1`\n\n```\n\ufdd0x\ufdd1\n```\n"
    made = changed_entries(lambda _, entry: dataclasses.replace(entry, explanation=hostile))
    linking = Linking(Mentions(made, made.settings.languages[0]))
    for term in made.terms:
        assert not {"\ufdd0", "\ufdd1"} & set(linking.texts(term)["explanation"])
