"""The tree of a text → its words alone: for the search, and wherever only plain text can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.text.tree import Kind, Node, Tree

_SPACED = frozenset((Kind.SOFT_BREAK, Kind.HARD_BREAK))
_WITH_WORDS = frozenset((Kind.WORDS, Kind.CODE, Kind.CODE_BLOCK, Kind.HTML, Kind.TOO_DEEP))
_LEAVES = frozenset((Kind.PARAGRAPH, Kind.HEADING, Kind.CELL))
_CODES = frozenset((Kind.CODE, Kind.CODE_BLOCK))


def as_plain(tree: Tree, *, code: bool = True) -> str:
    """Return the words of a text, a line for each paragraph, item or cell. Of a link, that is its wording.

    Without `code`, what is set as code is left out.
    """
    left_out: frozenset[Kind] = frozenset() if code else _CODES
    return "\n".join(filter(None, (" ".join(line.split()) for line in _lines(tree.blocks, left_out))))


def wording(node: Node) -> str:
    """Return the words of a link."""
    return " ".join("".join(_words(node.children, frozenset())).split())


def _lines(blocks: Iterable[Node], left_out: frozenset[Kind]) -> Iterator[str]:
    for block in blocks:
        if block.kind in _LEAVES:
            yield "".join(_words(block.children, left_out))
        elif block.children:
            yield from _lines(block.children, left_out)
        elif block.kind not in left_out:
            yield block.text


def _words(nodes: Iterable[Node], left_out: frozenset[Kind]) -> Iterator[str]:
    for node in nodes:
        if node.kind in _SPACED or node.kind in left_out:
            yield " "
        elif node.children:
            yield from _words(node.children, left_out)
        elif node.kind in _WITH_WORDS:
            yield node.text
