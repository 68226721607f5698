"""How a name that begins with a capital begins inside a sentence."""

from __future__ import annotations

import re

# A capital that only begins a name: not that of an abbreviation, nor of a proper name in several words.
_INITIAL = re.compile(r"[^\W\d_][^\sA-Z]+(?!\S)(?!\s[A-Z][a-z])")


def begun_small(name: str) -> str:
    """Return a name as languages write it that have capitals at the beginning of sentences and in proper names."""
    return name[:1].lower() + name[1:] if _INITIAL.match(name) else name


def as_written(name: str) -> str:
    """Return a name as it is: its capitals belong to it, or nothing is known of the language."""
    return name
