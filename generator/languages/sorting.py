"""Alphabetical order as readers expect it: accents, capitals, hyphens and apostrophes count last."""

from __future__ import annotations

import re
import unicodedata

from generator.folding import unaccented

Key = tuple[str, str, str]
"""What names are sorted by. Where only accents or signs differ, the one without comes first."""

_BEHIND = 0x10FF00  # after every letter that there is
_TONE = "\u0323"  # stands between a letter and its own mark in Vietnamese: ậ is a, this, and what makes it â


class Alphabet:
    """The order of the letters of a language.

    `own` are the letters that are more than one with an accent, each row behind the one it begins with: `n ñ; z å ä ö`.
    Two letters may count as one, `c ch`, and one that is read as another stands behind it: `z å=aa`. `small` are pairs
    of a capital and its small letter, where they are others than elsewhere: `Iı İi`.
    """

    def __init__(self, own: str = "", small: str = "") -> None:
        self._small = str.maketrans({pair[0]: pair[1] for pair in small.split()})
        self._capitals = {pair[1]: pair[0] for pair in small.split()}
        self._letters: dict[str, tuple[str, str]] = {}
        """What each of the own letters is sorted as, and which letter an index has for it; marks apart from letters."""
        for row in filter(None, own.split(";")):
            base = row.split()[0].partition("=")[0]
            for rank, letter in enumerate(row.split()):
                for same in letter.split("="):
                    if same != base:
                        sorted_as = base + chr(_BEHIND + rank) if rank else base
                        self._letters[unicodedata.normalize("NFD", same)] = sorted_as, letter.partition("=")[0]
        longest_first = sorted(self._letters, key=len, reverse=True)
        self._own = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def key(self, text: str) -> Key:
        """Return a key to sort by."""
        small = self._in_small(text)
        letters = self._own.sub(lambda match: self._letters[match[0]][0], _apart(small)) if self._own else small
        plain = re.sub(r"[^\w\U0010FF00-\U0010FFFD]+", " ", unaccented(letters)).strip()
        return plain, unicodedata.normalize("NFD", small), text

    def letter(self, text: str) -> str:
        """Return the letter under which a word stands in an index: É under E. What begins otherwise has none."""
        small = self._in_small(text).strip()
        own = self._own.match(_apart(small)) if self._own else None
        first = self._letters[own[0]][1] if own else unaccented(small)[:1]
        capital = self._capitals.get(first[:1], first[:1].upper()) + first[1:]
        return capital if first.isalpha() else ""

    def _in_small(self, text: str) -> str:
        return unicodedata.normalize("NFC", text.translate(self._small)).lower()


def _apart(small: str) -> str:
    """Return a text with its marks apart from the letters, those first that make a letter another."""
    return unicodedata.normalize("NFD", small).replace(_TONE, "")
