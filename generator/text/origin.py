"""From Markdown that was made of an author's text back to where that stands in the text."""

from __future__ import annotations

import re
from collections.abc import Callable

# It is no character: no text has it, and to whoever reads Markdown it is a letter like others.
_MARK = "\ufdd2"
_WORD = re.compile(r"[^\W_]+|[^\s\w\\*]")


def origin(text: str, made: Callable[[str], str], start: int, end: int) -> tuple[int, int]:
    """Return where in a text the words stand that are between two offsets of the Markdown that is `made` of it.

    A mark put before a word of the text comes out before that word: so nobody who makes Markdown has to keep count
    of places. What comes from no words of the text, as from an entity, is somewhere in the whole of it.
    """
    words = _WORD.findall(made(text)[start:end])
    if not words:
        return 0, len(text)
    firsts = (one.start() for one in re.finditer(re.escape(words[0]), text))
    lasts = (one.end() for one in re.finditer(re.escape(words[-1]), text))
    first = next((place for place in firsts if _comes_out(text, place, made) == start), 0)
    last = next((place for place in lasts if place > first and _comes_out(text, place, made) == end), len(text))
    return first, last


def _comes_out(text: str, place: int, made: Callable[[str], str]) -> int:
    """Return where a mark comes out that is put into a text."""
    return made(text[:place] + _MARK + text[place:]).find(_MARK)
