"""Which id somebody meant who wrote something else: a name, a title, capitals, a slip of the keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.checks.spellings import folded
from generator.model import Glossary
from generator.problem import did_you_mean, nearest
from generator.source.termfiles import slug

_QUOTES = "“”„‟«»‹›‘’‚‛\"' \u00a0\u202f"
# Thousands of unknown ids are no misspellings but a missing folder, and to compare them all takes hours.
_COMPARED = 100


class Meant:
    """Finds the known id that was meant by an unknown one. Each known id has names, too."""

    def __init__(self, named: Iterable[tuple[str, str]], known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._by_name: Mapping[str, str] = _unambiguous(named)
        self._compared: set[str] = set()

    def hint(self, written: str) -> str:
        """Return "did you mean 'x'?", or nothing when no id is near."""
        bare = written.strip(_QUOTES)
        as_id = slug(bare)
        found = self._by_name.get(folded(bare)) or (as_id if as_id in self._known else "")
        if found:
            return did_you_mean(found)
        if written not in self._compared and len(self._compared) >= _COMPARED:
            return ""
        self._compared.add(written)
        return nearest(written, self._known) or nearest(as_id, self._known)


def names(glossary: Glossary) -> Iterator[tuple[str, str]]:
    """Yield each name of each term, with the id of the term."""
    for term in glossary.terms:
        for entry in term.entries.values():
            yield from ((spelling, term.id) for spelling in entry.spellings)


def _unambiguous(named: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return the id for each name that only one has."""
    found: dict[str, str] = {}
    for name, id_ in named:
        key = folded(name)
        found[key] = id_ if found.get(key, id_) == id_ else ""
    return found
