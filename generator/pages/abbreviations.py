"""Abbreviations: what their letters stand for."""

from __future__ import annotations

import re

from generator.languages.rules import Rules
from generator.languages.sorting import unaccented
from generator.model import Entry

_SMALL = 3
"""Words no longer than this may have no letter: GRC is gestion de la relation client."""


def spelled_out(abbreviation: str, entry: Entry, rules: Rules) -> str:
    """Return the first name of a term whose words begin with these letters, else what the term is called."""
    letters = "".join(rules.read_as.get(sign, sign) for sign in unaccented(abbreviation))
    found = (name for name in entry.spellings if letters in _initials(name))
    name = next(found, entry.term)
    return name[:1].upper() + name[1:]


def _initials(name: str) -> tuple[str, str]:
    words = re.findall(r"\w+", unaccented(name))
    return "".join(word[0] for word in words), "".join(word[0] for word in words if len(word) > _SMALL)
