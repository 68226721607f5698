"""What in a Markdown text is code, and where its lines begin, as the site engine sees it.

Whoever reads or changes such texts asks here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

# The engine looks for whole blocks first, and only at the beginning of lines. Behind the opening marks
# we allow a language and nothing else: the engine would take attributes there.
BLOCK = re.compile(r"^(?P<marks>`{3,}|~{3,}) *[\w#.+-]* *\n(?P<code>.*?)(?<=\n)(?P=marks) *$", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^ *(?:`{3,}|~{3,}).*", re.MULTILINE)
"""A line that begins with the marks of a code block. Outside of `BLOCK` it opens nothing."""

# A quote or an item of a list: what is inside begins behind these marks as a line does.
_MARK = r"(?:>|[-*+](?=[ \t])|\d+\.(?=[ \t]))"
_DEEPEST = 9

SPAN = re.compile(rf"(?<![\\`])(?P<marks>`+)(?!`)(?P<code>(?:[^\n]|\n(?![ \t]*(?:\n|{_MARK})))+?)(?<!`)(?P=marks)(?!`)")
"""Code within a paragraph. It may run over lines, not from one item or quote into the next."""

BEGINNING = rf"^(?:[ \t]*{_MARK}){{0,{_DEEPEST}}}?[ \t]*"
"""The beginning of a line within quotes and lists, for patterns of several lines that `beginnings` looks for."""

TOO_DEEP = rf"^(?: {{4}}| {{0,3}}\t| {{0,3}}{_MARK}){{{_DEEPEST + 1},}}[ \t]*\S.*"
"""A line in more quotes and lists than `BEGINNING` looks into; some hundred are more than the engine survives."""

_INDENTED = re.compile(r" {4}| {0,3}\t")
# Behind an item of a list, or a box, indented lines are part of it; behind a paragraph they are code again.
_TURN = re.compile(r"^[ \t>]*(?P<holds>(?:[-*+]|\d+\.)[ \t]|!!!)|\n[ \t]*\n {0,3}(?=[^\W\d_])", re.MULTILINE)

# In an address of the web or of mail nothing may stand that could end it or begin something else.
AUTOLINK = re.compile(r"<(?:https?://[^\s<>`\\\[\]{}\"']+|(?:mailto:)?[\w.+-]+@[\w.-]+)>")


def outside(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Return the text with `change` made everywhere but in the matches of `kept`."""
    return replaced(kept, text, lambda match: match[0], change)


def replaced(
    pattern: re.Pattern[str], text: str, within: Callable[[re.Match[str]], str], around: Callable[[str], str]
) -> str:
    """Return the text with its matches changed by `within`, and what lies between them by `around`."""
    pieces: list[str] = []
    position = 0
    for match in pattern.finditer(text):
        pieces += [around(text[position : match.start()]), within(match)]
        position = match.end()
    return "".join([*pieces, around(text[position:])])


def beginnings(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins a line, but none in code that is set off by its indentation."""
    matches = list(pattern.finditer(text))
    indented = any(_INDENTED.match(text, match.start()) for match in matches)
    turns = list(_TURN.finditer(text)) if indented else []
    places = [turn.start() for turn in turns]
    for match in matches:
        turn = bisect_left(places, match.start()) - 1
        if not _INDENTED.match(text, match.start()) or (turn >= 0 and turns[turn]["holds"]):
            yield match


def without_blocks(text: str) -> str:
    """Return the text with code blocks blanked out, every other character in its place."""
    return BLOCK.sub(_blank, text) if "```" in text or "~~~" in text else text


def without_code(text: str) -> str:
    """Return the text with all code blanked out, every other character in its place."""
    if "`" not in text and "~" not in text:
        return text  # most texts, and each is asked about several times
    return SPAN.sub(_blank, without_blocks(text)) if "`" in text or "~" in text else text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
