"""Alphabetical order as readers expect it: accents, capitals, hyphens and apostrophes count last."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ς": "σ"}


class _Plain(dict[int, str]):
    """From a character to the same without accents and capitals, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code).lower())
        letters = "".join(sign for sign in decomposed if not unicodedata.category(sign).startswith("M"))
        return self.setdefault(code, _LIGATURES.get(letters, letters))


_PLAIN = _Plain()


def unaccented(text: str) -> str:
    """Return the text in lower case, with É as e and œ as oe."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


Key = tuple[str, str, str]
"""What names are sorted by. Where only accents or signs differ, the one without comes first."""


class Alphabet:
    """The order of the letters of a language."""

    def key(self, text: str) -> Key:
        """Return a key to sort by."""
        letters = re.sub(r"[^\w]+", " ", unaccented(text)).strip()
        return letters, unicodedata.normalize("NFD", text.lower()), text

    def letter(self, text: str) -> str:
        """Return the letter under which a word stands in an index: É under E. What begins otherwise has none."""
        first = unaccented(text).strip()[:1].upper()
        return first if first.isalpha() else ""
