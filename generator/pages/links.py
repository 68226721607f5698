"""Links from one page to another, in one language, and names with the language they are from.

Texts are plain. Links are relative to the page they stand on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.model import Glossary, LearningPath, Stage, Term, Topic
from generator.outline import Contents, Item, Kind, Listing, comparison_id, relative
from generator.words.borrowed import borrowed


@dataclass(frozen=True, slots=True)
class Name:
    """A name, the language of it where that is not the page's, and what is said about it."""

    text: str
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another page: its words, its relative address, and the sentence shown beside it.

    `language` is that of the words, where it is not the page's.
    """

    text: str
    path: str
    abbreviation: str = ""
    summary: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Links under a heading, which is itself a link."""

    heading: Link
    links: tuple[Link, ...]


class Links:
    """Makes links. Each takes the page `here` that the link stands on."""

    def __init__(self, glossary: Glossary, contents: Contents) -> None:
        self._contents = contents
        self._language = contents.language
        self._stage_list = glossary.settings.stage_lists[contents.language.id]
        alphabet = self._language.rules.alphabet
        ordered = sorted(glossary.terms, key=lambda term: alphabet.key(term.entries[self._language.id].term))
        self._rank = {term.id: rank for rank, term in enumerate(ordered)}

    def in_order(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """Return the terms in alphabetical order."""
        return tuple(sorted(terms, key=lambda term: self._rank[term.id]))

    def to(self, item: Item, here: str) -> Link:
        """Return a link to what has an address, with the sentence that says what it is."""
        return Link(item.title, relative(item.path, here), summary=item.summary)

    def term(self, term: Term, here: str) -> Link:
        """Return a link to a term, with its definition beside it."""
        item = self._contents[Kind.TERM, term.id]
        language = borrowed(item.title, term, self._language)
        abbreviation = term.entries[self._language.id].abbreviation
        return Link(item.title, relative(item.path, here), abbreviation, item.summary, language)

    def terms(self, terms: Iterable[Term], here: str) -> tuple[Link, ...]:
        """Return links to terms, in alphabetical order."""
        return tuple(self.term(term, here) for term in self.in_order(terms))

    def stage(self, stage: Stage, here: str) -> Link:
        """Return a link to a stage."""
        return self.to(self._contents[Kind.STAGE, stage.id], here)

    def topic(self, topic: Topic, here: str) -> Link:
        """Return a link to a topic."""
        return self.to(self._contents[Kind.TOPIC, topic.id], here)

    def path(self, path: LearningPath, here: str) -> Link:
        """Return a link to a learning path."""
        return self.to(self._contents[Kind.PATH, path.id], here)

    def comparison(self, one: Term, other: Term, here: str) -> Link:
        """Return a link to the page that sets two terms side by side, with what tells them apart."""
        return self.to(self._contents[Kind.COMPARISON, comparison_id(one.id, other.id)], here)

    def home(self, here: str) -> Link:
        """Return a link to the first page under the name that its tab has."""
        return replace(self.to(self._contents[Kind.HOME, ""], here), text=self._language.words.home)

    def list(self, listing: Listing, here: str) -> Link:
        """Return a link to a list."""
        return self.to(self._contents[Kind.LIST, listing], here)

    def stages(self, here: str) -> Link:
        """Return a link to the page of all stages under the name that its tab has."""
        return replace(self.list(Listing.STAGES, here), text=self._stage_list.name)

    def name(self, text: str, *terms: Term) -> Name:
        """Return a name of terms with its language."""
        languages = (borrowed(text, term, self._language) for term in terms)
        return Name(text, next(filter(None, languages), ""))
