"""Which sources of a term the page of a language shows, and in which order."""

from __future__ import annotations

from collections.abc import Iterable

from generator.fields import TEXTS
from generator.model import Entry, Source, Term
from generator.text import Kind, parse


def sources_of(term: Term, language: str) -> tuple[Source, ...]:
    """Return the sources that a page numbers: those its own texts name, in the order in which they are first named.

    Behind them come those that no text of any language names: they are about the whole entry. What only another
    language names is not shown, so that a French law does not stand under an English text.
    """
    by_id = {source.id: source for source in term.sources}
    if not by_id:
        return ()
    named = [id_ for id_ in _named(term.entries[language]) if id_ in by_id]
    elsewhere = {id_ for entry in term.entries.values() for id_ in _named(entry)}
    return tuple(by_id[id_] for id_ in dict.fromkeys((*named, *(id_ for id_ in by_id if id_ not in elsewhere))))


def _named(entry: Entry) -> Iterable[str]:
    """Yield what the texts of an entry name in brackets."""
    for field in TEXTS:
        text: str = getattr(entry, field.name)
        if field.is_cited and "[" in text:
            yield from (node.text for node in parse(text).asked if node.kind is Kind.CITATION)
