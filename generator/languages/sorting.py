"""Alphabetical order as readers expect it: accents, capitals, hyphens and apostrophes count last."""

from __future__ import annotations

import re
import unicodedata

from generator.folding import unaccented

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
