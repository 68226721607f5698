"""The page of abbreviations, and what their letters stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.folding import unaccented
from generator.languages.rules import Rules
from generator.model import Entry, Term
from generator.outline import Kind, Listing
from generator.pages.a_z import IndexEntry, owners
from generator.pages.links import Link, Name
from generator.pages.volume import Volume
from generator.words.borrowed import borrowed

_SMALL = 3
"""Words no longer than this may have no letter: GRC is gestion de la relation client."""


@dataclass(frozen=True, slots=True)
class AbbreviationsView:
    """The page of abbreviations: the letters and the terms they stand for."""

    path: str
    entries: tuple[IndexEntry, ...]


def abbreviations_page(volume: Volume) -> AbbreviationsView:
    """Return the page of abbreviations."""
    here = volume.contents[Kind.LIST, Listing.ABBREVIATIONS].path
    entries = (
        IndexEntry(
            Name(name),
            tuple(_meaning(volume, name, term, here) for term in volume.links.in_order(terms)),
            is_term=False,
        )
        for name, terms in owners(volume, lambda entry: entry.abbreviations)
    )
    return AbbreviationsView(here, tuple(entries))


def _meaning(volume: Volume, abbreviation: str, term: Term, here: str) -> Link:
    """Return a link to a term under the name that an abbreviation stands for."""
    name = spelled_out(abbreviation, term.entries[volume.language.id], volume.language.rules)
    return replace(volume.links.term(term, here), text=name, language=borrowed(name, term, volume.language))


def spelled_out(abbreviation: str, entry: Entry, rules: Rules) -> str:
    """Return the first name of a term whose words begin with these letters, else what the term is called."""
    letters = "".join(rules.read_as.get(sign, sign) for sign in unaccented(abbreviation))
    found = (name for name in entry.spellings if letters in _initials(name))
    name = next(found, entry.term)
    return name[:1].upper() + name[1:]


def _initials(name: str) -> tuple[str, str]:
    words = re.findall(r"\w+", unaccented(name))
    return "".join(word[0] for word in words), "".join(word[0] for word in words if len(word) > _SMALL)
