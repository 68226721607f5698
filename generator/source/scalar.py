"""The offsets of each character of a value in its YAML scalar: quoted, escaped, folded or plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

Range = tuple[int, int]
"""From the first character to the one behind the last."""

_GAP = re.compile(r"[ \t\n]+")
_ESCAPE = re.compile(
    r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<sign>.))", re.DOTALL
)
_SIGNS = {
    **{sign: sign for sign in ' "/\\'},
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "_": "\u00a0",
    "L": "\u2028",
    "P": "\u2029",
}


def ranges(written: str, value: str) -> list[Range] | None:
    """Return for each character of a value its range in the scalar that writes it down, or nothing when unsure.

    All characters of a gap whose spaces or lines are folded have the range of the gap.
    """
    if written[:1] == '"':
        pieces = list(_double_quoted(written[:-1], 1))
        return [place for _, place in pieces] if "".join(sign for sign, _ in pieces) == value else None
    if written[:1] in ("|", ">"):
        return _plain(written, written.find("\n") + 1, value, "")
    return _plain(written[:-1], 1, value, "''") if written[:1] == "'" else _plain(written, 0, value, "")


def _plain(written: str, position: int, value: str, quote: str) -> list[Range] | None:
    """Return the ranges in a scalar without escapes but for a quote, if any."""
    found: list[Range] = []
    if gap := _GAP.match(written, position):
        position = gap.end() if not _GAP.match(value) else position
    for part in re.finditer(r"[ \t\n]+|[^ \t\n]+", value):
        gap = _GAP.match(written, position)
        if part[0][0] in " \t\n":
            end = gap.end() if gap else position
            if not gap and part.end() < len(value):
                return None
            if gap and gap[0] == part[0]:
                found += [(place, place + 1) for place in range(position, end)]
            else:
                found += [(position, end)] * len(part[0])
            position = end
            continue
        for sign in part[0]:
            size = 2 if quote and sign == quote[0] else 1
            if written[position : position + size] != (quote if size == 2 else sign):
                return None
            found.append((position, position + size))
            position += size
    return found


def _double_quoted(written: str, position: int) -> Iterator[tuple[str, Range]]:
    """Yield each character that a text in double quotes stands for, and its range."""
    while position < len(written):
        if match := _ESCAPE.match(written, position):
            if match["sign"] == "\n":  # the line goes on, without the spaces that the next begins with
                gap = _GAP.match(written, match.end())
                position = gap.end() if gap else match.end()
                continue
            code = match["x"] or match["u"] or match["U"]
            yield chr(int(code, 16)) if code else _SIGNS.get(match["sign"], ""), match.span()
            position = match.end()
        elif (gap := _GAP.match(written, position)) and "\n" in gap[0]:
            for sign in "\n" * (gap[0].count("\n") - 1) or " ":
                yield sign, gap.span()
            position = gap.end()
        else:
            yield written[position], (position, position + 1)
            position += 1
