"""Pages that set two terms side by side."""

from __future__ import annotations

import re

import pytest

from generator.build import examine
from generator.languages import rules_of
from generator.model import Glossary
from tests.projects import REPOSITORY, made_pages


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {path: text.decode() for path, text in made_pages(glossary()).items()}


def glossary() -> Glossary:
    found = examine(REPOSITORY).glossary
    assert found
    return found


def test_there_are_at_least_thirty_pairs_and_the_ones_newcomers_ask_about(pages: dict[str, str]) -> None:
    pairs = {path for path in pages if path.startswith("en/compare/") and "-vs-" in path}
    assert len(pairs) >= 30
    assert {
        "en/compare/sales-methodology-vs-sales-process.md",
        "en/compare/sales-funnel-vs-sales-pipeline.md",
        "en/compare/business-development-representative-vs-sales-development-representative.md",
    } <= pairs


def test_a_pair_has_a_page_in_each_language_under_ids_in_alphabetical_order(pages: dict[str, str]) -> None:
    for path in pages:
        if pair := re.fullmatch(r"en/compare/(.+)-vs-(.+)\.md", path):
            assert pair[1] < pair[2]
            assert path.replace("en/", "fr/", 1) in pages


def test_the_index_and_both_terms_lead_to_the_page_of_their_pair(pages: dict[str, str]) -> None:
    for path in pages:
        if pair := re.fullmatch(r"(en|fr)/compare/((.+)-vs-(.+)\.md)", path):
            language, name, *ids = pair.groups()
            assert f"]({name})" in pages[f"{language}/compare/index.md"]
            for id_ in ids:
                assert f"](../compare/{name})" in pages[f"{language}/terms/{id_}.md"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_index_is_in_the_order_of_its_titles(pages: dict[str, str], language: str) -> None:
    titles = re.findall(r"^- \[(.+?)\]", pages[f"{language}/compare/index.md"], re.MULTILINE)
    assert len(titles) >= 30
    assert titles == sorted(titles, key=rules_of(language).alphabet.key)


def test_the_page_holds_both_definitions_both_examples_and_the_sentence(pages: dict[str, str]) -> None:
    page = pages["en/compare/lead-vs-opportunity.md"]
    one, other = glossary().by_id["lead"], glossary().by_id["opportunity"]
    words = re.sub(r"\[(.*?)\]\(.*?\)(?:\{.*?\})?", r"\1", page)
    for term in (one, other):
        assert term.entries["en"].definition in words
        assert term.entries["en"].example.strip() in words
    confusion = next(found for found in glossary().confusions(one) if found.term == other)
    assert confusion.sentences["en"] in words
