"""Where reading a file stopped, and what was read until then."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from generator.source.lines import Line, structure

OPENING = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
IN_QUOTES = "put the text in quotes"


@dataclass(frozen=True, slots=True)
class Cause:
    """What keeps a file from being read: what is wrong, from where to where, and what to do."""

    start: int
    end: int
    message: str
    hint: str
    code: str = "G102"


@dataclass(frozen=True)
class Stop:
    """Where reading a text stopped, at `at`; `since` is where what was being read then began, `said` what libyaml says.

    `deepest` is how many brackets may be open: more of them take libyaml minutes.
    """

    text: str
    at: int
    said: str
    while_reading: str
    since: int
    deepest: int

    @cached_property
    def tokens(self) -> list[Any]:
        """What was read, up to the place where reading stopped."""
        found: list[Any] = []
        depth = 0
        try:
            for token in yaml.scan(self.text, Loader=yaml.CSafeLoader):
                depth += isinstance(token, OPENING) - isinstance(token, CLOSING)
                if token.start_mark.index >= self.at or depth > self.deepest:
                    break
                found.append(token)
        except yaml.YAMLError:
            pass
        return found

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that say how the file is built."""
        return structure(self.text)

    @cached_property
    def open_brackets(self) -> list[Any]:
        """The brackets that were not closed yet, the outermost first."""
        opened: list[Any] = []
        for token in self.tokens:
            if isinstance(token, OPENING):
                opened.append(token)
            elif isinstance(token, CLOSING) and opened:
                opened.pop()
        return opened

    def line(self, offset: int) -> Line:
        """Return the line of an offset."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Line(self.text.count("\n", 0, offset) + 1, start, self.text[start : end if end >= 0 else None])

    def is_first(self, offset: int) -> bool:
        """Return whether only spaces stand on the line before an offset."""
        return not self.text[self.line(offset).start : offset].strip(" ")

    def before(self, line: Line) -> Line | None:
        """Return the line above that is no comment and no text."""
        above = (found for found in reversed(self.lines) if found.number < line.number and not found.is_blank)
        return next(above, None)

    def behind(self, line: Line) -> Line | None:
        """Return the line below that is no comment and no text."""
        below = (found for found in self.lines if found.number > line.number and not found.is_blank)
        return next(below, None)
