"""Links from one page to another, in one language."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Glossary, LearningPath, Stage, Term, Topic
from generator.outline import Contents, Item, Kind, comparison_id, relative
from generator.pages.borrowed import borrowed
from generator.pages.page import Link


class Ways:
    """Makes links. Each takes the page `here` that the link stands on."""

    def __init__(self, glossary: Glossary, contents: Contents) -> None:
        self._contents = contents
        self._language = contents.language
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
