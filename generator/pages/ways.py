"""Links from one page to another, in one language."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Glossary, Language, LearningPath, Stage, Term, Topic
from generator.pages.addresses import COMPARISON, PATH, STAGE, TERM, TOPIC, relative
from generator.pages.borrowed import borrowed
from generator.pages.page import Link


class Ways:
    """Makes links. Each takes the page `here` that the link stands on."""

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self._language = language
        self._words, self._rules = language.words, language.rules
        ordered = sorted(glossary.terms, key=lambda term: self._rules.alphabet.key(term.entries[language.id].term))
        self._rank = {term.id: rank for rank, term in enumerate(ordered)}

    def in_order(self, terms: Iterable[Term]) -> tuple[Term, ...]:
        """Return the terms in alphabetical order."""
        return tuple(sorted(terms, key=lambda term: self._rank[term.id]))

    def term(self, term: Term, here: str) -> Link:
        """Return a link to a term, with its definition beside it."""
        entry = term.entries[self._language.id]
        path = relative(TERM.format(term.id), here)
        language = borrowed(entry.term, term, self._language)
        return Link(entry.term, path, entry.abbreviation, entry.definition, language)

    def terms(self, terms: Iterable[Term], here: str) -> tuple[Link, ...]:
        """Return links to terms, in alphabetical order."""
        return tuple(self.term(term, here) for term in self.in_order(terms))

    def stage(self, stage: Stage, here: str) -> Link:
        """Return a link to a stage."""
        path = relative(STAGE.format(stage.id), here)
        return Link(stage.names[self._language.id], path, summary=stage.summaries[self._language.id])

    def topic(self, topic: Topic, here: str) -> Link:
        """Return a link to a topic."""
        path = relative(TOPIC.format(topic.id), here)
        return Link(topic.names[self._language.id], path, summary=topic.summaries[self._language.id])

    def path(self, path: LearningPath, here: str) -> Link:
        """Return a link to a learning path."""
        target = relative(PATH.format(path.id), here)
        return Link(path.names[self._language.id], target, summary=path.summaries[self._language.id])

    def comparison(self, one: Term, other: Term, sentence: str, here: str) -> Link:
        """Return a link to the page that sets two terms side by side, with what tells them apart."""
        first, second = sorted((one, other), key=lambda term: term.id)
        names = [term.entries[self._language.id].term for term in (first, second)]
        text = self._words.of_two(names[0], self._rules.within_a_sentence(names[1]))
        return Link(text, relative(COMPARISON.format(first.id, second.id), here), summary=sentence)
