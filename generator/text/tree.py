"""What an author's text is made of: a tree of nodes, each with its place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a node is. Those that are `REFUSED` are read, so that checks can name them, and never shown as such."""

    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    ITEM = "item"
    QUOTE = "quote"
    CODE_BLOCK = "code block"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    WORDS = "words"
    SOFT_BREAK = "soft break"
    HARD_BREAK = "hard break"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    CITATION = "citation"
    HEADING = "heading"
    RULE = "rule"
    DEFINITION = "definition"
    IMAGE = "image"
    HTML = "HTML"
    OPEN_CODE = "code without an end"
    TOO_DEEP = "too deep"


REFUSED = frozenset(
    (Kind.HEADING, Kind.RULE, Kind.DEFINITION, Kind.IMAGE, Kind.HTML, Kind.OPEN_CODE, Kind.TOO_DEEP),
)
ALLOWED = frozenset(Kind) - REFUSED
"""What a text may consist of. Everything else is a finding, and on pages the signs that it was written with."""

LISTS = frozenset((Kind.BULLETS, Kind.NUMBERS))
WHOLE = frozenset((Kind.OPEN_CODE, Kind.TOO_DEEP))
"""Kinds whose `start` and `end` are only their first line; `text` is all of it."""

EMPHASES = frozenset((Kind.EMPHASIS, Kind.STRONG))


def id_of(address: str) -> str | None:
    """Return the id of the term that an address names, `term:quota`, or nothing when it is another address."""
    scheme, colon, id_ = address.partition(":")
    return id_ if colon and scheme.lower() == "term" else None


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads, the place at which that is written, and its title. A bare address is its own wording."""

    address: str
    start: int
    end: int
    title: str = ""
    is_bare: bool = False

    @property
    def term(self) -> str | None:
        """The id of the term that the link names, if it names one."""
        return id_of(self.address)


class Node(NamedTuple):
    """A part of a text, from the offset `start` to `end`.

    `text` holds words, code, or the id of a source, `info` the language of code or the alignment of a cell. A list of
    numbers begins with `number`. `is_loose` is a list with space between its items. The place of an underlined heading
    is its line, that of what is too deep, or has no end, the line where it begins: its `text` is all of it.
    """

    kind: Kind
    start: int
    end: int
    children: tuple[Node, ...] = ()
    text: str = ""
    info: str = ""
    target: Target | None = None
    number: int = 1
    is_loose: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a paragraph or a cell, for whoever looks for signs in them.

    `bare` has NUL in the place of all that is no words: code, links, marks, signs behind a backslash. `places` are
    the offsets of its characters in the text. `is_item` says that an item of a list begins with it.
    """

    bare: str
    places: tuple[int, ...]
    is_item: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """A text that has been read. Of its passages it keeps those with signs that may mean something elsewhere."""

    value: str
    blocks: tuple[Node, ...]
    passages: tuple[Passage, ...] = ()
    asked: tuple[Node, ...] = ()
    """The nodes that checks ask for: links, sources, and all that is refused."""

    def nodes(self) -> Iterator[Node]:
        """Yield every node, in the order of the text."""
        return _all(self.blocks)


def _all(nodes: Iterable[Node]) -> Iterator[Node]:
    waiting = [iter(nodes)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        else:
            yield node
            waiting.append(iter(node.children))
