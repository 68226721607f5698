"""The tree of a text → Markdown that the site engine shows as it was meant, and as nothing else.

The engine's Markdown is older than CommonMark, and reads some of it otherwise. Words are escaped, marks are those that
both read alike; for lists and quotes that only CommonMark knows, and for emphasis within emphasis, there are tags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from generator.text.plain import wording
from generator.text.signs import begun, escaped
from generator.text.tree import EMPHASES, LISTS, WHOLE, Kind, Node, Tree

Attributes = Callable[[str, str], str | None]
"""From the id of a term and the words of a link to it to the attribute list of the link; to nothing: no link."""

ALLOWED_TARGET = re.compile(r"(?:https?://|mailto:|term:)", re.IGNORECASE)
"""Where links may lead."""

_AUTOLINK = re.compile(r"(?:https?://[^\s<>`\\\[\]{}\"']+|(?:mailto:)?[\w.+-]+@[\w.-]+)")
"""An address that the engine takes for one between angle brackets, as it is written."""

# The address of a term depends on the page that links to it. Until that is known its id stands between these two
# noncharacters of Unicode, which are taken out of texts of authors.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_TERM = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_NO_CHARACTER = re.compile(f"[{_OPEN}{_CLOSE}]")

_BLANK = re.compile(r"[\t\r\n\f\v]")
_IMAGE_MARK = re.compile(r"!(?=\w|$)")
_UNUSUAL_CODE = re.compile(r"[<|`\n\\\[\]]|&#|^\s|\s$|^$")
_IN_ADDRESS = re.compile(r"[\s\x00-\x1f\"'<>\[\]`\\{}|^]|&(?=#|\w+;)")
_IN_TITLE = re.compile(r"[^\w .,;\-–—’]")
_TICKS = re.compile(r"^`+|~+", re.MULTILINE)
_BARE_LINES = frozenset((Kind.PARAGRAPH, *LISTS))


def _no_link(_id: str, _words: str) -> None:
    return None


def as_markdown(tree: Tree, sources: Sequence[str] = (), attributes: Attributes = _no_link) -> str:
    """Return a text as Markdown for the engine, with the number of each of these sources that it names.

    Links to terms lead nowhere yet: `with_addresses` says where.
    """
    numbers = {id_: number for number, id_ in enumerate(sources, 1)}
    return _Writer(tree, numbers, attributes).blocks(tree.blocks)


def term_attributes(language: str = "") -> str:
    """Return the attributes of a link to a term, whose words are of this language if it is not that of the page."""
    return f'{{: .g-term lang="{language}" }}' if language else "{: .g-term }"


def with_addresses(markdown: str, address: Callable[[str], str]) -> str:
    """Return such Markdown with the address of each term that it links to."""
    return _TERM.sub(lambda term: address(term[1]), markdown) if _OPEN in markdown else markdown


class _Writer:
    """Writes the nodes of one text."""

    def __init__(self, tree: Tree, numbers: Mapping[str, int], attributes: Attributes) -> None:
        self._value = tree.value
        self._numbers = numbers
        self._attributes = attributes

    def blocks(self, nodes: Sequence[Node], *, within_tags: bool = False) -> str:
        """Return blocks with empty lines between them. `within_tags` says that they are an item's, between `<li>`."""
        written: list[str] = []
        before: Node | None = None
        for node in nodes:
            if block := self._block(node, before, within_tags=within_tags):
                written.append(block)
                before = node
        return "\n\n".join(written)

    def _block(self, node: Node, before: Node | None, *, within_tags: bool = False) -> str:
        match node.kind:
            case Kind.PARAGRAPH | Kind.HEADING:
                return self._lines(node.children)
            case Kind.CODE_BLOCK:
                return _code_block(node)
            case Kind.BULLETS | Kind.NUMBERS:
                follows = before is not None and before.kind in LISTS
                written = "" if follows or not _is_plain(node) else self._list(node)
                # Between tags the engine takes what is indented below an empty line for a part of the list itself.
                return self._tagged_list(node) if not written or (within_tags and "\n\n " in written) else written
            case Kind.QUOTE:
                follows = before is not None and before.kind is Kind.QUOTE
                is_plain = all(one.kind in _BARE_LINES for one in node.children) and _are_plain(node.children)
                return self._tagged_quote(node) if follows or not is_plain else self._quote(node)
            case Kind.TABLE:
                return self._table(node)
        return begun(self._raw(node).lstrip(" "))

    def _list(self, node: Node) -> str:
        """Return a list in the syntax that the engine and CommonMark read alike."""
        items = [
            self._item(item, mark, is_loose=node.is_loose)
            for item, mark in zip(node.children, _marks(node), strict=True)
        ]
        return ("\n\n" if node.is_loose else "\n").join(items)

    def _item(self, item: Node, mark: str, *, is_loose: bool) -> str:
        first, *rest = item.children
        lines = self._lines(first.children).replace("\n", "\n" + " " * len(mark))
        inner = [
            _indented(self._block(block, before), "    ") for before, block in zip(item.children, rest, strict=False)
        ]
        return ("\n\n" if is_loose else "\n").join([f"{mark}{lines}", *inner])

    def _quote(self, node: Node) -> str:
        lines = self.blocks(node.children).split("\n")
        return "\n".join(f"> {line}" if line else ">" for line in lines)

    def _tagged_list(self, node: Node) -> str:
        opening = "ul" if node.kind is Kind.BULLETS else "ol"
        start = f' start="{node.number}"' if node.kind is Kind.NUMBERS and node.number != 1 else ""
        items = "\n".join(map(self._tagged_item, node.children))
        return f'<{opening} markdown="1"{start}>\n{items}\n</{opening}>'

    def _tagged_item(self, item: Node) -> str:
        if len(item.children) == 1 and item.children[0].kind is Kind.PARAGRAPH and not item.is_loose:
            return f'<li markdown="span">\n{self._lines(item.children[0].children)}\n</li>'
        return f'<li markdown="block">\n\n{self.blocks(item.children, within_tags=True)}\n\n</li>'

    def _tagged_quote(self, node: Node) -> str:
        return f'<blockquote markdown="1">\n\n{self.blocks(node.children)}\n\n</blockquote>'

    def _table(self, node: Node) -> str:
        head, *rows = node.children
        rules = [_RULES.get(cell.info, "---") for cell in head.children]
        return "\n".join([self._row(head), f"| {' | '.join(rules)} |", *map(self._row, rows)])

    def _row(self, row: Node) -> str:
        cells = (self._inline(cell.children).replace("  \n", " ").replace("\n", " ") for cell in row.children)
        return f"| {' | '.join(cells)} |"

    def _lines(self, nodes: Sequence[Node]) -> str:
        """Return inline nodes at the beginning of a line."""
        return self._inline(nodes, begins=True).rstrip("\n ")  # behind a break there may be nothing but spaces

    def _inline(self, nodes: Sequence[Node], *, begins: bool = False, within: frozenset[Kind] = frozenset()) -> str:
        pieces: list[str] = []
        is_blank = True
        """Nothing stands in this line yet."""
        for number, node in enumerate(nodes):
            around = (nodes[number - 1] if number else None, nodes[number + 1] if number + 1 < len(nodes) else None)
            piece = self._piece(node, around, within)
            if node.kind in _BREAKS:
                pieces.append(_BREAKS_OF_BLANK_LINES[node.kind] if is_blank else piece)
                is_blank = True
                continue
            if begins and is_blank and node.kind in _RAW:
                piece = begun(piece.lstrip(" "))
            pieces.append(piece)
            is_blank = is_blank and not piece.strip(" ")
        return "".join(pieces)

    def _piece(self, node: Node, around: tuple[Node | None, Node | None], within: frozenset[Kind]) -> str:
        if node.kind in _BREAKS:
            return _BREAKS[node.kind]
        match node.kind:
            case Kind.WORDS:
                return _words(node.text, around[1])
            case Kind.CODE:
                return _code(node.text, around[0])
            case Kind.EMPHASIS | Kind.STRONG:
                return self._emphasis(node, around, within)
            case Kind.LINK:
                return self._link(node, within)
        number = self._numbers.get(node.text) if node.kind is Kind.CITATION and Kind.LINK not in within else None
        return f"[{number}](#source-{node.text}){{: .g-cite }}" if number else self._raw(node)

    def _emphasis(self, node: Node, around: tuple[Node | None, Node | None], within: frozenset[Kind]) -> str:
        inner = self._inline(node.children, within=within | {node.kind})
        is_nested = not within.isdisjoint(EMPHASES) or any(one.kind in EMPHASES for one in _inner(node))
        touches = any(one is not None and one.kind in EMPHASES for one in around)
        if is_nested or touches or inner != inner.strip():
            tag = "em" if node.kind is Kind.EMPHASIS else "strong"
            return f"<{tag}>{inner}</{tag}>"
        mark = "*" if node.kind is Kind.EMPHASIS else "**"
        return f"{mark}{inner}{mark}"

    def _link(self, node: Node, within: frozenset[Kind]) -> str:
        target = node.target
        if target is None or not ALLOWED_TARGET.match(target.address):
            return self._raw(node)
        if target.is_bare:
            words = "".join(child.text for child in node.children)
            return f"<{words}>" if _AUTOLINK.fullmatch(words) else self._raw(node)
        words = self._inline(node.children, within=within | {Kind.LINK}) or escaped(target.address)
        title = f' "{_title(target.title)}"' if target.title else ""
        if (id_ := target.term) is None:
            return f"[{words}]({_address(target.address)}{title})"
        attributes = self._attributes(id_, wording(node))
        return words if attributes is None else f"[{words}]({_OPEN}{id_}{_CLOSE}{title}){attributes}"

    def _raw(self, node: Node) -> str:
        """Return the source of a node, escaped."""
        return _words(node.text if node.kind in WHOLE else self._value[node.start : node.end], None)


