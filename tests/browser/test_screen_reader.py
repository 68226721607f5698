"""What screen readers say of a page: each thing once, under a name that tells it apart, in its own language."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from generator.model import Glossary
from tests.browser.conftest import Open
from tests.browser.reader import FOLDERS, KINDS, LANGUAGES, Reader
from tests.browser.spoken import Spoken, spoken

pytestmark = pytest.mark.browser

REPEATED = 40
"""So many letters in a row are no chance."""


def repeats(description: str, text: str) -> bool:
    """Return whether a part of a description is in the text too."""
    return any(description[at : at + REPEATED] in text for at in range(max(len(description) - REPEATED, 0)))


def all_kinds(reader: Reader, language: str) -> dict[str, Spoken]:
    """Return what is said of the main part of a page of every kind."""
    said = {}
    for kind, path in KINDS.items():
        reader.visit(FOLDERS[language] + path)
        reader.settle()
        (said[kind],) = spoken(reader)
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_twice_and_nothing_has_no_name(open_site: Open, language: str) -> None:
    """Descriptions do not repeat the text beside a link, nor headings each other, and are shorter than the page."""
    faults = []
    for kind, page in all_kinds(open_site("disk"), language).items():
        described = [each for each in page if each.description]
        faults += [f"{kind}: beside {each.name}" for each in described if repeats(each.description, each.item.text)]
        _title, *headings = (each.name for each in page if each.role == "heading")
        faults += [
            f"{kind}: {times} times the heading {name}" for name, times in Counter(headings).items() if times > 1
        ]
        faults += [
            f"{kind}: no name: {each.role}" for each in page if each.role in {"link", "button"} and not each.name
        ]
        more, read = (
            sum(len(text.split()) for text in texts) for texts in ([e.description for e in described], [page.text])
        )
        faults += [f"{kind}: descriptions of {more} words for {read} that are read"] if more > read else []
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_list_links_to_different_pages_have_different_names(open_site: Open, language: str) -> None:
    """Five links "Side by side", one after the other, do not say with whom."""
    reader = open_site("disk")
    alike = """() => [...document.querySelectorAll('main :is(ul, ol, dl, table)')].flatMap(list => {
      const leads = Object.groupBy(list.querySelectorAll('a'), a => a.ariaLabel || a.textContent.trim());
      return Object.entries(leads)
        .filter(([, links]) => new Set(links.map(a => a.href.split('#')[0])).size > 1).map(([name]) => name);
    })"""
    found = {}
    for kind, path in KINDS.items():
        reader.visit(FOLDERS[language] + path)
        found[kind] = reader.page.evaluate(alike)
    assert not any(found.values()), found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_formula_is_read_once_and_as_one(open_site: Open, glossary: Glossary, language: str) -> None:
    """Screen readers do not all read mathematics: the line beside it is read, and the mathematics is not."""
    reader = open_site("disk")
    for term in (term for term in glossary.terms if term.formulas):
        reader.visit(f"{FOLDERS[language]}terms/{term.id}.html")
        boxes = spoken(reader, "main .g-formula")
        assert len(boxes) >= len(term.formulas)
        for box in boxes:
            assert not [each.role for each in box if each.role.startswith("MathML")], term.id
            said = Counter(each.name for each in box if each.role == "StaticText" and "=" in each.name)
            assert said, f"{term.id}: the line is read"
            assert set(said.values()) == {1}, f"{term.id}: each line once: {said}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_the_other_languages_are_said_in_them(open_site: Open, glossary: Glossary, language: str) -> None:
    """A voice that reads English says French words as nobody knows them. Titles of sources stay as they are."""
    reader = open_site("disk")
    spoken_as = """words => {
      const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode())
        if (texts.currentNode.data.trim() === words && !texts.currentNode.parentElement.closest('.g-sources'))
          found.push(texts.currentNode.parentElement.closest('[lang]').lang);
      return found;
    }"""
    faults = []
    others = [one for one in LANGUAGES if one != language]
    for term, other in product(glossary.terms, others):
        name = term.entries[other].term
        if name.casefold() in {spelling.casefold() for spelling in term.entries[language].spellings}:
            continue  # then it is a word of this language too
        reader.visit(f"{FOLDERS[language]}terms/{term.id}.html")
        said = reader.page.evaluate(spoken_as, name)
        if set(said) != {other}:
            faults.append(f"{term.id}: {name} is said in {said}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_in_tables_are_told_apart_by_more_than_color(open_site: Open, language: str) -> None:
    reader = open_site("disk")
    bare = """() => [...document.querySelectorAll('main td a')]
      .filter(a => !getComputedStyle(a).textDecorationLine.includes('underline')).map(a => a.textContent)"""
    found = {}
    for kind, path in KINDS.items():
        reader.visit(FOLDERS[language] + path)
        found[kind] = reader.page.evaluate(bare)
    assert not any(found.values()), found
