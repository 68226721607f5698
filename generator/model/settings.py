"""What `glossary.yml` and `contexts/` say: the site as a whole, and the lists that terms refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.language import Language
from generator.span import Places


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms under which the words may be used."""

    name: str
    address: str


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
