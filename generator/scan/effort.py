"""How many steps a Markdown engine needs for a page, counted before it gets the page.

Engines look ahead from each bracket, each `<` and each rule, and read the rest of a block again after each line that
ends a part of it. A page of 100 KB that repeats one of these takes them hours; counting takes milliseconds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

LIMIT = 50_000_000
"""About two to three seconds on a machine of 2026. Pages that people write need a fiftieth of it at most."""

# The engine searches the end of a bracket in Python, other ends in C.
_STEPS_A_BRACKET = 4
_STEPS_AFTER_LINK = 2

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_ITEM = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+]|\d{1,9}[.)])[ \t]")
_MARKS = re.compile(r"(?:[ \t>:]|[-*+](?=[ \t])|\d{1,9}[.)])*+")
_TABLE_RULE = re.compile(r"[ \t]*+\|?[ \t:]*+-[-|: \t]*+$")
# After each of these the rest of its block is read again.
_READ_AGAIN = re.compile(r"[ \t]*(?:#|[-*_=]{3}|(?:[-*_] ){3}|\*\[|\[\^?[^\]\n]*\]:|[!?]{3}|:[ \t])")
_SIGN = re.compile(r"\\.|(?P<open>!?\[)|(?P<target>\]\()|(?P<close>\])|(?P<end>\))", re.DOTALL)
_TAG = re.compile(r"<[a-z/!?]", re.IGNORECASE)


class Effort(NamedTuple):
    """The steps beyond one for each character, and the offset of the part that needs most of them."""

    steps: int
    place: int

    @property
    def is_too_much(self) -> bool:
        """Whether the page would keep an engine busy for more than some seconds."""
        return self.steps > LIMIT


def markdown_effort(text: str) -> Effort:
    """Return the effort of a Markdown engine for a page. Lines end in a line feed."""
    of_blocks = (part for block in _BLOCK.finditer(text) for part in _of_block(text, block))
    return total([*steps_of_tags(text, _TAG), *of_blocks])


def deepest(text: str) -> int:
    """Return the offset of the line that opens most quotes and lists, or is indented most."""
    place = best = position = 0
    for line in text.split("\n"):
        depth = len(_MARKS.match(line)[0])  # type: ignore[index]  # it matches everywhere
        if depth > best:
            place, best = position, depth
        position += len(line) + 1
    return place


def total(parts: Sequence[Effort]) -> Effort:
    """Return the sum of efforts, with the offset of the largest."""
    return Effort(sum(part.steps for part in parts), max(parts, default=Effort(0, 0)).place)


def steps_of_tags(text: str, beginning: re.Pattern[str]) -> Iterator[Effort]:
    """Yield the steps for each tag: to its end, or that of the page."""
    ends = [match.start() for match in re.finditer(">", text)]
    for tag in beginning.finditer(text):
        following = bisect_right(ends, tag.start())
        yield Effort((ends[following] if following < len(ends) else len(text)) - tag.start(), tag.start())


def _of_block(text: str, block: re.Match[str]) -> Iterator[Effort]:
    """Yield the steps for a block: for reading it again, and for the brackets in each of its paragraphs."""
    lines = block[0].split("\n")
    again = sum(1 for line in lines if _READ_AGAIN.match(line))
    yield Effort(again * len(block[0]), block.start())
    position = block.start()
    for paragraph in _paragraphs(lines):
        yield Effort(_of_brackets(text, position, position + len(paragraph)), position)
        position += len(paragraph) + 1


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield what an engine reads as one text: a block, or an item, a row or what is below a heading in it."""
    is_table = len(lines) > 1 and "|" in lines[0] and _TABLE_RULE.match(lines[1])
    waiting: list[str] = []
    is_list = False
    for line in lines:
        is_heading = bool(waiting) and waiting[-1].lstrip().startswith("#")
        is_item = bool(_ITEM.match(line))
        if waiting and (is_table or is_heading or (is_list and is_item)):
            yield "\n".join(waiting)
            waiting = []
        is_list = is_item if not waiting else is_list
        waiting.append(line)
    yield "\n".join(waiting)


def _of_brackets(text: str, start: int, end: int) -> int:
    """Return the steps for the brackets of a paragraph: each looks for its end, and in vain as far as there is text."""
    opened: list[int] = []
    targets: list[int] = []
    steps = links = 0
    for sign in _SIGN.finditer(text, start, end):
        place = sign.start()
        if sign["open"]:
            opened.append(place)
            links += 1
        if (sign["close"] or sign["target"]) and opened:
            steps += _STEPS_A_BRACKET * (place - opened.pop())
        if sign["target"]:
            targets.append(place)
        elif sign["end"] and targets:
            steps += _STEPS_AFTER_LINK * (place - targets.pop())
    steps += _STEPS_A_BRACKET * _rest(opened, end) + _STEPS_AFTER_LINK * _rest(targets, end)
    return steps + _STEPS_AFTER_LINK * links * (end - start)


def _rest(places: Iterable[int], end: int) -> int:
    return sum(end - place for place in places)
