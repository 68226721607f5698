"""A place in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""The way to a value from the top of a file: `("en", "aliases", 2)`."""


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

    `values` and `keys` map the way to a value to the first and last character of the value, and of
    the key that leads to it, as offsets into `text`.
    """

    __slots__ = ("_keys", "_values", "file", "text")

    def __init__(
        self,
        file: str,
        text: str = "",
        values: Mapping[Path, tuple[int, int]] | None = None,
        keys: Mapping[Path, tuple[int, int]] | None = None,
    ) -> None:
        self.file = file
        self.text = text
        self._values = {} if values is None else values
        self._keys = {} if keys is None else keys

    def __reduce__(self) -> tuple[type[Places], tuple[str]]:
        # Processes beside ours say nothing about places, and these are two thirds of a glossary.
        return Places, (self.file,)

    def moved(self, ways: Mapping[Path, Path]) -> Places:
        """Return the places of a value whose parts lie elsewhere now: from where they were to where they are."""
        values = {new: self._values[old] for old, new in ways.items() if old in self._values}
        keys = {new: self._keys[old] for old, new in ways.items() if old in self._keys}
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

    def within(self, path: Path, text: str, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`, where `text` is the value at `path`.

        YAML folds and indents but keeps the visible characters, so the place is found by counting
        these. Where escapes make the count doubtful, the whole value is the place.
        """
        if path not in self._values:
            return self.at(*path)
        value_start, value_end = self._values[path]
        written = self.text[value_start:value_end]
        if written[:1] in ("|", ">"):
            content = written.find("\n") + 1
        elif written[:1] in ('"', "'"):
            content = 1
            if "\\" in written or "''" in written[1:-1]:
                return self.at(*path)
        else:
            content = 0
        before = sum(1 for character in text[:start] if not character.isspace())
        position = value_start + _skip_visible(written, content, before)
        return self.span(position, position + end - start)

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` to `end`, cut at the end of the line."""
        line = self.text.count("\n", 0, start) + 1
        line_start = self.text.rfind("\n", 0, start) + 1
        line_end = self.text.find("\n", start)
        stop = min(end, line_end if line_end >= 0 else len(self.text))
        column = start - line_start + 1
        return Span(self.file, line, column, max(stop - line_start + 1, column + 1))


def _skip_visible(written: str, position: int, count: int) -> int:
    """Return the offset of the visible character that has `count` visible ones before it."""
    while position < len(written):
        if not written[position].isspace():
            if count == 0:
                return position
            count -= 1
        position += 1
    return max(len(written) - 1, 0)
