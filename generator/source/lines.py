"""The lines of a YAML file that say how it is built, as far as that can be told when it cannot be parsed.

Lines of a text are left out: what stands below `|` or `>`, and what goes on in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FIELD = re.compile(r"(?P<before> *(?:- +)*)(?P<name>[a-z][a-z0-9_-]*):(?P<value>[ \t].*)?$")
_HEADER = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<name>[^\s#\"'][^#]*?:\s+)?[|>][-+\d]{0,2}\s*(?:#.*)?$")
_OPENED = re.compile(r" *(?:- +)*(?:[^\s#\"'\[{][^:\n]*:[ \t]+)?(?P<quote>[\"'])")
_CLOSING = {'"': re.compile(r'(?:[^"\\]|\\.)*+"'), "'": re.compile(r"(?:[^']|'')*+'")}


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its number from 1, where it starts in the file, and what stands on it."""

    number: int
    start: int
    text: str

    @property
    def indent(self) -> int:
        """How many spaces the line begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def is_blank(self) -> bool:
        """Whether nothing but a comment stands here."""
        return not self.text.strip() or self.text.lstrip().startswith("#")

    @property
    def field(self) -> str:
        """The name of the field that is written here, or nothing."""
        found = _FIELD.match(self.text)
        return found["name"] if found else ""

    @property
    def value(self) -> str:
        """What stands behind the colon of a field, without a comment."""
        found = _FIELD.match(self.text)
        value = ((found["value"] or "") if found else "").strip()
        return "" if value.startswith("#") else value


def structure(text: str) -> list[Line]:
    """Return the lines of a file that do not belong to a text that runs over several lines."""
    return list(_structure(text))


def _structure(text: str) -> Iterator[Line]:
    parent = least = -1
    quote = ""
    opened: Line | None = None
    for line in _lines(text):
        if opened and not _ends(line, opened):
            if _CLOSING[quote].match(line.text):
                opened = None
            continue
        opened = None
        if parent >= 0 and not line.text.strip():
            continue
        if parent >= 0 and line.indent >= max(least, parent):
            least = least if least >= 0 else line.indent
            continue
        yield line
        parent, least = _below(line), -1
        found = _OPENED.match(line.text)
        if found and not _CLOSING[found["quote"]].match(line.text, found.end()):
            opened, quote = line, found["quote"]


def _ends(line: Line, opened: Line) -> bool:
    """Return whether a quote that `opened` a text was never closed: a field follows, no deeper than its own."""
    return bool(line.field) and line.indent <= opened.indent


def _below(line: Line) -> int:
    """Return how far at least a text is indented that the line announces by `|` or `>`, or -1."""
    found = _HEADER.match(line.text)
    if not found:
        return -1
    return len(found["indent"]) + (len(found["dashes"]) if found["name"] else 0) + 1


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        yield Line(number, start, line)
        start += len(line) + 1
