"""An author's text → a tree. Every node knows where it stands in the text, to the character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from markdown_it.token import Token

from generator.text.grammar import DEEPEST, inline_tokens, tokens
from generator.text.inline import DOUBTFUL, Inline
from generator.text.places import Lines
from generator.text.tree import LISTS, REFUSED, Kind, Node, Passage, Tree

_BLOCKS = {
    "paragraph": Kind.PARAGRAPH,
    "heading": Kind.HEADING,
    "bullet_list": Kind.BULLETS,
    "ordered_list": Kind.NUMBERS,
    "list_item": Kind.ITEM,
    "blockquote": Kind.QUOTE,
    "table": Kind.TABLE,
    "tr": Kind.ROW,
    "th": Kind.CELL,
    "td": Kind.CELL,
}
_ALONE = {
    "hr": Kind.RULE,
    "definition": Kind.DEFINITION,
    "fence": Kind.CODE_BLOCK,
    "code_block": Kind.CODE_BLOCK,
}
_CONTAINERS = LISTS | {Kind.QUOTE}
_LOOSE = frozenset((Kind.PARAGRAPH, Kind.ITEM))

_ASKED = REFUSED | {Kind.LINK, Kind.CITATION}

# What may begin another block than a paragraph: signs at the beginning of a line, space there or at its end, bars.
_BLOCK_MARK = re.compile(
    r"^(?:[-+#=:>~`\[]|\*(?:\s|$)|[*_][ \t]*[*_][ \t]*[*_]|\d+[.)])|^[^\S\n]|[^\S\n]$|[|\r\0]", re.MULTILINE
)
_MARK = re.compile(rf"[\\`*_\[\]<&]|{DOUBTFUL.pattern}", re.MULTILINE)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")

_LINE_END = re.compile(r"\r\n?")


@lru_cache(maxsize=1 << 14)  # each text is asked about by several checks, and by the pages
def parse(text: str) -> Tree:
    """Return the tree of a text."""
    return built(text) if _BLOCK_MARK.search(text) else _paragraphs(text)


def built(text: str) -> Tree:
    """Return the tree of a text, whatever stands in it."""
    return _Builder(text).build()


def _paragraphs(text: str) -> Tree:
    """Return the tree of a text of paragraphs only, as most are. The block parser would take as long again."""
    blocks: list[Node] = []
    passages: list[Passage] = []
    for found in _PARAGRAPH.finditer(text):
        content, (start, end) = found[0], found.span()
        if not _MARK.search(content):
            blocks.append(Node(Kind.PARAGRAPH, start, end, tuple(_bare_words(content, start)), is_loose=True))
            continue
        places = range(start, end + 1)
        inline = Inline(text, content, places)
        blocks.append(Node(Kind.PARAGRAPH, start, end, tuple(inline.nodes(inline_tokens(content))), is_loose=True))
        if bare := inline.bare():
            passages.append(Passage(bare, tuple(places), is_item=False))
    return _tree(text, blocks, passages)


def _bare_words(content: str, start: int) -> Iterator[Node]:
    """Yield the nodes of a paragraph without marks."""
    for number, line in enumerate(content.split("\n")):
        if number:
            yield Node(Kind.SOFT_BREAK, start - 1, start, text="\n")
        yield Node(Kind.WORDS, start, start + len(line), text=line)
        start += len(line) + 1


def _tree(text: str, blocks: Sequence[Node], passages: Sequence[Passage]) -> Tree:
    tree = Tree(text, tuple(blocks), tuple(passages))
    return replace(tree, asked=tuple(node for node in tree.nodes() if node.kind in _ASKED))


@dataclass(slots=True)
class _Open:
    """A block that is being built."""

    kind: Kind
    token: Token
    children: list[Node] = field(default_factory=list)


class _Builder:
    """Builds the tree of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        # Of the same length, so that offsets hold for both.
        self._read = _LINE_END.sub(lambda end: " " * (len(end[0]) - 1) + "\n", text)
        self._lines = Lines(self._read)
        self._top: list[Node] = []
        self._stack: list[_Open] = []
        self._passages: list[Passage] = []
        self._cells: Iterator[tuple[int, ...]] = iter(())

    def build(self) -> Tree:
        for token in tokens(self._read):
            if token.type == "inline":
                self._stack[-1].children += self._words(token)
            elif kind := _ALONE.get(token.type):
                self._add(self._alone(kind, token))
            elif kind := _BLOCKS.get(token.type.rpartition("_")[0]):
                if token.nesting > 0:
                    self._open(kind, token)
                else:
                    self._add(self._closed(self._stack.pop()))
        return _tree(self._text, self._top, self._passages)

    def _add(self, node: Node) -> None:
        (self._stack[-1].children if self._stack else self._top).append(node)

    def _open(self, kind: Kind, token: Token) -> None:
        if kind is Kind.ROW and token.map:
            self._cells = self._lines.cells(token.map[0])
        self._stack.append(_Open(kind, token))

    def _closed(self, block: _Open) -> Node:
        """Return the node of a block that ends."""
        token, kind, children = block.token, block.kind, tuple(block.children)
        if kind is Kind.CELL:
            style = str(token.attrs.get("style", ""))
            ends = (children[0].start, children[-1].end) if children else (0, 0)
            return Node(kind, *ends, children, info=style.removeprefix("text-align:"))
        start, end = self._place(token)
        if kind in _CONTAINERS and sum(one.kind in _CONTAINERS for one in self._stack) >= DEEPEST:
            return Node(Kind.TOO_DEEP, *self._lines.around(start), text=self._text[start:end])
        if kind is Kind.HEADING:
            end = self._lines.around(start)[1]
        is_loose = kind is Kind.PARAGRAPH and not token.hidden
        is_loose = is_loose or any(child.is_loose for child in children if child.kind in _LOOSE)
        return Node(kind, start, end, children, number=int(token.attrs.get("start", 1)), is_loose=is_loose)

    def _alone(self, kind: Kind, token: Token) -> Node:
        """Return the node of a block with nothing in it but its own text."""
        start, end = self._place(token)
        if kind is not Kind.CODE_BLOCK:
            return Node(kind, start, end, text=self._text[start:end])
        if token.type == "fence" and _is_open(token):
            return Node(Kind.OPEN_CODE, start, self._lines.around(start)[1], text=self._text[start:end])
        language = token.info.split()[0] if token.info.strip() else ""
        return Node(kind, start, end, text=token.content, info=language)

    def _place(self, token: Token) -> tuple[int, int]:
        first, behind = token.map or (0, 1)
        start: int = token.meta.get("start", self._lines.starts[first])
        return start, max(start, self._lines.end(behind - 1))

    def _words(self, token: Token) -> list[Node]:
        """Return the nodes of a paragraph, a heading or a cell."""
        holder = self._stack[-1]
        first = token.map[0] if token.map else 0
        if holder.kind is Kind.CELL:
            size = len(token.content) + 1
            places = next(self._cells, ())[-size:]
            places = places if len(places) == size else (0,) * size
        elif holder.token.markup.startswith("#"):
            places = self._lines.within(first, token.content, self._place(holder.token)[0])
        else:
            places = self._lines.places(first, token.content)
        is_item = len(self._stack) > 1 and self._stack[-2].kind is Kind.ITEM and not self._stack[-2].children
        inline = Inline(self._text, token.content, places)
        nodes = inline.nodes(token.children or ())
        if bare := inline.bare():
            self._passages.append(Passage(bare, places, is_item))
        return nodes


def _is_open(fence: Token) -> bool:
    """Return whether code is never closed: all lines below the first are a part of it then."""
    lines = fence.content.count("\n") + (not fence.content.endswith("\n") and fence.content != "")
    first, behind = fence.map or (0, 0)
    return lines >= behind - first - 1
