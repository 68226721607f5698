"""Each address of the site has one maker, in all languages together: pages, what lies beside them, and the theme."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.problem import Problem
from generator.span import Span

OURS = "a file of the glossary"
_ENGINES = "a file of the theme"


@dataclass(frozen=True, slots=True)
class Claim:
    """A file that wants an address: its path among those of a language, and what it is made from, maybe `OURS`."""

    path: str
    source: str = OURS

    @property
    def address(self) -> str:
        """Where the engine puts it: `about.md` at `about.html`, and `README.md` at `index.html`."""
        folder, name = posixpath.split(self.path)
        if not name.endswith(".md"):
            return self.path
        stem = "index" if name == "README.md" else name.removesuffix(".md")
        return posixpath.join(folder, f"{stem}.html")


def _none(_path: str) -> bool:
    return False


def collisions(claims: Mapping[str, Iterable[Claim]], is_engines: Callable[[str], bool] = _none) -> list[Problem]:
    """Return a finding for each file written by hand that wants an address which another one has.

    `claims` are those of each language, under the folder of its pages in the site: "", "fr/". What
    `is_engines` in one language is that in all. Addresses that differ only by case count as one: some
    disks cannot hold both.
    """
    makers: dict[str, list[str]] = defaultdict(list)
    for folder, wanted in claims.items():
        for claim in wanted:
            makers[folder + claim.address].append(claim.source)
    first: dict[str, str] = {}
    found: list[Problem] = []
    for address, sources in makers.items():
        if any(is_engines(address.removeprefix(folder)) for folder in claims if address.startswith(folder)):
            sources.append(_ENGINES)
        other = first.setdefault(address.lower(), address)
        sources[:0] = makers[other] if other != address else ()
        found += _told(address, sources)
    return [*found, *_blocked(makers)]


def _told(address: str, sources: Iterable[str]) -> Iterator[Problem]:
    """Yield what is wrong when several files want one address. One is told of at the file that people can rename."""
    *others, last = sorted(sources, key=lambda source: source not in (OURS, _ENGINES))
    for other in others:
        what = "rename it" if other in (OURS, _ENGINES) else "rename one of them"
        hint = f"{what}: {other} comes to {address} too"
        yield Problem("G601", "two pages have this address", Span(last), hint)


def _blocked(makers: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Yield what is wrong with files that stand where others need a folder."""
    within = {parent.lower(): address for address in makers for parent in _above(address)}
    for address, (source, *_) in makers.items():
        if inner := within.get(address.lower()):
            below = makers[inner][0]
            by_hand, other, at = (below, source, address) if source == OURS else (source, below, inner)
            yield Problem("G601", "a file and a folder have this address", Span(by_hand), f"rename it: {other} is {at}")


def _above(address: str) -> Iterator[str]:
    while address := posixpath.dirname(address):
        yield address
