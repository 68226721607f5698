"""Everything of a site that has an address: what it is, what it is called, and what it is made from.

Pages, search, sitemap, tabs, the language switch and the checks ask here. No other module spells an address.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from itertools import chain

from generator.documents import Documents, parted
from generator.languages.directions import within
from generator.model import Glossary, Language, Settings


class Kind(StrEnum):
    """What can have an address."""

    HOME = "home"
    LIST = "list"
    TERM = "term"
    STAGE = "stage"
    TOPIC = "topic"
    PATH = "path"
    COMPARISON = "compare"
    PAGE = "page"
    """Written by hand."""
    ATTACHMENT = "attachment"
    """Lies beside pages written by hand."""
    FILE = "file"
    """Every site has it: for programs, or in the place of a page that is not there."""


class Listing(StrEnum):
    """A page that lists others."""

    STAGES = "stages"
    TOPICS = "topics"
    PATHS = "paths"
    COMPARE = "compare"
    A_Z = "a-z"
    ABBREVIATIONS = "abbreviations"


LISTED: Mapping[Listing, Kind] = {
    Listing.STAGES: Kind.STAGE,
    Listing.TOPICS: Kind.TOPIC,
    Listing.PATHS: Kind.PATH,
    Listing.COMPARE: Kind.COMPARISON,
}
"""What a list that begins a folder lists. The others list names."""

SEARCH_INDEX = "search/index.js"
"""What the search of a language knows. The name of the file in a site says what it holds, too."""
OPENSEARCH = "opensearch.xml"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"

_NONE = Documents()

FOLDERS: Mapping[Kind, str] = {
    Kind.TERM: "terms",
    **{kind: listing.value for listing, kind in LISTED.items()},
}
"""Where the pages of a kind are, from the top of their language."""


def path_of(kind: Kind, id_: str = "") -> str:
    """Return the Markdown file of a page that is made, from the top of its language: `terms/lead.md`."""
    if kind is Kind.HOME:
        return "index.md"
    if kind is not Kind.LIST:
        return f"{FOLDERS[kind]}/{id_}.md"
    return f"{id_}/index.md" if id_ in LISTED else f"{id_}.md"


def comparison_id(one: str, other: str) -> str:
    """Return the id of the page that sets two terms side by side, in whichever order they are given."""
    return "-vs-".join(sorted((one, other)))


@cache
def address_of(path: str) -> str:
    """Return the address of a file in the site: Markdown becomes a page, `README.md` the first page of its folder."""
    folder, name = posixpath.split(path)
    if not name.endswith(".md"):
        return path
    stem = "index" if name == "README.md" else name.removesuffix(".md")
    return posixpath.join(folder, f"{stem}.html")


def relative(target: str, here: str) -> str:
    """Return the relative address of `target` on the page `here`."""
    return _from_folder(target, _folder(here))


@cache  # a large glossary asks for the same few thousand pairs again and again
def _from_folder(target: str, folder: str) -> str:
    return posixpath.relpath(f"/{target}", f"/{folder}")  # from the top, or Python asks the disk where we are


def resolved(link: str, here: str) -> str:
    """Return the page that a link on the page `here` leads to, its fragment left out."""
    return _into_folder(link.partition("#")[0], _folder(here))


_folder = cache(posixpath.dirname)


@cache
def _into_folder(link: str, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, link))


@dataclass(frozen=True, slots=True)
class Item:
    """Something that has an address in one language. `path` is its file, from the top of that language's folder.

    Of what could not be read, the title is empty.
    """

    kind: Kind
    id: str
    language: str
    title: str
    summary: str
    path: str
    terms: tuple[str, ...] = ()
    """The two that a comparison sets side by side."""

    @property
    def address(self) -> str:
        """Where it is in the site, from the top of the language's folder: `terms/lead.html`."""
        return address_of(self.path)

    @property
    def is_by_hand(self) -> bool:
        """Whether people have written it, rather than the generator."""
        return self.kind in (Kind.PAGE, Kind.ATTACHMENT)


class Contents:
    """What has an address in one language."""

    def __init__(self, language: Language, items: Iterable[Item]) -> None:
        self.language = language
        self.items = tuple(items)
        self._by_id = {(item.kind, item.id): item for item in self.items}

    def __getitem__(self, key: tuple[Kind, str]) -> Item:
        """Return what is of a kind and has an id."""
        return self._by_id[key]

    def of(self, kind: Kind) -> tuple[Item, ...]:
        """Return all that is of a kind, in its order."""
        return tuple(item for item in self.items if item.kind is kind)

    def has(self, listing: Listing) -> bool:
        """Return whether there is such a list: one that would list nothing is not."""
        return (Kind.LIST, listing) in self._by_id

    @cached_property
    def pages(self) -> frozenset[str]:
        """The addresses of all pages."""
        return frozenset(item.address for item in self.items if item.kind not in (Kind.ATTACHMENT, Kind.FILE))


