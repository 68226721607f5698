"""Links in the texts of our own pages, and who mentions whom."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import pytest

from generator.build import examine
from generator.fields import TEXTS
from generator.model import Glossary, Language, Term
from generator.pages.linking import Linking
from generator.text import as_markdown, literal, parse
from tests.projects import REPOSITORY

LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(([a-z0-9-]+)\.md\)\{: \.g-term(?: lang=\"[a-z]+\")? ?\}")
LANGUAGES = ("en", "fr")


@cache
def glossary() -> Glossary:
    found = examine(REPOSITORY).glossary
    assert found
    return found


@cache
def linking(language: str) -> Linking:
    return Linking(glossary(), language_of(language))


def language_of(id_: str) -> Language:
    return next(language for language in glossary().settings.languages if language.id == id_)


def without_links(text: str) -> str:
    return LINK.sub(r"\1", text)


def targets(text: str) -> list[str]:
    return [target for _, target in LINK.findall(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_a_reader_sees_is_the_same_with_and_without_links(language: str) -> None:
    for term in glossary().terms:
        entry = term.entries[language]
        texts = linking(language).texts(term)
        for field in TEXTS:
            text = getattr(entry, field.name)
            sources = [source.id for source in term.sources] if field.is_cited else ()
            expected = as_markdown(parse(text), sources) if field.is_markdown else literal(text)
            assert without_links(texts[field.name]) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_linked_once_a_section_and_never_on_its_own_page(language: str) -> None:
    for term in glossary().terms:
        texts = linking(language).texts(term)
        sections: dict[str, str] = defaultdict(str)
        for field in TEXTS:
            sections[field.section] += texts[field.name]
        for section in sections.values():
            found = targets(section)
            assert len(found) == len(set(found)), (term.id, found)
            assert term.id not in found


def test_from_lead_the_words_lead_to_lead_qualification_and_on_to_bant() -> None:
    assert "lead-qualification" in all_targets("lead", "en")
    assert "lead" in all_targets("bant", "en")
    assert "bant" in all_targets("lead-qualification", "en")


def all_targets(id_: str, language: str) -> set[str]:
    return {target for text in linking(language).texts(glossary().by_id[id_]).values() for target in targets(text)}


def test_a_hand_written_page_is_linked_once_a_heading_and_the_authors_own_links_count() -> None:
    page = "# A lead\n\nA lead, and a lead.\n\n## More\n\nThe lead and [BANT](terms/bant.md), then BANT.\n"
    linked = linking("en").document(page, "about.md")
    link = "[lead](terms/lead.md){: .g-term }"
    own = "[BANT](terms/bant.md){: .g-term }"
    assert linked == f"# A lead\n\nA {link}, and a lead.\n\n## More\n\nThe {link} and {own}, then BANT.\n"


def test_linking_a_page_twice_is_linking_it_once() -> None:
    page = "An opportunity, an opportunity and **lead** scoring.\n"
    once = linking("en").document(page, "stages/bofu.md")
    assert once.startswith("An [opportunity](../terms/opportunity.md)")
    assert linking("en").document(once, "stages/bofu.md") == once


def test_who_mentions_a_term_in_the_definition_comes_first() -> None:
    def mentions(term: Term, other: Term) -> bool:
        return other.id in targets(linking("en").texts(term)["definition"])

    for term in glossary().terms:
        order = [mentions(other, term) for other in linking("en").mentioned_in(term)]
        assert order == sorted(order, reverse=True), term.id
