"""What a text mentions: the terms that it names, where, and which of them get a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, partial
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from generator.citations import sources_of
from generator.fields import TEXTS, TextField
from generator.model import Glossary, Language, Source, Term
from generator.scan.emphasis import with_whole_emphasis
from generator.scan.prose import LinkSpan, scan
from generator.text import Mentioned, as_markdown, linked_terms, literal, origin, parse, term_attributes
from generator.words import make_matcher
from generator.words.borrowed import borrowed
from generator.words.matcher import Matcher, Mention


class First(StrEnum):
    """Where only the first mention of a term gets a link."""

    SECTION = "section"
    PAGE = "page"


Whole = Callable[[str, int, int], tuple[int, int] | None]
"""From a text and a stretch of it to the one around it that can be a link, or to nothing."""


class Occurrence(NamedTuple):
    """A mention, and the numbers of the section and the passage it is in."""

    section: int
    passage: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a text: mentions and links, and the words of each passage but for those of links."""

    text: str
    found: tuple[Occurrence, ...]
    links: tuple[LinkSpan, ...]
    passages: Mapping[int, str]
    whole: Whole

    @property
    def mentions(self) -> list[Mention]:
        """Every mention, in order."""
        return [found.mention for found in self.found]

    def first(
        self,
        *,
        skip: Collection[str] = (),
        scope: First = First.SECTION,
        linked: Callable[[str], str | None] = lambda _: None,
    ) -> list[Mention]:
        """Return the mentions that get a link: the first of each term in a section, or on the page.

        `linked` tells the term that a link leads to which is there already. It counts as the first
        mention, wherever in the section it stands.
        """
        one_page = scope is First.PAGE
        there = ((0 if one_page else link.section, linked(link.target)) for link in self.links)
        seen = {(section, term) for section, term in there if term}
        result: list[Mention] = []
        for section, _, mention in self.found:
            where = (0 if one_page else section, mention.term)
            if mention.term not in skip and where not in seen and (whole := self.whole(self.text, *mention[1:])):
                result.append(Mention(mention.term, *whole))
            seen.add(where)
        return result


def survey(text: str, matcher: Matcher) -> Survey:
    """Return what stands in a Markdown text."""
    prose = scan(text)
    found = (
        Occurrence(stretch.section, stretch.passage, mention)
        for stretch in prose.stretches
        for mention in matcher.find(text, stretch.start, stretch.end)
    )
    passages = {
        number: " ".join(text[stretch.start : stretch.end] for stretch in stretches)
        for number, stretches in groupby(prose.stretches, attrgetter("passage"))
    }
    return Survey(text, tuple(found), tuple(prose.links), passages, with_whole_emphasis)


class Spot(NamedTuple):
    """Where a text of a term mentions another one: the field, and the offsets of the words in its Markdown.

    Of a link that its author made, they are those in the text as it was written.
    """

    field: str
    start: int
    end: int
    is_link: bool = False


class Mentions:
    """Who mentions whom in one language. Each text of a term is looked through once, when it is first asked about.

    What is looked through is the Markdown that the engine gets, before it has any links but those of authors.
    """

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self.glossary = glossary
        self.language = language

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what finds terms: another process makes its own faster than it takes this one over."""
        return {name: value for name, value in self.__dict__.items() if name != "matcher"}

    @cached_property
    def matcher(self) -> Matcher:
        """What finds the terms in texts of the language."""
        return make_matcher(self.glossary, self.language.id)

    @cached_property
    def surveys(self) -> Mapping[str, Mapping[str, Survey]]:
        """For each term, what stands in each of its texts."""
        return {
            term.id: {field.name: self.survey(self._made(field, term, self._text(term, field.name))) for field in TEXTS}
            for term in self.glossary.terms
        }

    @cached_property
    def links(self) -> Mapping[str, Mapping[str, tuple[Mentioned, ...]]]:
        """For each term, the links to terms that there are, as authors made them in its texts."""
        names = [field.name for field in TEXTS if field.is_markdown]
        known = self.glossary.by_id
        return {
            term.id: {
                name: tuple(link for link in linked_terms(self._text(term, name)) if link.term in known)
                for name in names
            }
            for term in self.glossary.terms
        }

    @cached_property
    def of(self) -> Mapping[str, Mapping[str, tuple[Spot, ...]]]:
        """For each term, the others that its texts mention, and where."""
        return {term.id: self._of(term.id) for term in self.glossary.terms}

    def _of(self, id_: str) -> Mapping[str, tuple[Spot, ...]]:
        found: defaultdict[str, list[Spot]] = defaultdict(list)
        for name, one in self.surveys[id_].items():
            for mention in one.mentions:
                found[mention.term].append(Spot(name, mention.start, mention.end))
            for link in self.links[id_].get(name, ()):
                found[link.term].append(Spot(name, link.start, link.end, is_link=True))
        return {other: tuple(spots) for other, spots in sorted(found.items()) if other != id_}

    def place(self, term: Term, spot: Spot) -> tuple[int, int]:
        """Return where in the text as it was written a term mentions another one."""
        if spot.is_link:
            return spot.start, spot.end
        field = next(field for field in TEXTS if field.name == spot.field)
        return origin(self._text(term, spot.field), partial(self._made, field, term), spot.start, spot.end)

    def survey(self, markdown: str) -> Survey:
        """Return what stands in any other text of the language."""
        return survey(markdown, self.matcher)

    def markdown(self, text: str, sources: Sequence[Source] = ()) -> str:
        """Return an author's text as Markdown for the engine, with the number of each source that it names."""
        return as_markdown(parse(text), [source.id for source in sources], self._attributes)

    def _made(self, field: TextField, term: Term, text: str) -> str:
        """Return what stands in a field of a term as Markdown of its page."""
        if not field.is_markdown:
            return literal(text)
        return self.markdown(text, sources_of(term, self.language.id) if field.is_cited else ())

    def _text(self, term: Term, name: str) -> str:
        text: str = getattr(term.entries[self.language.id], name)
        return text

    def _attributes(self, id_: str, words: str) -> str | None:
        """Return the attributes of a link that an author makes to a term, or nothing when there is no such term."""
        term = self.glossary.by_id.get(id_)
        return term_attributes(borrowed(words, term, self.language)) if term else None
