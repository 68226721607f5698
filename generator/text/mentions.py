"""The terms that an author links to: `[quota](term:quota)`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.text.parse import parse
from generator.text.tree import Kind


class Mentioned(NamedTuple):
    """A term that an author links to: its id as written, where the words of the link stand, and where the id does."""

    term: str
    start: int
    end: int
    id_start: int
    id_end: int


def linked_terms(text: str) -> Iterator[Mentioned]:
    """Yield the terms that a Markdown text links to, whether or not there are such terms."""
    if "term:" not in text.lower():
        return
    for node in parse(text).asked:
        target = node.target
        if node.kind is Kind.LINK and target and not target.is_bare and target.term is not None:
            words = (node.children[0].start, node.children[-1].end) if node.children else (node.start, node.end)
            written = target.end - target.start == len(target.address)
            id_start = target.start + len("term:") if written and target.term else target.start
            yield Mentioned(target.term, *words, id_start, target.end)
