"""What each kind of page shows. Plain values: templates only print them.

Texts are plain unless the name says `_markdown`. Links are relative to the page they stand on. `path`
is the page's own, from the top of its language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.model import Entry, Language
from generator.pages.mathematics import Mathematics
from generator.pages.neighbourhood import Neighbourhood


class Page(Protocol):
    """A page of the site."""

    @property
    def path(self) -> str:
        """The Markdown file of the page."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, the language of it where that is not the page's, and what is said about it."""

    text: str
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Where a figure or a law comes from: an address elsewhere, who published it, and when."""

    id: str
    title: str
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another page: its words, the way to it, and the sentence shown beside it.

    `language` is that of the words, where it is not the page's.
    """

    text: str
    path: str
    abbreviation: str = ""
    summary: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Links under a heading, which may itself be a link."""

    heading: Link
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Translation:
    """The same term in another language: its name and the address of its page."""

    language: Language
    language_name: str
    term: str
    address: str


@dataclass(frozen=True, slots=True)
class ContrastLinks:
    """A term that another is taken for, and the page that sets the two side by side, with the sentence."""

    term: Link
    comparison: Link


@dataclass(frozen=True, slots=True)
class TermView:
    """A term's page."""

    path: str
    entry: Entry
    language: str
    """That of the term's name, where it is not the page's."""
    texts_markdown: Mapping[str, str]
    """The texts of the entry, with links on the terms they mention."""
    trail: tuple[Link, ...]
    """The way from the first page to this one."""
    gender: str
    stages: tuple[Link, ...]
    topic: Link
    mathematics: tuple[Mathematics, ...]
    contrasts: tuple[ContrastLinks, ...]
    broader: tuple[Link, ...]
    narrower: tuple[Link, ...]
    related: tuple[Link, ...]
    neighbourhood: Neighbourhood | None
    mentioned_in: tuple[Link, ...]
    learning_paths: tuple[Link, ...]
    aliases: tuple[Name, ...]
    avoid: tuple[Name, ...]
    official: str
    """Who recommends the official form of the entry, and when."""
    translations: tuple[Translation, ...]
    sources: tuple[SourceLink, ...]
    reviewed: str
    """When somebody last read the whole entry, as a sentence."""
    edit: str
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage's page: its terms by topic. `number` and `total` are 0 for the one of all stages."""

    path: str
    above: Link
    """The page of all stages."""
    name: str
    short: str
    summary: str
    explanation_markdown: str
    number: int
    total: int
    at_home: tuple[Group, ...]
    also_here: tuple[Link, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage in a list of stages: the page it has and how many terms are at home in it."""

    link: Link
    short: str
    count: int
    terms: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StagesView:
    """The page of all stages in their order."""

    path: str
    title: str
    summary: str
    steps: tuple[Step, ...]
    all_along: Step | None


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic's page: its terms by home stage."""

    path: str
    above: Link
    """The page of all topics."""
    name: str
    summary: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A page, and how many terms it lists if it is a list."""

    link: Link
    count: int | None = None


@dataclass(frozen=True, slots=True)
class CardsView:
    """The page that lists all topics, learning paths or comparisons."""

    path: str
    title: str
    intro: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ComparedTerm:
    """One of two terms side by side."""

    link: Link
    stages: tuple[Link, ...]
    definition_markdown: str
    example_markdown: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The page of two terms that are taken for each other, and the sentence that tells them apart."""

    path: str
    title: str
    window: str
    """The title of the window: shorter, where the names are long and have abbreviations."""
    sentence: str
    above: Link
    """The page of all comparisons."""
    terms: tuple[ComparedTerm, ComparedTerm]


@dataclass(frozen=True, slots=True)
class PathView:
    """A learning path's page."""

    path: str
    above: Link
    """The page of all learning paths."""
    name: str
    summary: str
    steps: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of the A–Z: a term, or another spelling with the terms to see."""

    spelling: Name
    terms: tuple[Link, ...]
    is_term: bool


@dataclass(frozen=True, slots=True)
class IndexView:
    """The A–Z, letter by letter."""

    path: str
    letters: tuple[tuple[str, tuple[IndexEntry, ...]], ...]


@dataclass(frozen=True, slots=True)
class AbbreviationsView:
    """The page of abbreviations: the letters and the terms they stand for."""

    path: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page."""

    path: str
    title: str
    welcome: str
    stages: Link
    """The page of all stages."""
    steps: tuple[Step, ...]
    all_along: Step | None
    topics: tuple[Card, ...]
    paths: tuple[Card, ...]
    lists: tuple[Card, ...]
    """The pages that list other things than terms of a stage, topic or path."""
