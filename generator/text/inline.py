"""The words of a paragraph: tokens of the parser → nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markdown_it.helpers import parseLinkDestination
from markdown_it.token import Token

from generator.text.grammar import DEEPEST
from generator.text.tree import EMPHASES, Kind, Node, Target

_PAIRS = {"em": Kind.EMPHASIS, "strong": Kind.STRONG, "link": Kind.LINK}
_SINGLE = {
    "softbreak": Kind.SOFT_BREAK,
    "hardbreak": Kind.HARD_BREAK,
    "code_inline": Kind.CODE,
    "source": Kind.CITATION,
    "image": Kind.IMAGE,
    "picture": Kind.IMAGE,
    "tag": Kind.HTML,
}
_WORDS = frozenset(("text", "text_special"))

# What another dialect may read where it is no Markdown of ours. Most texts have none of it.
DOUBTFUL = re.compile(
    r"[\[~^{`]|\*\*|\*\[|__|==|\+\+|\$[$A-Za-z]|!!|\?\?|--|::|:[a-z][\w+-]*:|^[ \t]*[#|:]", re.MULTILINE
)
_BEFORE_TARGET = re.compile(r"\]\(\s*")


@dataclass(slots=True)
class _Open:
    """A node that is being built. `behind` is where the words of a link end so far, as an offset in the content."""

    kind: Kind
    token: Token
    behind: int = 0
    children: list[Node] = field(default_factory=list)


class Inline:
    """Makes nodes of the tokens of one paragraph. `places` are the offsets of its characters in the text."""

    def __init__(self, text: str, content: str, places: Sequence[int]) -> None:
        self._text = text
        self._content = content
        self._places = places
        self._top: list[Node] = []
        self._stack: list[_Open] = []
        self._bare: list[str] = []
        self._done = 0

    def nodes(self, tokens: Iterable[Token]) -> list[Node]:
        """Return the nodes of all tokens."""
        for token in tokens:
            name = token.type.rpartition("_")[0]
            if token.type in _WORDS:
                self._words(token)
            elif kind := _SINGLE.get(token.type):
                self._single(kind, token)
            elif kind := _PAIRS.get(name):
                if token.nesting > 0:
                    self._stack.append(_Open(kind, token, token.meta["start"] + 1))
                else:
                    self._add(self._closed(self._stack.pop(), token))
            if self._stack and token.nesting <= 0:
                self._stack[-1].behind = token.meta["end"]
        return self._top

    def bare(self) -> str:
        """Return the content with NUL for all that is no words, or nothing when no words are doubtful."""
        if not DOUBTFUL.search(self._content):
            return ""
        bare = "".join((*self._bare, "\0" * (len(self._content) - self._done)))
        return bare if DOUBTFUL.search(bare) else ""

    def _add(self, node: Node) -> None:
        (self._stack[-1].children if self._stack else self._top).append(node)

    def _place(self, start: int, end: int) -> tuple[int, int]:
        return self._places[start], self._places[max(end - 1, start)] + 1

    def _words(self, token: Token) -> None:
        if not token.content:  # of two marks that belong together, the other one
            return
        begin, behind = token.meta["start"], token.meta["end"]
        if token.type == "text":
            self._keep(begin, token.content)
        start, end = self._place(begin, behind)
        siblings = self._stack[-1].children if self._stack else self._top
        if siblings and siblings[-1].kind is Kind.WORDS:
            last = siblings.pop()
            siblings.append(Node(Kind.WORDS, last.start, end, text=last.text + token.content))
        else:
            siblings.append(Node(Kind.WORDS, start, end, text=token.content))

    def _keep(self, start: int, words: str) -> None:
        """Copy words to what `bare` returns."""
        if start >= self._done:
            self._bare += ("\0" * (start - self._done), words)
            self._done = start + len(words)

    def _single(self, kind: Kind, token: Token) -> None:
        begin, behind = token.meta["start"], token.meta["end"]
        if kind in (Kind.SOFT_BREAK, Kind.HARD_BREAK):
            self._keep(self._content.find("\n", begin), "\n")
        elif kind is Kind.CITATION and ("-" not in token.content or self._content.startswith("[", begin - 1)):
            self._keep(begin, self._content[begin:behind])  # [x] and [[x-y]] may be something else elsewhere
        start, end = self._place(begin, behind)
        text = token.content if kind in (Kind.CODE, Kind.CITATION) else self._text[start:end]
        self._add(Node(kind, start, end, text=text))

    def _closed(self, node: _Open, token: Token) -> Node:
        """Return the node of a pair of marks."""
        begin, behind = node.token.meta["start"], token.meta["end"]
        if node.kind is Kind.LINK:
            return Node(node.kind, *self._place(begin, behind), tuple(node.children), target=self._target(node, token))
        if node.kind is Kind.STRONG:  # its tokens are the inner marks of each two
            begin, behind = begin - 1, behind + 1
        start, end = self._place(max(begin, 0), min(behind, len(self._content)))
        if sum(one.kind in EMPHASES for one in self._stack) >= DEEPEST:
            return Node(Kind.TOO_DEEP, start, end, text=self._text[start:end])
        return Node(node.kind, start, end, tuple(node.children))

    def _target(self, node: _Open, token: Token) -> Target:
        begin, behind = node.token.meta["start"], token.meta["end"]
        address, title = str(node.token.attrs.get("href", "")), str(node.token.attrs.get("title", ""))
        if node.token.markup == "autolink":
            return Target(address, *self._place(begin + 1, behind - 1), is_bare=True)
        found = _BEFORE_TARGET.match(self._content, node.behind)
        first = found.end() if found else begin
        last = parseLinkDestination(self._content, first, behind).pos if found else behind
        if self._content.startswith("<", first):
            first, last = first + 1, last - 1
        return Target(address, *self._place(first, max(last, first)), title)
