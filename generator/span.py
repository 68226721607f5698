"""A place in a file."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

KeyPath = tuple[str | int, ...]
"""The keys and positions that lead to a value from the top of a file: `("en", "aliases", 2)`."""


def dotted(path: KeyPath) -> str:
    """Return a key path as people write it: searching.found.other."""
    return ".".join(map(str, path))


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A stretch of one line of a file.

    `file` is relative to the project, with forward slashes. Lines and columns count from 1, columns
    in characters; `end_column` is the column after the last character. Line 0 is the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    end_column: int = 0


class Places:
    """Where each value of one file was written.

    `values` and `keys` map the key path of a value to the first and last character of the value, and of
    the key that leads to it, as offsets into `text`.
    """

    __slots__ = ("_keys", "_last_path", "_last_text", "_lines", "_spots", "_values", "_visible", "file", "text")

    def __init__(
        self,
        file: str,
        text: str = "",
        values: Mapping[KeyPath, tuple[int, int]] | None = None,
        keys: Mapping[KeyPath, tuple[int, int]] | None = None,
    ) -> None:
        self.file = file
        self.text = text
        self._values = {} if values is None else values
        self._keys = {} if keys is None else keys
        # Remembered between questions: a text with many findings is asked about again and again.
        self._lines: list[int] | None = None
        self._last_path: KeyPath | None = None
        self._spots: Sequence[tuple[int, int]] = ()
        self._last_text = ""
        self._visible: Sequence[int] = ()

    def __reduce__(self) -> tuple[type[Places], tuple[str]]:
        # Processes beside ours say nothing about places, and these are two thirds of a glossary.
        return Places, (self.file,)

    def moved(self, new_paths: Mapping[KeyPath, KeyPath]) -> Places:
        """Return the places of a value whose parts lie elsewhere now: from where they were to where they are."""
        values = {new: self._values[old] for old, new in new_paths.items() if old in self._values}
        keys = {new: self._keys[old] for old, new in new_paths.items() if old in self._keys}
        return Places(self.file, self.text, values, keys)

    def at(self, *path: str | int) -> Span:
        """Return the place of the value at `path`, or of the nearest value around it."""
        while path:
            if path in self._values:
                return self.span(*self._values[path])
            path = path[:-1]
        return Span(self.file)

    def offsets(self, *path: str | int) -> tuple[int, int] | None:
        """Return the offsets of the value at `path`: of its first character, and of the one behind its last."""
        return self._values.get(path)

    def has(self, *path: str | int) -> bool:
        """Return whether the file has a value at `path`."""
        return path in self._values

    def key(self, *path: str | int) -> Span:
        """Return the place of the key that leads to the value at `path`, or of the nearest value."""
        if path in self._keys:
            return self.span(*self._keys[path])
        return self.key(*path[:-1]) if path else Span(self.file)

    def within(self, path: KeyPath, text: str, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`, where `text` is the value at `path`.

        YAML folds and indents but keeps the visible characters, so the place is found by counting
        these. A space is found behind the character before it.
        """
        if path not in self._values:
            return self.at(*path)
        spots = self._spots_of(path)
        visible = self._visible_in(text)
        first = bisect_left(visible, start)
        if first >= len(spots) or not spots:
            return self.at(*path)
        begin = spots[first][0]
        if first and start < len(text) and text[start].isspace():
            begin = self._space(spots[first - 1][1], begin, text[start], start - visible[first - 1] - 1)
        last = bisect_left(visible, end) - 1
        finish = spots[last][1] if first <= last < len(spots) and visible[last] == end - 1 else begin + end - start
        return self.span(begin, finish)

    def _space(self, behind: int, before: int, sign: str, number: int) -> int:
        """Return where a space stands between two characters, or that of the second when it is folded away."""
        position = behind + number
        return position if position < before and self.text[position] == sign else before

    def _spots_of(self, path: KeyPath) -> Sequence[tuple[int, int]]:
        """Return from where to where each visible character of the text at `path` is written."""
        if self._last_path != path:
            start, end = self._values[path]
            self._last_path, self._spots = path, tuple(_spots(self.text[start:end], start))
        return self._spots

    def _visible_in(self, text: str) -> Sequence[int]:
        if self._last_text != text:
            self._last_text = text
            self._visible = [at for at, character in enumerate(text) if not character.isspace()]
        return self._visible

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` to `end`, cut at the end of the line."""
        if self._lines is None:
            self._lines = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        number = bisect_right(self._lines, start)
        line_start = self._lines[number - 1]
        line_end = self.text.find("\n", start)
        stop = min(end, line_end if line_end >= 0 else len(self.text))
        column = start - line_start + 1
        return Span(self.file, number, column, max(stop - line_start + 1, column + 1))


_LINE_END = re.compile("\n")
_HEADER = re.compile(r"[|>][^\n]*\n?")
_SINGLE = re.compile(r"''|\S")
_DOUBLE = re.compile(r"\\(?:x..|u....|U........|[^xuU])|\S", re.DOTALL)
_PLAIN = re.compile(r"\S")


def _spots(written: str, offset: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where each visible character of a value is written, quotes and marks left out."""
    quote = written[:1]
    position, end = 0, len(written)
    if quote in ("|", ">") and (header := _HEADER.match(written)):
        position = header.end()
    elif quote in ('"', "'"):
        position, end = 1, max(end - 1, 1)
    sign = {'"': _DOUBLE, "'": _SINGLE}.get(quote, _PLAIN)
    for found in sign.finditer(written, position, end):
        is_escape = quote == '"' and found[0].startswith("\\")
        if not (is_escape and _is_space(found[0])):
            yield found.start() + offset, found.end() + offset


def _is_space(escape: str) -> bool:
    if escape[1] in "xuU":
        digits = escape[2:]
        number = int(digits, 16) if _HEX.fullmatch(digits) else -1
        return 0 <= number <= sys.maxunicode and chr(number).isspace()
    return escape[1] in " \tntrvfN_LP\n"


_HEX = re.compile("[0-9A-Fa-f]+")
