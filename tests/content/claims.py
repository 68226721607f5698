"""Prints what our texts claim, and where it comes from: a row for each paragraph or item that names a source.

`python -m tests.content.claims en` prints a table in Markdown, to be read beside the sources.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Glossary, Source, Term
from tests.projects import REPOSITORY, glossary_of

CITED = ("explanation", "usual")
_NAMED = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\](?!\()")
_PART = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*]|\d+\.)[ \t])")


@dataclass(frozen=True)
class Claim:
    """A paragraph or an item of a list, and the sources that it names."""

    term: str
    field: str
    text: str
    sources: tuple[Source, ...]


def claims(glossary: Glossary, language: str) -> Iterator[Claim]:
    """Yield every part of a text that may name sources, by term."""
    for term in glossary.terms:
        for field in CITED:
            text: str = getattr(term.entries[language], field)
            for part in filter(None, map(str.strip, _PART.split(text))):
                plain = " ".join(_NAMED.sub("", part).split())
                yield Claim(term.id, field, plain, tuple(_sources(term, part)))


def _sources(term: Term, text: str) -> Iterator[Source]:
    by_id = {source.id: source for source in term.sources}
    return (by_id[id_] for id_ in _NAMED.findall(text) if id_ in by_id)


def _row(claim: Claim) -> str:
    sources = "<br>".join(f"[{one.title}]({one.address}) {one.date}" for one in claim.sources)
    text = claim.text.replace("|", "\\|")
    return f"| {claim.term} | {text} | {sources} |"


if __name__ == "__main__":
    named = (claim for claim in claims(glossary_of(REPOSITORY), sys.argv[1]) if claim.sources)
    sys.stdout.write("\n".join(("| term | claim | sources |", "|---|---|---|", *map(_row, named))) + "\n")
