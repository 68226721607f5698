"""Alphabetical order as readers expect it: accents, capitals, hyphens and apostrophes count last."""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})


def unaccented(text: str) -> str:
    """Return the text in lower case, with É as e and œ as oe."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.translate(_LIGATURES))
    return "".join(filterfalse(unicodedata.combining, decomposed)).lower()


def alphabetical(text: str) -> tuple[str, str, str]:
    """Return a key to sort by. Where only accents or signs differ, the one without comes first."""
    letters = re.sub(r"[^\w]+", " ", unaccented(text)).strip()
    return letters, unicodedata.normalize("NFD", text.lower()), text


def letter(text: str, not_a_letter: str) -> str:
    """Return the letter under which a word stands in an index: É under E, digits under `not_a_letter`."""
    first = unaccented(text).strip()[:1].upper()
    return first if first.isalpha() else not_a_letter
