"""What a reader sees of an HTML page, where it stands in the file, and which of it may be linked.

Only places in text are ever named: tags, entities and what is between them stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from generator.scan.elements import CELLS, DRAWINGS, PARTS_OF_TABLES, VOID
from generator.scan.prose import LinkSpan
from generator.scan.reader import ReaderText
from generator.scan.silence import Silence
from generator.scan.tags import TAG, attributes, end_of

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
# One of these ends another one that is still open: they cannot hold each other.
_NEVER_NESTED = frozenset("a button option p".split())
_HEAD = frozenset(("head",))
_IN_HEAD = frozenset("base bgsound link meta noscript script style template title".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark math q s "
    "samp small span strike strong sub sup svg time tt u var wbr".split()
)
# Browsers move text between cells out of the table, and a link there to another place than its words.
_WITH_TEXT = CELLS | {"caption"}
# Before these a reader sees that the word ends.
_APART = frozenset("img input sub sup".split())

_NO_WORD = "\ufffc"
"""Stands in the reader's text for what is no text, or may not be linked: no name goes across it."""

# What is not read as it is written: spaces and line breaks are one space, an entity is a sign.
_NOT_EXACT = re.compile(
    r"(?P<gap>[ \t\n\f\r]{2,}|[\t\n\f\r])|(?P<entity>&(?:\#x?[0-9a-f]{1,20}+|[a-z][a-z0-9]{0,40}+);?)|[\u00ad\u200b]",
    re.IGNORECASE,
)
_UNSEEN = ("\u00ad", "\u200b")


def scan_html(text: str) -> ReaderText:
    """Return what a reader sees of an HTML page, and the links in it."""
    return _Scanner(text).page()


class _Scanner:
    """Goes through a page once, tag by tag."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._page = ReaderText(sections=[(0, 0)])
        self._silence = Silence()
        self._is_begun = False
        """Whether there were words, or a body."""
        self._is_xml = text.lstrip("\ufeff").startswith("<?xml")
        self._link: tuple[int, int, str] | None = None
        self._node = 0
        self._tables = 0
        self._is_between_cells = False

    def page(self) -> ReaderText:
        position = 0
        while tag := TAG.search(self._text, position):
            self._add_text(position, tag.start())
            position = end_of(tag, has_cdata=self._has_cdata())
            self._node += 1
            if tag["raw"]:
                self._page.add(_NO_WORD)
            elif tag["name"] is not None:
                if self._is_frameset(tag):
                    return self._page
                self._add_tag(tag)
        self._add_text(position, len(self._text))
        return self._page

    def _has_cdata(self) -> bool:
        return self._is_xml or self._silence.is_drawing or self._silence.is_of_wiki

    def _is_frameset(self, tag: re.Match[str]) -> bool:
        """Return whether frames replace the page: they do unless words or a body came before them."""
        return tag["name"].lower() == "frameset" and not tag["end"] and not self._is_begun

    def _add_text(self, start: int, end: int) -> None:
        self._is_begun = self._is_begun or bool(self._text[start:end].strip())
        if self._silence or self._is_between_cells:
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

    def _add_tag(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        self._look_for_cells(name, is_end=bool(tag["end"]))
        if name == "br":
            self._page.add("\n")
        elif name not in _INLINE:
            self._page.begin_passage()
        elif name in _APART or name in _SILENT:
            self._page.add(_NO_WORD)
        if tag["end"]:
            self._end(_HEADINGS if name in _HEADINGS else frozenset((name,)), tag)
        else:
            self._begin(name, tag)

    def _look_for_cells(self, name: str, *, is_end: bool) -> None:
        if name == "table":
            self._tables = max(self._tables + (-1 if is_end else 1), 0)
            self._is_between_cells = not is_end  # a table in a table stands in a cell
        elif name in PARTS_OF_TABLES:
            self._is_between_cells = self._tables > 0 and (is_end or name not in _WITH_TEXT)

    def _begin(self, name: str, tag: re.Match[str]) -> None:
        if name in _NEVER_NESTED and self._silence.has(name):
            self._end(frozenset((name,)), tag)
        if self._silence.has("head") and name not in _IN_HEAD and not self._silence.has("noscript"):
            self._end(_HEAD, tag)
        self._is_begun = self._is_begun or name == "body"
        if name in _HEADINGS and not self._silence:
            self._page.sections.append((self._page.length, self._page.sections[-1][1] + 1))
        if name in VOID or self._is_closed_at_once(name, tag):
            return
        named = attributes(tag)
        if name in _SILENT or self._silence.has(name) or self._silence.is_wall(name) or _is_silent(named):
            if name == "a" and not self._silence:
                self._link = (tag.start(), tag.end(), named.get("href", ""))
            self._silence.begin(name)

    def _is_closed_at_once(self, name: str, tag: re.Match[str]) -> bool:
        """Return whether `<svg/>` ends itself, as it does in drawings and in XML, and nowhere else."""
        if not tag["attributes"].endswith("/"):
            return False
        return name in DRAWINGS or self._silence.is_drawing or ":" in name or self._is_xml

    def _end(self, names: frozenset[str], tag: re.Match[str]) -> None:
        """Close the innermost of these elements. With the outermost a link may end."""
        if self._silence.end(names) and self._link:
            start, text_start, target = self._link
            end = tag.end() if tag["end"] else tag.start()
            where = (self._page.sections[-1][1], len(self._page.passages) - 1)
            self._page.links.append(LinkSpan(start, end, text_start, tag.start(), target, *where))
            self._link = None


def _is_silent(attributes: Mapping[str, str]) -> bool:
    """Return whether what an element holds is no text of the page, or not to be changed."""
    return (
        attributes.get("contenteditable", "false").lower() != "false"
        or not _SILENT_ATTRIBUTES.isdisjoint(attributes)
        or not _SILENT_ROLES.isdisjoint(attributes.get("role", "").lower().split())
        or _SILENT_CLASS in attributes.get("class", "").split()
    )
