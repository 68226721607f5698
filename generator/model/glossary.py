"""All terms, indexed once, with each relation seen from both of its terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.settings import Contexts, Settings, Stage, Topic
from generator.model.term import Term


@dataclass(frozen=True, slots=True)
class Confusion:
    """A term that another one is taken for, seen from that other one."""

    term: Term
    sentences: Mapping[str, str]


@dataclass(frozen=True, eq=False)  # the one that was read: what is known of it may be kept by it
class Glossary:
    """All terms and what holds them together. `known` are the ids of all files, also of broken ones.

    A glossary that is not whole can be checked, as far as it goes; pages are made of whole ones only.
    """

    settings: Settings
    terms: tuple[Term, ...]
    known: frozenset[str] = frozenset()
    contexts: Mapping[str, Contexts] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.terms, key=lambda term: term.id))
        object.__setattr__(self, "terms", ordered)
        object.__setattr__(self, "known", self.known | {term.id for term in ordered})

    @property
    def is_whole(self) -> bool:
        """Whether all that people wrote could be read."""
        return not self.settings.unread and len(self.known) == sum(not term.unread for term in self.terms)

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        """Each term by its id."""
        return {term.id: term for term in self.terms}

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that terms belong to; of others there is nothing to show."""
        used = {term.topic for term in self.terms}
        return tuple(topic for topic in self.settings.topics if topic.id in used)

    def broader(self, term: Term) -> tuple[Term, ...]:
        """Return the terms of which `term` is a kind or a part."""
        return self._neighbours[term.id].broader

    def narrower(self, term: Term) -> tuple[Term, ...]:
        """Return the kinds and parts of `term`."""
        return self._neighbours[term.id].narrower

    def related(self, term: Term) -> tuple[Term, ...]:
        """Return the terms that belong with `term` without being above or below it.

        Those that its own file names come first, in that order, then those whose files name it.
        """
        return self._neighbours[term.id].related

    def confusions(self, term: Term) -> tuple[Confusion, ...]:
        """Return the terms that `term` is taken for, each with what tells the two apart."""
        return self._neighbours[term.id].confusions

    def pairs(self) -> Iterator[tuple[Term, Confusion]]:
        """Yield the terms that are taken for each other, each pair once, in alphabetical order of their ids."""
        for term in self.terms:
            for confusion in self.confusions(term):
                if term.id < confusion.term.id:
                    yield term, confusion

    def at_home_in(self, stage: Stage) -> tuple[Term, ...]:
        """Return the terms whose first stage is `stage`."""
        return tuple(term for term in self.terms if term.stages[:1] == (stage.id,))

    def also_used_in(self, stage: Stage) -> tuple[Term, ...]:
        """Return the terms that are used in `stage` but are at home in another one."""
        return tuple(term for term in self.terms if stage.id in term.stages[1:])

    def about(self, topic: Topic) -> tuple[Term, ...]:
        """Return the terms of a topic."""
        return tuple(term for term in self.terms if term.topic == topic.id)

    @cached_property
    def _neighbours(self) -> Mapping[str, _Neighbours]:
        found = {term.id: _Collected() for term in self.terms}
        for term in self.terms:
            for other in self._existing(term.broader):
                found[term.id].broader.add(other)
                found[other].narrower.add(term.id)
            for other in self._existing(term.narrower):
                found[term.id].narrower.add(other)
                found[other].broader.add(term.id)
            for other in self._existing(term.related):
                found[term.id].related.append(other)
                found[other].named_by.append(term.id)
            for contrast in term.contrasts:
                if contrast.term in self.by_id:
                    found[term.id].contrasts[contrast.term] = contrast.sentences
                    found[contrast.term].contrasts.setdefault(term.id, contrast.sentences)
        return {id_: self._resolved(collected) for id_, collected in found.items()}

    def _existing(self, ids: Iterable[str]) -> Iterable[str]:
        return (id_ for id_ in ids if id_ in self.by_id)

    def _resolved(self, collected: _Collected) -> _Neighbours:
        def in_order(ids: Iterable[str]) -> tuple[Term, ...]:
            return tuple(self.by_id[id_] for id_ in sorted(ids))

        return _Neighbours(
            in_order(collected.broader),
            in_order(collected.narrower),
            tuple(self.by_id[id_] for id_ in dict.fromkeys((*collected.related, *sorted(collected.named_by)))),
            tuple(Confusion(self.by_id[id_], sentences) for id_, sentences in sorted(collected.contrasts.items())),
        )


@dataclass(slots=True)
class _Collected:
    broader: set[str] = field(default_factory=set)
    narrower: set[str] = field(default_factory=set)
    related: list[str] = field(default_factory=list)
    named_by: list[str] = field(default_factory=list)
    contrasts: dict[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Neighbours:
    broader: tuple[Term, ...]
    narrower: tuple[Term, ...]
    related: tuple[Term, ...]
    confusions: tuple[Confusion, ...]
