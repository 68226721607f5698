"""Where code, tags, links, formulas and templates end that begin inside a block of Markdown.

Every end is looked for once. Whatever a text repeats, and whether it is ever closed, the work grows with its size
only: `[`, `{{` or `<code>` a hundred thousand times are read as fast as a hundred thousand letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from generator.scan.closings import Closings, TickRuns, closed_brackets

# Inside these elements, and inside what else is listed below, no link is put.
_SILENT = "a|abbr|button|code|kbd|math|pre|samp|script|style|svg|textarea|title|var|h[1-6]"
_SILENT_ELEMENT = re.compile(rf"<({_SILENT})\b", re.IGNORECASE)
_AUTOMATIC = re.compile(r"<[a-z][a-z0-9+.-]*:[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z]")
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")
# Of what is long the end is not looked for: nobody writes it.
_TARGET = re.compile(
    r"""
    \(\s*+(?P<target><[^>\n]{0,2000}+>|(?:[^\s()]|\([^\s()]{0,2000}+\))*+)
    (?:\s++(?:"[^"]{0,2000}+"|'[^']{0,2000}+'|\([^)]{0,2000}+\)))?+\s*+\)
  | \[[^\]\n]*+\]
    """,
    re.VERBOSE,
)
_FORMULA = re.compile(r"(?<![\w$])\$(?![\s\d$])[^$\n]*?[^\s$\\]\$(?![\w$])")
_ICON = re.compile(r"(?<![\w:]):[a-z0-9_+-]++:(?!\w)", re.IGNORECASE)
_KEYS = re.compile(r"\+\+[^+\s][^+\n]*+(?:\+[^+\n]++)*+\+\+")
_WIKI_END = re.compile(r"[\]\n]")
_DEEPEST_BRACKETS = 3


class Openings:
    """Finds the ends of what begins in one block of a text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._end = end
        self._start = start
        self._closings = Closings(text, end)
        self._by_sign: Mapping[str, Callable[[int], int | None]] = {
            "\\": self._escape,
            "`": self._code,
            "<": self._angle,
            "{": self._brace,
            "[": self._bracket,
            "!": self._image,
            "$": self._dollar,
            ":": self._colon,
            "+": self._plus,
        }

    def end(self, start: int) -> int | None:
        """Return the offset behind what a sign begins, or nothing when it begins nothing."""
        return self._by_sign[self._text[start]](start)

    def link(self, start: int) -> tuple[int, int, str] | None:
        """Return where the text of an inline link that begins here stands, and its target."""
        if self._text[start] != "[" or self._wiki_link(start):
            return None
        closed = self._brackets.get(start)
        target = closed and _TARGET.match(self._text, closed, self._end)
        if not (closed and target and target["target"] is not None):
            return None
        return start + 1, closed - 1, target["target"].strip("<>")

    def _escape(self, start: int) -> int | None:
        return start + 2 if start + 1 < self._end else None

    def _code(self, start: int) -> int | None:
        return self._ticks.end(start)

    @cached_property
    def _ticks(self) -> TickRuns:
        return TickRuns(self._text, self._start, self._end)

    def _angle(self, start: int) -> int | None:
        text = self._text
        if text.startswith("<!--", start) and (comment_end := self._closings.after("-->", start + 4)):
            return comment_end
        silent = _SILENT_ELEMENT.match(text, start, self._end)
        tag_end = self._closings.after(">", start + 1)
        if silent and tag_end and (end := self._closings.after_element(silent[1].lower(), tag_end)):
            return end
        if automatic := _AUTOMATIC.match(text, start, self._end):
            return automatic.end()
        return tag_end if _TAG.match(text, start, self._end) else None

    def _brace(self, start: int) -> int | None:
        closing = {"{{": "}}", "{%": "%}", "{#": "#}"}.get(self._text[start : start + 2])
        if closing and (end := self._closings.after(closing, start + 2)):
            return end
        attributes = _ATTRIBUTES.match(self._text, start, self._end)
        return attributes.end() if attributes else None

    def _bracket(self, start: int) -> int | None:
        return self._wiki_link(start) or self._words_and_target(start)

    def _image(self, start: int) -> int | None:
        return self._words_and_target(start + 1)

    def _words_and_target(self, start: int) -> int | None:
        closed = self._brackets.get(start)
        target = closed and _TARGET.match(self._text, closed, self._end)
        return target.end() if target else closed

    def _wiki_link(self, start: int) -> int | None:
        if not self._text.startswith("[[", start):
            return None
        end = self._closings.first(_WIKI_END, start + 2)
        return end + 2 if end is not None and self._text.startswith("]]", end) and end + 2 <= self._end else None

    @cached_property
    def _brackets(self) -> Mapping[int, int]:
        return closed_brackets(self._text, self._start, self._end, _DEEPEST_BRACKETS)

    def _dollar(self, start: int) -> int | None:
        if self._text.startswith("$$", start) and (end := self._closings.after("$$", start + 3)):
            return end
        formula = _FORMULA.match(self._text, start, self._end)
        return formula.end() if formula else None

    def _colon(self, start: int) -> int | None:
        icon = _ICON.match(self._text, start, self._end)
        return icon.end() if icon else None

    def _plus(self, start: int) -> int | None:
        keys = _KEYS.match(self._text, start, self._end)
        return keys.end() if keys else None
