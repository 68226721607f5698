"""Which stretches of a Markdown text are prose: words that a reader reads and a link may stand on.

The dialects of MkDocs, GitHub and wikis are read alike. When in doubt a stretch is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.scan.blocks import blocks
from generator.scan.openings import Openings


class Stretch(NamedTuple):
    """A piece of prose: its first and last offset, and the numbers of the section and the passage it is in.

    A passage is a block of text: a paragraph, or a list or table without empty lines.
    """

    start: int
    end: int
    section: int
    passage: int


class LinkSpan(NamedTuple):
    """A link that is there already: its place, the place of its text, its target, its section and passage."""

    start: int
    end: int
    text_start: int
    text_end: int
    target: str
    section: int
    passage: int


@dataclass(slots=True)
class Prose:
    """What a scan has found in a text, in order."""

    stretches: list[Stretch] = field(default_factory=list)
    links: list[LinkSpan] = field(default_factory=list)


ADDRESS = r"""
    (?<![^\W_])(?:(?:https?|ftp|file)://|www\.)[^\s<>]+
  | (?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w
  | (?<![\w.~/\\-])(?:\w:)?[\w.~-]*[/\\][\w./\\~-]*\.\w+\b
"""
"""An address of the web or of mail, or the path of a file; verbose, whatever the case.

A path is only looked for where one begins: tried at each of its folders, 100 KB of slashes took minutes.
"""

_ADDRESS = re.compile(ADDRESS, re.VERBOSE | re.IGNORECASE)
_SIGN_OR_ADDRESS = re.compile(rf"(?P<sign>[\\`<{{\[!:$+])|{ADDRESS}", re.VERBOSE | re.IGNORECASE)
_MAY_BE_SILENT = re.compile(r"[\\`<{\[:$@/+]|(?i:www)\.")


def scan(text: str) -> Prose:
    """Return the prose of a Markdown text and the links in it."""
    prose = Prose()
    for passage, (start, end, section) in enumerate(blocks(text)):
        _scan_inline(text, start, end, (section, passage), prose)
    return prose


def _scan_inline(text: str, start: int, end: int, where: tuple[int, int], prose: Prose) -> None:
    if not _MAY_BE_SILENT.search(text, start, end):
        prose.stretches.append(Stretch(start, end, *where))
        return
    openings = Openings(text, start, end)
    position = looked = start
    while match := _SIGN_OR_ADDRESS.search(text, looked, end):
        first = match.start()
        last = openings.end(first) if match["sign"] else match.end()
        if last is None:
            address = _ADDRESS.match(text, first, end)
            last = address.end() if address else None
        if last is None:
            looked = first + 1
            continue
        if text[first] == "\\":  # an escaped sign is a part of the word: C\#, U\.S\.
            looked = last
            continue
        if first > position:
            prose.stretches.append(Stretch(position, first, *where))
        if link := openings.link(first):
            prose.links.append(LinkSpan(first, last, *link, *where))
        position = looked = last
    if end > position:
        prose.stretches.append(Stretch(position, end, *where))
