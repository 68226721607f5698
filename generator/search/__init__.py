"""A glossary → what the search of one language knows, as a script that the browser loads.

A script and not data to fetch: pages that are opened from disk cannot fetch.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from generator.documents import parted
from generator.fields import TEXTS, TextField
from generator.model import Entry, Glossary, Language, Term
from generator.outline import LISTED, Item, Kind, Listing, Outline
from generator.scan.prose import scan
from generator.search.keys import Keys, literal, words
from generator.text import as_plain, parse

_SHORT = 2  # words of so many letters are left out of long texts
_SIGN = re.compile(r"[^\w\s’'–-]|_")  # what tells names apart that have the same words: C++, C#


class How(StrEnum):
    """What a spelling is to its term."""

    NAME = "name"
    ALIAS = "alias"
    OTHER = "other"
    """A name in another language."""
    AVOID = "avoid"


@dataclass(frozen=True, slots=True)
class Found:
    """A page that can be found. `text` is searched and not shown; `place` says where a term belongs."""

    kind: str
    path: str
    title: str
    summary: str = ""
    abbreviation: str = ""
    place: str = ""
    text: str = ""
    aliases: tuple[str, ...] = ()
    """Of a page that is no term. The spellings of terms are told apart by what they are: names."""
    lists: str = ""
    """The kind of the pages that a list shows."""


Name = tuple[int, How, str, str, list[str]]
"""The number of a page, what the spelling is to it, the spelling, its language if another, and further keys."""


def search_script(outline: Outline, language: Language) -> bytes:
    """Return the script with the index of a language."""
    index = json.dumps(_index(outline, language), ensure_ascii=False, separators=(",", ":"))
    # JavaScript before 2019 takes these two for line ends, JSON does not.
    index = index.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(globalThis.glossarySearch??={{}}).index={index};\n".encode()


def _index(outline: Outline, language: Language) -> dict[str, Any]:
    glossary = outline.glossary
    languages = glossary.settings.languages
    keys = {one.id: Keys(one, (term.entries[one.id] for term in glossary.terms)) for one in languages}
    asking = language.rules.asking
    others = [one.id for one in languages if one != language]
    pages = _Pages(outline, language, keys[language.id].basic).all()
    return {
        "pages": [{name: value for name, value in asdict(page).items() if value} for page in pages],
        "names": [
            name for number, term in enumerate(glossary.terms) for name in _names(number, term, language.id, keys)
        ],
        "pairs": _pairs(glossary),
        "basic": [row for one in (*others, language.id) for row in _rows(keys[one].basic)],
        "joints": sorted(asking.joints),
        "questions": sorted(asking.questions),
        "between": sorted(asking.between),
        "kinds": {kind: sorted(words) for kind, words in asking.kinds.items()},
        "units": sorted(asking.units),
        "elided": {word: sorted(others) for word, others in asking.elided.items()},
        "suggested": _suggested(glossary),
    }


class _Pages:
    """Makes the list of all pages of one language that can be found."""

    def __init__(self, outline: Outline, language: Language, basic: Mapping[str, str]) -> None:
        self._glossary = outline.glossary
        self._settings = outline.glossary.settings
        self._texts = outline.documents.texts
        self._contents = outline.of(language)
        self._language = language.id
        self._asking = language.rules.asking
        self._basic = basic

    def all(self) -> Iterator[Found]:
        """Yield the terms, in the order of the glossary, then all other pages."""
        yield from self._terms()
        for kind in (Kind.COMPARISON, Kind.PATH):
            yield from (self._found(item) for item in self._contents.of(kind))
        for stage in self._settings.stages:
            found = self._found(self._contents[Kind.STAGE, stage.id], _prose(stage.explanations[self._language]))
            yield replace(found, aliases=stage.aliases[self._language])
        yield from (self._found(item) for item in self._contents.of(Kind.TOPIC))
        for item in self._contents.of(Kind.LIST):
            yield replace(self._found(item), lists=LISTED.get(Listing(item.id), ""))
        for item in self._contents.of(Kind.PAGE):
            _, body = parted(self._texts[f"{self._language}/{item.path}"])
            yield self._found(replace(item, summary=""), body)

    def _terms(self) -> Iterator[Found]:
        stages = {stage.id: stage.names[self._language] for stage in self._settings.stages}
        for term in self._glossary.terms:
            entry = term.entries[self._language]
            text = "\n\n".join(_words_of(entry, field) for field in TEXTS if field.is_searched)
            found = self._found(self._contents[Kind.TERM, term.id], text)
            yield replace(found, abbreviation=entry.abbreviation, place=stages[term.stages[0]])

    def _found(self, item: Item, text: str = "") -> Found:
        further = self._further(text, known=f"{item.title} {item.summary}")
        return Found(item.kind, item.address, item.title, item.summary, text=further)

    def _further(self, text: str, known: str) -> str:
        """Return the words of a Markdown text that are prose, mean something, and are not known yet.

        Each once, in its basic form and in alphabetical order: all else takes more room and finds nothing.
        """
        prose = " ".join(text[stretch.start : stretch.end] for stretch in scan(text).stretches)
        idle = {*words(known), *self._asking.joints, *words(" ".join(self._asking.questions))}
        told = {word for word in words(prose) if len(word) > _SHORT} - idle
        return " ".join(sorted({self._basic.get(word, word) for word in told} - idle))


def _words_of(entry: Entry, field: TextField) -> str:
    text: str = getattr(entry, field.name)
    return _prose(text) if field.is_markdown else text


def _prose(markdown: str) -> str:
    """Return the words of an author's text, without code."""
    return as_plain(parse(markdown), code=False)


