"""The glossary as the rest of the program sees it: frozen, indexed once, no reading and no writing.

Relations are written once, on either side. `Glossary` shows them on both. Ids that lead nowhere stay
in `Term` as they were written, so that the checks can name them, and are left out of the indexes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.languages import rules_of
from generator.languages.locales import direction, name_of
from generator.languages.own import Own
from generator.languages.rules import Rules
from generator.languages.wording import Wording
from generator.span import Places

UNKNOWN = ""
"""Stands for a field that cannot be told: its name was misspelled, or it is lost in what could not be read."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site. `locale` (`fr_FR`) decides numbers and sorting, `currency` (`EUR`) money.

    `own` is what a file of the project says of it.
    """

    id: str
    name: str
    locale: str
    currency: str
    own: Own | None = field(default=None, compare=False, repr=False)

    @property
    def rules(self) -> Rules:
        """What is known of the language."""
        return self.own.rules if self.own else rules_of(self.id)

    @property
    def words(self) -> Wording:
        """The words of the interface."""
        return self.rules.wording

    @property
    def own_locale(self) -> str:
        """The locale, if it is one of this language, and otherwise the language alone."""
        return self.locale if self.locale.partition("_")[0] == self.id else self.id

    @property
    def direction(self) -> str:
        """The direction in which it is written, as HTML has it: ltr, rtl."""
        return direction(self.own_locale)

    def name_of(self, other: Language) -> str:
        """Return what another language is called in this one: French, anglais."""
        return name_of(other.id, self.locale) or other.name


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms under which the words may be used."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Official:
    """A form that an authority recommends: the form, who says so, and since when."""

    term: str
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure, a law, an origin or an official form comes from. `date` is a year, a month or a day."""

    id: str
    title: str
    address: str
    publisher: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term in one language. What its texts are is said in `fields.py`.

    `hidden` are names that find it and are not shown. `notes` say of an alias who says it (regional,
    informal), and of a form to avoid why, by the spelling.
    """

    term: str
    definition: str
    explanation: str
    example: str
    abbreviation: str = ""
    gender: str = ""
    aliases: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    no_link: tuple[str, ...] = ()
    official: Official | None = None
    usual: str = ""
    caution: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The names of this term, most usual first: term, abbreviation, aliases."""
        names = (self.term, self.abbreviation, *self.aliases)
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def abbreviations(self) -> tuple[str, ...]:
        """The names that are abbreviations: what is declared as one, and words in capitals."""
        return tuple(
            name for name in self.spellings if name == self.abbreviation or (name.isupper() and " " not in name)
        )


@dataclass(frozen=True, slots=True)
class Contrast:
    """Another term that this one is taken for, and per language the sentence that tells them apart."""

    term: str
    sentences: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a formula, as written, with its name per language.

    `show` says how it is printed: number, percent (0.25 is 25 %), money or times (3 is 3×).
    """

    value: str
    show: str
    names: Mapping[str, str]
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """A calculation over named inputs, with a worked result. `captions` tell several ones apart."""

    expression: str
    inputs: Mapping[str, Quantity]
    result: Quantity
    captions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Term:
    """One concept in all languages, as its file writes it.

    `unread` are the names of fields, its own and those of its entries, of which something could not be read: it is
    missing here, and a check says what it `requires`.
    """

    id: str
    stages: tuple[str, ...]
    topic: str
    entries: Mapping[str, Entry]
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    formulas: tuple[Formula, ...] = ()
    sources: tuple[Source, ...] = ()
    reviewed: str = ""
    places: Places = field(default_factory=lambda: Places(""), compare=False, repr=False)
    unread: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the way that terms are ordered by. Those of one with `every_stage` are used all along it."""

    id: str
    names: Mapping[str, str]
    shorts: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    summaries: Mapping[str, str]
    explanations: Mapping[str, str]
    every_stage: bool = False


@dataclass(frozen=True, slots=True)
class StageList:
    """What all stages together are called in one language: in the navigation, as a title, in a sentence."""

    name: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that terms belong to."""

    id: str
    names: Mapping[str, str]
    summaries: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LearningPath:
    """Terms in the order in which a newcomer is best told about them."""

    id: str
    names: Mapping[str, str]
    summaries: Mapping[str, str]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A spelling that belongs to several terms in one language, on purpose."""

    language: str
    spelling: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contexts:
    """The phrases of one language that decide whether a word is a term: for each term's id, as written.

    `subject` are words of what the glossary is about, as written.
    """

    phrases: Mapping[str, tuple[str, ...]]
    subject: tuple[str, ...] = ()
    places: Places = field(default_factory=lambda: Places(""), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """What `glossary.yml` says: the site as a whole and the lists that terms refer to.

    An entry is to be read again `review_after` so many months. `unread` are the names of fields of which
    something could not be read and is missing here.
    """

    address: str
    source: str
    licence: Licence
    languages: tuple[Language, ...]
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    welcomes: Mapping[str, str]
    stage_lists: Mapping[str, StageList]
    stages: tuple[Stage, ...]
    topics: tuple[Topic, ...]
    paths: tuple[LearningPath, ...] = ()
    ambiguous: tuple[Ambiguity, ...] = ()
    review_after: int | None = None
    places: Places = field(default_factory=lambda: Places(""), compare=False, repr=False)
    unread: frozenset[str] = frozenset()

    def folder(self, language: Language) -> str:
        """Return where a language lives in the site: the first one at the root, others under their id."""
        return "" if language == self.languages[0] else f"{language.id}/"


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
