"""Files that were copied to begin a new term and not changed yet: one finding each, not one for each name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.folding import lowered
from generator.model import Ambiguity, Term
from generator.problem import Problem
from generator.source.termfiles import slug

_COMPARED = 20  # a name that more terms share is no sign of a copy
_Names = frozenset[tuple[str, str]]


def copies(terms: Sequence[Term], ambiguous: Sequence[Ambiguity] = ()) -> Iterator[tuple[Term, Problem]]:
    """Yield the terms whose names are nearly all those of another one, each with what to say of it."""
    declared = {(each.language, _folded(each.spelling)) for each in ambiguous}
    names = {term.id: _names(term) - declared for term in terms}
    owners: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        for name in names[term.id]:
            owners[name].append(term)
    shared: Counter[tuple[str, str]] = Counter()
    for sharing in owners.values():
        shared.update((one.id, other.id) for one, other in combinations(sharing[:_COMPARED], 2))
    by_id = {term.id: term for term in terms}
    told: set[str] = set()
    for (one, other), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        common = names[one] & names[other]
        if {one, other}.isdisjoint(told) and _is_copy(common, by_id[one], by_id[other]):
            copy, original = _told_apart(by_id[one], by_id[other], common)
            told.add(copy.id)
            yield copy, _problem(copy, original, count, len(names[copy.id]))


def _names(term: Term) -> _Names:
    return frozenset(
        (language, _folded(name))
        for language, entry in term.entries.items()
        for name in entry.spellings
        if name.strip()
    )


def _folded(name: str) -> str:
    return lowered(name).strip()


def _is_copy(shared: _Names, one: Term, other: Term) -> bool:
    """Return whether two terms share most names, or all of a language that has several."""
    least = min(len(_names(one)), len(_names(other)))
    if 4 * len(shared) >= 3 * least and len(shared) > 1:
        return True
    return any(_are_all(language, shared, one) and _are_all(language, shared, other) for language in one.entries)


def _are_all(language: str, shared: _Names, term: Term) -> bool:
    own = {name for name in _names(term) if name[0] == language}
    return len(own) > 1 and own <= shared


def _told_apart(one: Term, other: Term, shared: _Names) -> tuple[Term, Term]:
    """Return the copy and the original: the file that is called like one of these names is the original."""
    ids = {slug(name) for _, name in shared}
    return (one, other) if other.id in ids and one.id not in ids else (other, one)


def _problem(copy: Term, original: Term, count: int, number: int) -> Problem:
    name = original.places.file.rpartition("/")[2]
    how = "all its names" if count == number else f"{count} of its {number} names"
    hint = "write the words of another term into it, or delete the file"
    language = next(iter(copy.entries))
    return Problem("G117", f"this is a copy of {name}: {how} are the same", copy.places.at(language, "term"), hint)
