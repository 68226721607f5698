"""A term as its file writes it: in each language, with its relations, formulas and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.span import Places

UNKNOWN = ""
"""Among unread fields: some field, nobody knows which. Its name was misspelled, or the file ends before it."""


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
