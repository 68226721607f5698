"""Emphasis around a stretch of Markdown that becomes a link: the link holds both of its marks or none."""

from __future__ import annotations

import re

# Not where a backslash makes it a sign, nor an underscore within a word.
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_]))")


def with_whole_emphasis(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a stretch with both marks of all emphasis that begins or ends inside it, or nothing if one is missing.

    `**lead** scoring` becomes one link around both words.
    """
    open_marks: list[str] = []
    unopened: list[str] = []
    for mark in _EMPHASIS.findall(text, start, end):
        if open_marks and open_marks[-1] == mark:
            open_marks.pop()
        elif _opens(text, mark, start, end):
            open_marks.append(mark)
        else:
            unopened.append(mark)
    for mark in unopened:
        if not text[:start].endswith(mark):
            return None
        start -= len(mark)
    for mark in reversed(open_marks):
        if not text.startswith(mark, end):
            return None
        end += len(mark)
    return start, end


def _opens(text: str, mark: str, start: int, end: int) -> bool:
    """Return whether a mark inside a stretch begins emphasis: a word follows it."""
    position = text.find(mark, start, end) + len(mark)
    return position < len(text) and text[position].isalnum()