_RAW = frozenset(Kind) - {Kind.CODE, Kind.EMPHASIS, Kind.STRONG, Kind.LINK}
_BREAKS = {Kind.SOFT_BREAK: "\n", Kind.HARD_BREAK: "  \n"}
_BREAKS_OF_BLANK_LINES = {Kind.SOFT_BREAK: " ", Kind.HARD_BREAK: "<br>\n"}
"""An empty line would end the paragraph."""
_RULES = {"left": ":--", "center": ":-:", "right": "--:"}


def _words(text: str, after: Node | None) -> str:
    shown = _NO_CHARACTER.sub("\ufffd", _BLANK.sub(" ", text))
    if after is not None and after.kind in (Kind.SOFT_BREAK, Kind.HARD_BREAK):
        shown = shown.rstrip(" ")
    return _IMAGE_MARK.sub("&#33;", escaped(shown)) if "!" in shown else escaped(shown)


def _code(code: str, before: Node | None) -> str:
    """Return code between backticks, or in a tag where the engine would end it elsewhere or find markup in it."""
    code = _NO_CHARACTER.sub("\ufffd", code)
    is_behind_backslash = before is not None and before.kind is Kind.WORDS and before.text.endswith("\\")
    if is_behind_backslash or _UNUSUAL_CODE.search(code):
        return f"<code>{escaped(' '.join(code.split()))}</code>"
    return f"`{code}`"


