"""The A–Z: every name of every term, letter by letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.model import Entry, Term
from generator.outline import Kind, Listing
from generator.pages.links import Link, Name
from generator.pages.volume import Volume


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of the A–Z: a term, or another spelling with the terms to see."""

    spelling: Name
    terms: tuple[Link, ...]
    is_term: bool


@dataclass(frozen=True, slots=True)
class IndexView:
    """The A–Z, letter by letter."""

    path: str
    letters: tuple[tuple[str, tuple[IndexEntry, ...]], ...]


def a_z_page(volume: Volume) -> IndexView:
    """Return the A–Z of terms, abbreviations and aliases."""
    here = volume.contents[Kind.LIST, Listing.A_Z].path
    alphabet = volume.language.rules.alphabet
    letters: dict[str, list[IndexEntry]] = {}
    for entry in _entries(volume, here):
        letters.setdefault(alphabet.letter(entry.spelling.text), []).append(entry)
    ordered = sorted(letters.items(), key=lambda item: (not item[0], alphabet.key(item[0])))
    return IndexView(here, tuple((first or volume.words.not_a_letter, tuple(group)) for first, group in ordered))


def _entries(volume: Volume, here: str) -> Iterator[IndexEntry]:
    """Yield all names in alphabetical order, each with the terms it is a name of."""
    for spelling, terms in owners(volume, lambda entry: entry.spellings):
        yield IndexEntry(
            volume.links.name(spelling, *terms),
            volume.links.terms(terms, here),
            is_term=any(term.entries[volume.language.id].term == spelling for term in terms),
        )


def owners(volume: Volume, spellings: Callable[[Entry], Iterable[str]]) -> list[tuple[str, list[Term]]]:
    """Return all such names of all terms in alphabetical order, each with its terms."""
    found: dict[str, list[Term]] = {}
    for term in volume.glossary.terms:
        for spelling in spellings(term.entries[volume.language.id]):
            found.setdefault(spelling, []).append(term)
    return sorted(found.items(), key=lambda item: volume.language.rules.alphabet.key(item[0]))
