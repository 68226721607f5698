"""What a reader sees of a page, and the way from there back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from generator.scan.closings import Closings
from generator.scan.prose import ADDRESS, LinkSpan

_PARAGRAPH = "\n\n"

_ADDRESS = re.compile(rf"(?P<opening>\{{[{{%#]|\\[(\[]|\$\$)|{ADDRESS}", re.VERBOSE | re.IGNORECASE)
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}", "\\(": "\\)", "\\[": "\\]", "$$": "$$"}
# Of what is long the end is not looked for: nobody writes it.
_LONGEST_TEMPLATE = 1002


@dataclass(slots=True)
class _Piece:
    """A piece of the reader's text: its offset and size there, its offsets in the file, and its text node.

    An `exact` one is the same characters in both; any other, like an entity, has only its ends in common.
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
        """Add text that the file does not hold."""
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
