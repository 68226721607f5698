"""Text → words with their places. A word is letters and digits; what stands between words is a gap."""

from __future__ import annotations

import re
import unicodedata

# The dot of the middle belongs to the word: décideur·euse.
WORD = re.compile(r"[^\W_]+(?:(?:[\u0300-\u036f]+|[&·](?=[^\W_]))[^\W_]*)*[+#]*")

# What may stand between the words of one term: a space of any kind, one line break (with the marks of
# a quotation), a hyphen, an apostrophe, a slash; and around it the marks of emphasis.
_GAP = re.compile(r"[*_]{0,3}(?:[ \t\u00a0\u202f]+|[ \t]*\n[ \t]*(?:>[ \t]?)*|[-‐‑/'’])[*_]{0,3}")
COMMA = ","
_USUAL_GAPS = frozenset((" ", "-", "'", "’", "\n", "\u00a0", "\u202f"))


class Words:
    """The words between two offsets of a text, in order: as written, as looked up, and where."""

    __slots__ = ("_joined", "_places", "keys", "text", "written")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self._places = [match.span() for match in WORD.finditer(text, start, len(text) if end is None else end)]
        self._joined: dict[int, bool] = {}
        self.written = [text[first:last] for first, last in self._places]
        is_composed = text.isascii() or unicodedata.is_normalized("NFC", text[start:end])
        self.keys = [word.lower() if is_composed else key(word) for word in self.written]

    def __len__(self) -> int:
        return len(self.keys)

    def start(self, position: int) -> int:
        """Return where a word begins in the text."""
        return self._places[position][0]

    def end(self, position: int) -> int:
        """Return where a word ends in the text."""
        return self._places[position][1]

    def joined_to_next(self, position: int) -> bool:
        """Return whether a word and the one after it can belong to one term."""
        joined = self._joined.get(position)
        if joined is None:
            gap = self.text[self._places[position][1] : self._places[position + 1][0]]
            joined = self._joined[position] = joins(gap)
        return joined

    def parted_by_comma(self, position: int) -> bool:
        """Return whether nothing but a comma and a space or line break is between a word and the one after it."""
        gap = self.text[self.end(position) : self.start(position + 1)]
        return gap.startswith(COMMA) and joins(gap.removeprefix(COMMA))


def key(word: str) -> str:
    """Return a word as it is looked up: in lower case, and accents composed."""
    return word.lower() if word.isascii() else unicodedata.normalize("NFC", word).lower()


def joins(gap: str) -> bool:
    """Return whether two words with this between them can belong to one term."""
    return gap in _USUAL_GAPS or _GAP.fullmatch(gap) is not None


def is_case_sensitive(word: str) -> bool:
    """Return whether the capitals of a word make it what it is: MQL, SaaS, B2B, but not Lead."""
    return any(letter.isupper() for letter in word[1:])


def as_found(word: str) -> str:
    """Return a word of a name as it is looked for: with its capitals if they matter, otherwise without."""
    return word if is_case_sensitive(word) else key(word)
