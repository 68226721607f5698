"""What a reader sees of an HTML page, where it stands in the file, and which of it may be linked.

Only places in text are ever named: tags, entities and what is between them stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from operator import itemgetter

from generator.scan.closings import Closings
from generator.scan.prose import ADDRESS, LinkSpan

_ATTRIBUTE = r"""[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+))?+"""
_ATTRIBUTES = rf"(?:[\s/]++|{_ATTRIBUTE}|=)*+"
# What of these elements is inside is no markup, whatever it looks like.
_RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"
_TOKEN = re.compile(
    rf"""
    <!--(?:-?>|.*?(?:--!?>|\Z)) | <!\[CDATA\[.*?(?:\]\]>|\Z) | <\?(?:.{{0,5000}}?\?>|[^>]*+(?:>|\Z)) | <![^>]*+(?:>|\Z)
  | <(?P<raw>{_RAW})(?=[\s/>]){_ATTRIBUTES}>.*?(?:(?=</(?P=raw)[\s/>])|\Z) | <plaintext(?=[\s/>]).*\Z
  | <(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
  | </[^>]*+(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_NAMED = re.compile(r"""([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# No link is put into these, with all that is in them. Those with a colon are of wiki exports.
_SILENT = _HEADINGS | frozenset(
    "a abbr aside button code datalist footer frameset head header kbd label math nav noscript option pre samp select "
    "summary svg template var ac:link ac:parameter ac:plain-text-body".split()
)
# Nor into what has one of these roles, or is what its author left out: beside the text, hidden, or marked.
_SILENT_ROLES = frozenset("navigation banner contentinfo complementary button menu menuitem tab".split())
_SILENT_ATTRIBUTES = frozenset("hidden data-no-glossary".split())
_SILENT_CLASS = "noglossary"
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# One of these ends another one that is still open: they cannot hold each other.
_NEVER_NESTED = frozenset("a button option p".split())
_IN_HEAD = frozenset("base bgsound link meta noscript script style template title".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark math q s "
    "samp small span strike strong sub sup svg time tt u var wbr".split()
)
# Browsers move text between cells out of the table: a link there would take other ways than its words.
_CELLS = frozenset("td th caption".split())
_AROUND_CELLS = frozenset("table thead tbody tfoot tr colgroup col".split())
# Between these and the word before a reader sees that another word begins.
_APART = frozenset("img input sub sup".split())

_PARAGRAPH = "\n\n"
_NO_WORD = "\ufffc"
"""Stands in the reader's text for what is no text, or none that may be linked."""

# What is not read as it is written: spaces and line breaks are one space, an entity is a sign.
_NOT_EXACT = re.compile(
    r"(?P<gap>[ \t\n\f\r]{2,}|[\t\n\f\r])|(?P<entity>&(?:\#x?[0-9a-f]{1,20}+|[a-z][a-z0-9]{0,40}+);?)|[\u00ad\u200b]",
    re.IGNORECASE,
)
_UNSEEN = ("\u00ad", "\u200b")
_ADDRESS = re.compile(rf"(?P<opening>\{{[{{%#]|\\[(\[]|\$\$)|{ADDRESS}", re.VERBOSE | re.IGNORECASE)
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}", "\\(": "\\)", "\\[": "\\]", "$$": "$$"}
# Of what is long the end is not looked for: nobody writes it.
_LONGEST_TEMPLATE = 1002


@dataclass(slots=True)
class _Piece:
    """A piece of the reader's text: where it begins there, its size, where it stands in the file, in which text node.

    An `exact` one is written as it is read; any other is only known as a whole.
    """

    at: int
    size: int
    start: int
    end: int
    node: int
    exact: bool


@dataclass
class ReaderText:
    """The reader's text of a page, with the way back to the file."""

    written: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[_Piece] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    sections: list[tuple[int, int]] = field(default_factory=list)
    """Where in the reader's text a section begins, and its number."""
    passages: list[int] = field(default_factory=lambda: [0])
    """Where in the reader's text a passage begins."""
    links: list[LinkSpan] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """What a reader reads, once all of it has been added."""
        return "".join(self.written)

    def add(self, text: str) -> None:
        """Add what stands nowhere in the file."""
        self.written.append(text)
        self.length += len(text)

    def begin_passage(self) -> None:
        """Begin the next passage."""
        self.add(_PARAGRAPH)
        self.passages.append(self.length)

    def add_piece(self, text: str, start: int, end: int, node: int, *, exact: bool) -> None:
        """Add what stands between two offsets of the file, in a text node of this number."""
        self.starts.append(self.length)
        self.pieces.append(_Piece(self.length, len(text), start, end, node, exact))
        self.add(text)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a stretch of the reader's text stands in the file, if it is in one text node."""
        first = self.pieces[bisect_right(self.starts, start) - 1]
        last = self.pieces[bisect_right(self.starts, end - 1) - 1]
        is_whole = (first.exact or start == first.at) and (last.exact or end == last.at + last.size)
        if first.node != last.node or not is_whole:
            return None
        return (
            first.start + (start - first.at if first.exact else 0),
            last.start + (end - last.at) if last.exact else last.end,
        )

    def where(self, offset: int) -> tuple[int, int]:
        """Return the section and the passage that an offset of the reader's text is in."""
        section = self.sections[bisect_right(self.sections, offset, key=itemgetter(0)) - 1][1]
        return section, bisect_right(self.passages, offset) - 1

    def texts(self) -> dict[int, str]:
        """Return the reader's text of each passage."""
        written = self.text
        ends = [*self.passages[1:], self.length]
        return {number: written[start:end] for number, (start, end) in enumerate(zip(self.passages, ends, strict=True))}

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches of the reader's text that hold running text."""
        position = 0
        for start, end in _silent(self.text):
            yield position, start
            position = end
        yield position, self.length


def scan_html(text: str) -> ReaderText:
    """Return what a reader sees of an HTML page, and the links in it."""
    return _Scanner(text).page()


def _silent(written: str) -> Iterator[tuple[int, int]]:
    """Yield what is no text for readers though it stands in text: addresses, templates, formulas."""
    closings = Closings(written, len(written))
    position = 0
    while match := _ADDRESS.search(written, position):
        position = match.end()
        if opening := match["opening"]:
            end = closings.after(_CLOSING[opening], position + (opening == "$$"))
            if end is None or end - position > _LONGEST_TEMPLATE:
                position = match.start() + 1
                continue
            position = end
        yield match.start(), position


class _Scanner:
    """Goes through a page once, tag by tag."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._page = ReaderText(sections=[(0, 0)])
        self._open: list[str] = []
        """The elements without links that are open, and those in them with the same names."""
        self._count: Counter[str] = Counter()
        """How many of each name are open: a page may open any number and close none."""
        self._is_xml = text.lstrip("\ufeff").startswith("<?xml")
        self._link: tuple[int, int, str] | None = None
        self._node = 0
        self._tables = 0
        self._is_between_cells = False

    def page(self) -> ReaderText:
        position = 0
        for token in _TOKEN.finditer(self._text):
            self._add_text(position, token.start())
            position = token.end()
            self._node += 1
            if token["raw"]:
                self._page.add(_NO_WORD)
            elif token["name"] is not None:
                self._add_tag(token)
        self._add_text(position, len(self._text))
        return self._page

    def _add_text(self, start: int, end: int) -> None:
        if self._open or self._is_between_cells:
            return
        position = start
        for match in _NOT_EXACT.finditer(self._text, start, end):
            self._add_exact(position, match.start())
            position = match.end()
            meant = " " if match["gap"] else "".join(sign for sign in unescape(match[0]) if sign not in _UNSEEN)
            if meant:
                self._page.add_piece(meant, *match.span(), self._node, exact=False)
        self._add_exact(position, end)

    def _add_exact(self, start: int, end: int) -> None:
        if start < end:
            self._page.add_piece(self._text[start:end], start, end, self._node, exact=True)

    def _add_tag(self, token: re.Match[str]) -> None:
        name = token["name"].lower()
        self._look_for_cells(name, is_end=bool(token["end"]))
        if name == "br":
            self._page.add("\n")
        elif name not in _INLINE:
            self._page.begin_passage()
        elif name in _APART or name in _SILENT:
            self._page.add(_NO_WORD)
        if token["end"]:
            self._close(_HEADINGS if name in _HEADINGS else {name}, token)
        else:
            self._begin(name, token)

    def _look_for_cells(self, name: str, *, is_end: bool) -> None:
        if name == "table":
            self._tables = max(self._tables + (-1 if is_end else 1), 0)
            self._is_between_cells = not is_end  # a table in a table stands in a cell
        elif name in _CELLS or name in _AROUND_CELLS:
            self._is_between_cells = self._tables > 0 and (is_end or name in _AROUND_CELLS)

    def _begin(self, name: str, token: re.Match[str]) -> None:
        if name in _NEVER_NESTED and self._count[name]:
            self._close({name}, token)
        if self._count["head"] and name not in _IN_HEAD:
            self._close({"head"}, token)
        if name in _HEADINGS and not self._open:
            self._page.sections.append((self._page.length, self._page.sections[-1][1] + 1))
        attributes = _attributes(token)
        if name in _VOID or not (name in _SILENT or self._count[name] or _is_silent(attributes)):
            return
        if self._is_closed_at_once(name, token):
            return
        if name == "a" and not self._open:
            self._link = (token.start(), token.end(), attributes.get("href", ""))
        self._open.append(name)
        self._count[name] += 1

    def _is_closed_at_once(self, name: str, token: re.Match[str]) -> bool:
        """Return whether `<svg/>` ends itself, as it does in drawings and in XML, and nowhere else."""
        if not token["attributes"].endswith("/"):
            return False
        is_foreign = name in ("svg", "math") or bool(self._count["svg"] or self._count["math"])
        return is_foreign or ":" in name or self._is_xml

    def _close(self, names: set[str] | frozenset[str], token: re.Match[str]) -> None:
        """Close the innermost of these elements, with all that is open in it."""
        if not any(self._count[name] for name in names):
            return
        is_closed = False
        while not is_closed:
            name = self._open.pop()
            self._count[name] -= 1
            is_closed = name in names
        if not self._open and self._link:
            start, text_start, target = self._link
            end = token.end() if token["end"] else token.start()
            where = (self._page.sections[-1][1], len(self._page.passages) - 1)
            self._page.links.append(LinkSpan(start, end, text_start, token.start(), target, *where))
            self._link = None


def _is_silent(attributes: Mapping[str, str]) -> bool:
    """Return whether what an element holds is no text of the page, or not to be changed."""
    return (
        attributes.get("contenteditable", "false").lower() != "false"
        or not _SILENT_ATTRIBUTES.isdisjoint(attributes)
        or not _SILENT_ROLES.isdisjoint(attributes.get("role", "").lower().split())
        or _SILENT_CLASS in attributes.get("class", "").split()
    )


def _attributes(token: re.Match[str]) -> dict[str, str]:
    """Return the attributes of a tag; of two with one name the first counts. One without a value has an empty one."""
    found: dict[str, str] = {}
    for name, double, single, bare in _NAMED.findall(token["attributes"]):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
