"""Signs that mean something in other dialects of Markdown, and nothing here: pages would show them as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.text.parse import parse
from generator.text.tree import Passage, Tree


@dataclass(frozen=True, slots=True)
class Sign:
    """A stretch of a text that another dialect reads as markup: its offsets, what it is there, what to write instead.

    `breaks` says that all of the page behind it would be read otherwise.
    """

    start: int
    end: int
    what: str
    instead: str = ""
    breaks: bool = False


_AS_CODE = "write `code` to show it as it is, or leave it out"

# Markup at the beginning of a line that changes how the page behind it is read.
_BREAKING = {
    "a link definition or footnote": r"\[\^[^\[\]\n]+\]:.*",
    "an abbreviation definition": r"\*\[[^\]\n]+\]:.*",
    "an admonition or a tab": r"(?:!!! ?[\w\-]|(?:!!!|\?\?\?\+?|===[+!]*)[ \t]+\S).*",
    "an inclusion of another file": r"-{2,}8<-{2,}.*",
    "a block": r":::.*",
}
_BREAKING_SIGN = re.compile(f"^[ \t]*(?:{'|'.join(f'({pattern})' for pattern in _BREAKING.values())})", re.MULTILINE)
_CONTENTS = re.compile(r"\[TOC\](?!\()")

_TASK = re.compile(r"\A\[[ xX]\](?!\S)")
# The first that matches at a place counts: longer ones first.
_SHOWN = {
    "struck-out text": (r"~~(?=\S)[^~\n]+~~", "say what holds, and leave out what does not"),
    "a footnote": (r"\[\^[^\[\]\n]+\]|\^\[[^\[\]\n]+\]", "write the note into the text, or list a source"),
    "a wiki link": (r"!?\[\[[^\[\]\n]+\]\]", "terms are linked by themselves; other words: [words](term:id)"),
    "a shortcode": (r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", _AS_CODE),
    "an attribute list": (r"\{:[^{}\n]*\}|\{[ \t]*[.#][A-Za-z][^{}\n]*\}", "leave it out"),
    "an emoji or icon": (r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])", "leave it out, or write the sign itself"),
    "highlighted text": (r"(?<![=\w])==(?=[^\s=])[^=\n]+==(?![=\w])", "write **words** to stress them"),
    "inserted text": (r"(?<![+\w])\+\+(?=[^\s+])[^+\n]+\+\+(?![+\w])|\^\^(?=\S)[^^\n]+\^\^", _AS_CODE),
    "a formula": (
        r"\$\$[^$\n]+\$\$|\$(?=[A-Za-z])[^$\n]*[=^_{}][^$\n]*(?<=\S)\$(?![\w$])",
        "write it in words, or as a formula of the term",
    ),
    "raised or lowered text": (r"(?<=\w)\^\w+\^|(?<=\w)~\w+~", "use the sign itself: m², CO₂"),
    "a heading": (r"(?m:^#{1,}[ \t]*[^\W\d_#][^\n]*)", "write plain paragraphs; the page makes its own headings"),
    "a definition list": (r"(?m:^:[ \t]+\S[^\n]*)", "write a sentence or a list"),
    "a row of a table": (r"(?m:^\|[^\n]*\|[ \t]*$)", "put a line like |---|---| below the first row"),
    "a mark that stresses nothing": (
        r"\*{2,3}|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)",
        "put them right before and behind the words",
    ),
    "a backtick that begins no code": (r"`+", "close the code with the same marks"),
}
_SHOWN_SIGN = re.compile("|".join(f"({pattern})" for pattern, _ in _SHOWN.values()))


@lru_cache(maxsize=1 << 14)  # two checks ask: one for those that break a page, one for the others
def foreign_signs(text: str) -> tuple[Sign, ...]:
    """Return the signs of other dialects in a text."""
    return tuple(_signs(parse(text)))


def _signs(tree: Tree) -> Iterator[Sign]:
    for passage in tree.passages:
        breaking = list(_breaking(passage))
        yield from breaking
        taken = [(sign.start, sign.end) for sign in breaking]
        for sign in _shown(passage):
            if not any(start <= sign.start < end for start, end in taken):
                yield sign


def _breaking(passage: Passage) -> Iterator[Sign]:
    for found in _BREAKING_SIGN.finditer(passage.bare):
        group = found.lastindex or 0
        yield _sign(passage, found.span(group), tuple(_BREAKING)[group - 1], breaks=True)
    for found in _CONTENTS.finditer(passage.bare):
        yield _sign(passage, found.span(), "a table of contents", breaks=True)


def _shown(passage: Passage) -> Iterator[Sign]:
    if passage.is_item and (found := _TASK.match(passage.bare)):
        yield _sign(passage, found.span(), "a task box", "leave it out: a text is no list of things to do")
    for found in _SHOWN_SIGN.finditer(passage.bare):
        name, (_, instead) = tuple(_SHOWN.items())[(found.lastindex or 1) - 1]
        yield _sign(passage, found.span(), name, instead)


def _sign(passage: Passage, span: tuple[int, int], what: str, instead: str = "", *, breaks: bool = False) -> Sign:
    start, end = span
    return Sign(passage.places[start], passage.places[max(end - 1, start)] + 1, what, instead, breaks)
