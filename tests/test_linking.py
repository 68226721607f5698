"""Links in the texts of pages, and who mentions whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from generator.citations import sources_of
from generator.fields import TEXTS
from generator.mentions import Mentions
from generator.model import Term
from generator.pages.linking import Linking
from generator.text import as_markdown, literal, parse
from tests import make
from tests.projects import Project, glossary_of, languages_of

LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(([a-z0-9-]+)\.md\)\{: \.g-term(?: lang=\"[a-z]+\")? ?\}")

glossary = cache(glossary_of)


@cache
def linking(folder: Path, language: str) -> Linking:
    (spoken,) = (one for one in glossary(folder).settings.languages if one.id == language)
    return Linking(Mentions(glossary(folder), spoken))


def without_links(text: str) -> str:
    return LINK.sub(r"\1", text)


def targets(text: str) -> list[str]:
    return [target for _, target in LINK.findall(text)]


def in_all_languages(project: Project) -> Iterator[tuple[str, Term]]:
    return product(languages_of(project.folder), glossary(project.folder).terms)


def test_the_text_a_reader_sees_is_the_same_with_and_without_links(project: Project) -> None:
    for language, term in in_all_languages(project):
        entry = term.entries[language]
        texts = linking(project.folder, language).texts(term)
        for field in TEXTS:
            text = getattr(entry, field.name)
            sources = [source.id for source in sources_of(term, language)] if field.is_cited else ()
            expected = as_markdown(parse(text), sources) if field.is_markdown else literal(text)
            assert without_links(texts[field.name]) == expected


def test_a_term_is_linked_once_a_section_and_never_on_its_own_page(project: Project) -> None:
    for language, term in in_all_languages(project):
        texts = linking(project.folder, language).texts(term)
        sections: dict[str, str] = defaultdict(str)
        for field in TEXTS:
            sections[field.section] += texts[field.name]
        for section in sections.values():
            found = targets(section)
            assert len(found) == len(set(found)), (term.id, found)
            assert term.id not in found


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Linking:
    """Links to `lead`, `opportunity` and `bant`."""
    files = {"glossary/terms/bant.yml": "en:\n  term: BANT\n"}
    return linking(make.project(tmp_path_factory.mktemp("small"), files), "en")


def test_a_hand_written_page_is_linked_once_a_heading_and_the_authors_own_links_count(small: Linking) -> None:
    page = "# A lead\n\nA lead, and a lead.\n\n## More\n\nThe lead and [BANT](terms/bant.md), then BANT.\n"
    linked = small.document(page, "about.md")
    link = "[lead](terms/lead.md){: .g-term }"
    own = "[BANT](terms/bant.md){: .g-term }"
    assert linked == f"# A lead\n\nA {link}, and a lead.\n\n## More\n\nThe {link} and {own}, then BANT.\n"


def test_linking_a_page_twice_is_linking_it_once(small: Linking) -> None:
    page = "An opportunity, an opportunity and **lead** scoring.\n"
    once = small.document(page, "stages/bofu.md")
    assert once.startswith("An [opportunity](../terms/opportunity.md)")
    assert small.document(once, "stages/bofu.md") == once


def test_who_mentions_a_term_in_the_definition_comes_first(project: Project) -> None:
    def mentions(term: Term, other: Term) -> bool:
        return other.id in targets(linking(project.folder, "en").texts(term)["definition"])

    for term in glossary(project.folder).terms:
        order = [mentions(other, term) for other in linking(project.folder, "en").mentioned_in(term)]
        assert order == sorted(order, reverse=True), term.id
