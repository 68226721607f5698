"""Pages that set two terms side by side."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from generator.languages import rules_of
from tests.projects import GOLDEN, Project, glossary_of, languages_of, made_pages

glossary = cache(glossary_of)


@cache
def pages(folder: Path) -> dict[str, str]:
    return {path: text.decode() for path, text in made_pages(glossary(folder)).items()}


def test_a_pair_has_a_page_in_each_language_under_ids_in_alphabetical_order(project: Project) -> None:
    for path in pages(project.folder):
        if pair := re.fullmatch(r"en/compare/(.+)-vs-(.+)\.md", path):
            assert pair[1] < pair[2]
            for language in languages_of(project.folder):
                assert path.replace("en/", f"{language}/", 1) in pages(project.folder)


def test_the_index_and_both_terms_lead_to_the_page_of_their_pair(project: Project) -> None:
    for path in pages(project.folder):
        if pair := re.fullmatch(r"(\w+)/compare/((.+)-vs-(.+)\.md)", path):
            language, name, *ids = pair.groups()
            assert f"]({name})" in pages(project.folder)[f"{language}/compare/index.md"]
            for id_ in ids:
                assert f"](../compare/{name})" in pages(project.folder)[f"{language}/terms/{id_}.md"]


@pytest.mark.parametrize("language", languages_of(GOLDEN))
def test_the_index_is_in_the_order_of_its_titles(project: Project, language: str) -> None:
    titles = re.findall(r"^- \[(.+?)\]", pages(project.folder)[f"{language}/compare/index.md"], re.MULTILINE)
    assert titles
    assert titles == sorted(titles, key=rules_of(language).alphabet.key)


def test_the_page_holds_both_definitions_both_examples_and_the_sentence(project: Project) -> None:
    for one, confusion in glossary(project.folder).pairs():
        page = pages(project.folder)[f"en/compare/{one.id}-vs-{confusion.term.id}.md"]
        words = re.sub(r"\[(.*?)\]\(.*?\)(?:\{.*?\})?", r"\1", page)
        for term in (one, confusion.term):
            assert term.entries["en"].definition in words
            assert term.entries["en"].example.strip() in words
        assert confusion.sentences["en"] in words
