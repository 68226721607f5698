"""Words of authors → Markdown that the engine prints as they were meant, and as nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;"})
_INLINE_SIGN = re.compile(r"([\\`*_{}\[\]|])")
_BLOCK_SIGN = re.compile(r"^([#+\-=:!?])|^(\d+)([.)])")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|^ {0,3}(```+|~~~+).*?^ {0,3}\2[ \t]*$", re.DOTALL | re.MULTILINE)
_BRACE = re.compile(r"(?<!\\)([{}])")
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>")


@lru_cache(maxsize=1 << 16)  # a definition is shown on the page of each term that leads to it
def plain(text: str) -> str:
    """Return plain text as Markdown that shows exactly this text, on one line."""
    escaped = _INLINE_SIGN.sub(r"\\\1", re.sub(r"[ \n]+", " ", text).translate(_ENTITIES))
    return _BLOCK_SIGN.sub(lambda m: f"&#{ord(m[1])};" if m[1] else rf"{m[2]}\{m[3]}", escaped)


def prose(text: str) -> str:
    """Return an author's Markdown without the two things that reach beyond it: tags and attribute lists.

    The checks have refused HTML before this; here it could not work either. Code stays as it is.
    """
    return _outside(_CODE, text, lambda words: _outside(_AUTOLINK, _BRACE.sub(r"\\\1", words), _without_tags))


def _without_tags(text: str) -> str:
    return text.replace("<", "&lt;")


def _outside(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Return the text with `change` made everywhere but in the matches of `kept`."""
    pieces: list[str] = []
    position = 0
    for match in kept.finditer(text):
        pieces += [change(text[position : match.start()]), match[0]]
        position = match.end()
    return "".join([*pieces, change(text[position:])])