def _code_block(node: Node) -> str:
    marks = "```"
    while re.search(rf"^{marks}", node.text, re.MULTILINE):
        marks += "`"
    language = node.info if re.fullmatch(r"[\w#.+-]+", node.info) else ""
    code = _NO_CHARACTER.sub("\ufffd", node.text)
    code = code if code.endswith("\n") or not code else f"{code}\n"
    return f"{marks}{language}\n{code}{marks}"


def _address(address: str) -> str:
    """Return an address with all that could end it, or begin Markdown, percent-encoded or as an entity."""
    shown = _IN_ADDRESS.sub(lambda sign: "&amp;" if sign[0] == "&" else _percent(sign[0]), address)
    if shown.count("(") == shown.count(")"):
        return shown
    return shown.replace("(", "%28").replace(")", "%29")


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def _title(title: str) -> str:
    return _IN_TITLE.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(title.split()))


def _inner(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _inner(child)


def _indented(text: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}" if line else line for line in text.split("\n"))


def _marks(node: Node) -> Iterator[str]:
    for number in range(node.number, node.number + len(node.children)):
        yield "- " if node.kind is Kind.BULLETS else f"{number}. "


def _are_plain(blocks: Sequence[Node]) -> bool:
    """Return whether the engine reads these blocks one after the other as they are read here."""
    pairs = pairwise(blocks)
    return all(block.kind not in LISTS or _is_plain(block) for block in blocks) and not any(
        one.kind in LISTS and other.kind in LISTS for one, other in pairs
    )


def _is_plain(node: Node) -> bool:
    """Return whether the engine reads a list as it is read here.

    It counts from 1, and takes what stands in an item for paragraphs and, below these, one list.
    """
    if node.kind is Kind.NUMBERS and node.number != 1:
        return False
    for item in node.children:
        kinds = [block.kind for block in item.children]
        paragraphs = kinds.count(Kind.PARAGRAPH)
        if not paragraphs or kinds[:paragraphs] != [Kind.PARAGRAPH] * paragraphs or len(kinds) > paragraphs + 1:
            return False
        if any(map(_shows_nothing, item.children)):
            return False
        if not all(block.kind in _BARE_LINES for block in item.children) or not _are_plain(item.children):
            return False
        if not node.is_loose and paragraphs > 1:
            return False
    return True


def _shows_nothing(block: Node) -> bool:
    """Return whether a paragraph holds spaces alone, written as `&#32;`."""
    return block.kind is Kind.PARAGRAPH and all(
        node.kind is Kind.SOFT_BREAK or (node.kind is Kind.WORDS and not _BLANK.sub(" ", node.text).strip(" "))
        for node in block.children
    )
