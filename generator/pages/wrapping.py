"""Names → short lines for boxes, without knowing the reader's font: estimates are on the wide side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# Widths in hundredths of the letters' height, as in the widest common fonts (Verdana, DejaVu Sans).
_NARROW = frozenset("ijlI.,:;'’|· \u00a0\u202f")
_SLIM = frozenset("frt()[]-‐‑/!J")
_MIDDLING = frozenset("sckvxyz")
_WIDE = frozenset("mwMW@%&—…æÆ")


def width(text: str) -> int:
    """Return at most how wide a text is, in hundredths of the letters' height."""
    return sum(map(_width, text))


def _width(sign: str) -> int:
    if sign in _NARROW:
        return 34
    if sign in _SLIM:
        return 42
    if sign in _MIDDLING:
        return 60
    if sign in _WIDE:
        return 100
    if sign in "œŒ" or sign >= "\u1100":  # from here on many scripts fill a square
        return 107
    return 82 if sign.isupper() else 65


@lru_cache(maxsize=1 << 14)  # a name stands on the maps of all its neighbors
def wrapped(text: str, room: int, most: int = 3) -> tuple[str, ...]:
    """Return a text in at most so many lines, each no wider than `room`, what is too long cut off with dots.

    Lines end at spaces and after hyphens, and inside a word only when it is wider than a line.
    """
    lines = [""]
    for piece in _pieces(text, room):
        if width((lines[-1] + piece).rstrip()) > room and lines[-1]:
            lines.append("")
        lines[-1] += piece
    kept = [line.rstrip() for line in lines[:most]]
    if len(lines) > most:
        kept[-1] = f"{_cut(kept[-1], room - width('…')).rstrip()}…"
    return tuple(kept)


def _pieces(text: str, room: int) -> Iterator[str]:
    """Yield the parts of a text after which a line may end, none of them wider than a line."""
    for word in re.findall(r"[^ \n\t-]*(?:-+|[ \n\t]+|$)", text.strip()):
        rest = re.sub(r"\s+$", " ", word) if word.strip() else ""
        while width(rest.rstrip()) > room:
            start = _cut(rest, room - width("-"))
            yield f"{start}-"
            rest = rest[len(start) :]
        if rest:
            yield rest


def _cut(text: str, room: int) -> str:
    """Return as much of a text as there is room for, at least one character."""
    end = len(text)
    while end > 1 and width(text[:end]) > room:
        end -= 1
    return text[:end]
