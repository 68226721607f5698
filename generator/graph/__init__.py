"""The glossary as a graph: terms, relations and mentions as directed edges, distances from the home page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from generator.graph.reach import distances, strong_groups
from generator.mentions import Mentions, Spot
from generator.model import Glossary, Term
from generator.outline import Kind, Listing, path_of


class Edge(NamedTuple):
    """A directed edge between two terms: broader, narrower, related, contrast or mention."""

    start: str
    kind: str
    end: str


@dataclass(frozen=True)
class Island:
    """Terms that lead to each other while nothing else leads to them. `leads_out` says whether they lead on."""

    terms: tuple[str, ...]
    leads_out: bool


@dataclass(frozen=True)
class Graph:
    """The terms of a glossary and what leads from one to another. `texts` knows the mentions of one language."""

    texts: Mentions

    @property
    def glossary(self) -> Glossary:
        """The glossary that it is the graph of."""
        return self.texts.glossary

    @property
    def language(self) -> str:
        """The id of the language whose texts count."""
        return self.texts.language.id

    @property
    def mentions(self) -> Mapping[str, Mapping[str, tuple[Spot, ...]]]:
        """Who mentions whom, and where."""
        return self.texts.of

    @cached_property
    def relations(self) -> tuple[Edge, ...]:
        """What the pages show: each relation seen from both of its terms, in order."""
        return tuple(sorted(edge for term in self.glossary.terms for edge in self._shown(term)))

    def _shown(self, term: Term) -> Iterator[Edge]:
        glossary = self.glossary
        kinds = {
            "broader": glossary.broader(term),
            "narrower": glossary.narrower(term),
            "related": glossary.related(term),
            "contrast": tuple(confusion.term for confusion in glossary.confusions(term)),
        }
        for kind, others in kinds.items():
            yield from (Edge(term.id, kind, other.id) for other in others if other != term)

    @cached_property
    def related(self) -> Mapping[str, frozenset[str]]:
        """For each term, the terms that it has any relation with."""
        found: dict[str, set[str]] = {term.id: set() for term in self.glossary.terms}
        for edge in self.relations:
            found[edge.start].add(edge.end)
        return {id_: frozenset(others) for id_, others in found.items()}

    @cached_property
    def leading(self) -> Mapping[str, frozenset[str]]:
        """For each term, the terms that a relation or a mention leads to."""
        return {id_: self.related[id_].union(self.mentions[id_]) for id_ in self.related}

    @cached_property
    def orphans(self) -> tuple[str, ...]:
        """The terms that no other term leads to."""
        found = {other for others in self.leading.values() for other in others}
        return tuple(id_ for id_ in self.leading if id_ not in found)

    @cached_property
    def islands(self) -> tuple[Island, ...]:
        """The groups of at least two terms that nothing outside leads to. The largest group of all is none."""
        groups = [tuple(sorted(group)) for group in strong_groups(self.leading) if len(group) > 1]
        main, *others = sorted(groups, key=lambda group: (-len(group), group)) or [()]
        home = {id_: group for group in (main, *others) for id_ in group}
        entered = {
            home[end]
            for start, ends in self.leading.items()
            for end in ends
            if end in home and home.get(start) != home[end]
        }
        return tuple(Island(group, self._leads_out(group)) for group in sorted(others) if group not in entered)

    def _leads_out(self, group: tuple[str, ...]) -> bool:
        return any(end not in group for id_ in group for end in self.leading[id_])

    @cached_property
    def clicks(self) -> Mapping[str, int]:
        """For each term, how many clicks it is away from the home page."""
        settings = self.glossary.settings
        home = path_of(Kind.HOME)
        pages: dict[str, set[str]] = {path_of(Kind.LIST, Listing.A_Z): set(self.leading)}
        pages |= {path_of(Kind.PATH, path.id): set(path.terms) & self.leading.keys() for path in settings.paths}
        for term in self.glossary.terms:
            stages = (path_of(Kind.STAGE, stage) for stage in term.stages)
            for page in (path_of(Kind.TOPIC, term.topic), *stages):
                pages.setdefault(page, set()).add(term.id)
        found = distances({home: pages.keys(), **pages, **self.leading}, home)
        return {id_: found[id_] for id_ in self.leading}
