"""The phrases of `contexts/`: one grammar for the check that names mistakes and for the matcher that looks for them.

A phrase is words parted by spaces; a word is alternatives parted by `|`, or `*` for any word. One pair of
brackets may surround the words that are the term. Behind `~` stand words of which one has to be near.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import prod

from generator.words.tokens import WORD

ANY = "*"
# A phrase is looked for in each of its variants: ten words with ten alternatives each would take for ever.
MOST = 20_000

_PART = re.compile(r"\S+")
_LISTED = re.compile(r"[^\s|]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written: its words, each with its alternatives, which of them are the term, and the words near it."""

    words: tuple[tuple[str, ...], ...]
    start: int
    end: int
    company: tuple[str, ...]


class PhraseError(ValueError):
    """A phrase that cannot be read: where, and what it needs."""

    def __init__(self, start: int, end: int, reason: str) -> None:
        super().__init__(reason)
        self.start = start
        self.end = end
        self.reason = reason


def parsed(written: str) -> Phrase:
    """Return the phrase that is written, or raise `PhraseError`."""
    text, tilde, _ = written.partition("~")
    company = listed(written, len(text) + 1) if tilde else ()
    if tilde and not company:
        raise PhraseError(len(text), len(written), "write behind ~ which words have to be near, or delete it")
    words: list[tuple[str, ...]] = []
    opened = closed = -1
    for part in _PART.finditer(text):
        start, end = part.span()
        if text[start] == "[" and opened < 0:
            opened, start = len(words), start + 1
        is_last = text[end - 1] == "]" and opened >= 0 and closed < 0
        words.append(_alternatives(text, start, end - 1 if is_last else end))
        closed = len(words) if is_last else closed
    if not words:
        raise PhraseError(0, len(written), "write the words of the phrase before ~" if tilde else "write words")
    if (opened < 0) != (closed < 0):
        raise PhraseError(0, len(text.rstrip()), "close the bracket behind what is the term")
    if all(ANY in options for options in words):
        raise PhraseError(0, len(text.rstrip()), "write one word at least: * stands for any")
    if prod(len(options) for options in words) > MOST:
        raise PhraseError(0, len(text.rstrip()), "write it as several phrases: it has too many variants")
    return Phrase(tuple(words), max(opened, 0), max(closed, 0), company)


def listed(written: str, start: int = 0) -> tuple[str, ...]:
    """Return the words of a list from an offset on, parted by spaces or bars, or raise `PhraseError`."""
    found = list(_LISTED.finditer(written, start))
    for word in found:
        if not WORD.fullmatch(word[0]):
            raise PhraseError(*word.span(), _not_a_word(word[0]))
    return tuple(word[0] for word in found)


def _alternatives(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the alternatives of the word between two offsets."""
    options = text[start:end].split("|")
    for option in options:
        if option != ANY and not WORD.fullmatch(option):
            raise PhraseError(start, max(start + len(option), start + 1), _not_a_word(option))
        start += len(option) + 1
    return tuple(options)


def _not_a_word(written: str) -> str:
    if not written:
        return "write a word on each side of |, and one between brackets"
    if "[" in written or "]" in written:
        return "put one pair of brackets around what is the term, at the ends of words: open|close the [case]"
    return "write words of letters and digits: other signs are never found in a text"