def _rows(basic: Mapping[str, str]) -> list[list[str]]:
    """Return a row for each basic form: itself, and its other forms."""
    rows: dict[str, list[str]] = {}
    for form, one in sorted(basic.items()):
        rows.setdefault(one, [one]).append(form)
    return list(rows.values())


def _names(number: int, term: Term, language: str, keys: Mapping[str, Keys]) -> Iterator[Name]:
    """Yield every spelling that finds a term, the most usual first, each once."""
    taken: set[str] = set()
    for how, spelling, one in _spellings(term, language):
        known = literal(spelling) if _SIGN.search(spelling) else "".join(words(spelling))
        if known not in taken:
            taken.add(known)
            yield number, how, spelling, one if one != language else "", keys[one].of(spelling)


def _spellings(term: Term, language: str) -> Iterator[tuple[How, str, str]]:
    entry = term.entries[language]
    names = (entry.term, entry.abbreviation)
    yield from ((How.NAME, name, language) for name in names if name)
    yield from ((How.ALIAS, alias, language) for alias in (*entry.aliases, *entry.forms, *_official(entry)))
    yield from ((How.ALIAS, name, language) for name in entry.hidden)
    yield from ((How.AVOID, form, language) for form in entry.avoid)
    for other, foreign in term.entries.items():
        if other != language:
            yield from (
                (How.OTHER, name, other)
                for name in (*foreign.spellings, *foreign.forms, *_official(foreign), *foreign.hidden)
            )
            yield from ((How.AVOID, form, other) for form in foreign.avoid)


def _official(entry: Entry) -> tuple[str, ...]:
    return (entry.official.term,) if entry.official else ()


def _pairs(glossary: Glossary) -> list[tuple[int, int]]:
    """Return the numbers of the two terms of each comparison, in the order of their pages."""
    numbers = {term.id: number for number, term in enumerate(glossary.terms)}
    return [(numbers[one.id], numbers[other.term.id]) for one, other in glossary.pairs()]


def _suggested(glossary: Glossary) -> list[int]:
    """Return the terms that a newcomer may begin with: those that lead to the most others."""

    def neighbours(number: int) -> int:
        term = glossary.terms[number]
        related = (*glossary.broader(term), *glossary.narrower(term), *glossary.related(term))
        return len(related) + len(glossary.confusions(term))

    return sorted(range(len(glossary.terms)), key=neighbours, reverse=True)[:6]