class Outline:
    """All that has an address, in every language: from the glossary, and from what people write beside it."""

    def __init__(self, glossary: Glossary, documents: Documents = _NONE) -> None:
        self.glossary = glossary
        self.documents = documents
        self._contents: dict[str, Contents] = {}

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the site. One that is given twice, which is an error, counts once."""
        found: dict[str, Language] = {}
        for language in self.glossary.settings.languages:
            found.setdefault(language.id, language)
        return tuple(found.values())

    def of(self, language: Language) -> Contents:
        """Return what has an address in a language."""
        if language.id not in self._contents:
            items = chain(_of_glossary(self.glossary, language), _by_hand(self.documents, language))
            self._contents[language.id] = Contents(language, items)
        return self._contents[language.id]

    @cached_property
    def makers(self) -> Mapping[str, tuple[tuple[str, Item], ...]]:
        """For each address of the site, all that is to be there, each with its address as it is written.

        Addresses that differ only by case are one: some disks cannot hold both.
        """
        found: dict[str, list[tuple[str, Item]]] = defaultdict(list)
        for language in self.languages:
            folder = self.glossary.settings.folder(language)
            for item in self.of(language).items:
                address = f"{folder}{item.address}"
                found[address.lower()].append((address, item))
        return {address: tuple(items) for address, items in found.items()}


def _of_glossary(glossary: Glossary, language: Language) -> Iterator[Item]:
    """Yield what is made from the glossary. A term that could not be read has its address all the same."""
    settings = glossary.settings
    here = language.id

    def item(kind: Kind, id_: str, title: str, summary: str) -> Item:
        return Item(kind, id_, here, title, summary, path_of(kind, id_))

    yield item(Kind.HOME, "", settings.titles[here], settings.descriptions[here])
    for id_ in sorted(glossary.known):
        entry = glossary.by_id[id_].entries[here] if id_ in glossary.by_id else None
        yield item(Kind.TERM, id_, entry.term if entry else "", entry.definition if entry else "")
    for one, other in glossary.pairs():
        id_ = comparison_id(one.id, other.term.id)
        title = _versus(one.entries[here].term, other.term.entries[here].term, language)
        path = path_of(Kind.COMPARISON, id_)
        yield Item(Kind.COMPARISON, id_, here, title, other.sentences[here], path, (one.id, other.term.id))
    for kind, named in ((Kind.PATH, settings.paths), (Kind.STAGE, settings.stages), (Kind.TOPIC, glossary.topics)):
        yield from (item(kind, each.id, each.names[here], each.summaries[here]) for each in named if each.id)
    for listing in _listings(glossary, language):
        yield item(Kind.LIST, listing, *_named(listing, settings, language))
    for address in (NOT_FOUND, OPENSEARCH, SITEMAP):
        yield Item(Kind.FILE, address, here, "", "", address)


def _by_hand(documents: Documents, language: Language) -> Iterator[Item]:
    """Yield what people have put into the folder of a language. Pages have their own titles."""
    for path in documents.pages(language):
        front, _ = parted(documents.texts[path])
        name = path.partition("/")[2]
        yield Item(Kind.PAGE, name, language.id, front.get("title") or name, front.get("description") or "", name)
    for name in documents.beside(language):
        yield Item(Kind.ATTACHMENT, name, language.id, "", "", name)


def _listings(glossary: Glossary, language: Language) -> Iterator[Listing]:
    """Yield the lists that have something to list, in the order of the tabs."""
    yield Listing.STAGES
    if glossary.topics:
        yield Listing.TOPICS
    if glossary.settings.paths:
        yield Listing.PATHS
    if any(True for _ in glossary.pairs()):
        yield Listing.COMPARE
    yield Listing.A_Z
    if any(term.entries[language.id].abbreviations for term in glossary.terms):
        yield Listing.ABBREVIATIONS


def _named(listing: Listing, settings: Settings, language: Language) -> tuple[str, str]:
    """Return the title of a list, and the sentence that says what one finds there."""
    words = language.words
    stages = settings.stage_lists[language.id]
    return {
        Listing.STAGES: (stages.title, stages.summary),
        Listing.TOPICS: (words.topics, words.by_topic_intro),
        Listing.PATHS: (words.paths, words.learning_paths_intro),
        Listing.COMPARE: (words.compare, words.compare_intro),
        Listing.A_Z: (words.a_z, words.a_z_intro),
        Listing.ABBREVIATIONS: (words.abbreviations, words.abbreviations_intro),
    }[listing]


def _versus(one: str, other: str, language: Language) -> str:
    """Return the title of the page that sets two terms side by side: "Lead or prospect?"."""
    names = (one, language.rules.within_a_sentence(other))
    return language.words.of_two(*(within(name, language.direction) for name in names))
