"""Plain text → Markdown that shows exactly that text."""

from __future__ import annotations

import re
from functools import lru_cache

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_INLINE_SIGN = re.compile(r"([\\`*_{}\[\]|#])")
# A mark of a block stands before a space, or twice: - a, ---, ===, :::, !!!. Before a word it is none: +20.
_BLOCK_SIGN = re.compile(r"^([+\-=:!?~])(?=\1|\s|$)|^(\d+)([.)])(?=\s|$)")
_SPACE = re.compile(r"[ \t\n]+")


@lru_cache(maxsize=1 << 16)  # a definition is shown on the page of each term that leads to it
def literal(text: str) -> str:
    """Return plain text as Markdown that shows exactly this text, on one line."""
    return begun(escaped(_SPACE.sub(" ", text).strip(" ")))


def escaped(text: str) -> str:
    """Return text as Markdown that shows it within a line."""
    return _INLINE_SIGN.sub(r"\\\1", text.translate(_ENTITIES))


def begun(text: str) -> str:
    """Return escaped text that begins no list, heading or box, though it stands at the beginning of a line."""
    return _BLOCK_SIGN.sub(lambda m: f"&#{ord(m[1])};" if m[1] else rf"{m[2]}\{m[3]}", text)
