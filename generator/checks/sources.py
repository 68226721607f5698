"""G42x: where figures come from, and when an entry was last read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.fields import TEXTS
from generator.model import Glossary, Term
from generator.problem import Problem, Severity, nearest
from generator.span import Span
from generator.text import Kind, Node, parse


def unknown_source(glossary: Glossary) -> Iterator[Problem]:
    """G421: a text names a source that the entry does not list, or names one where pages show no number for it."""
    for term in glossary.terms:
        known = {source.id for source in term.sources}
        for language, entry in term.entries.items():
            for field in TEXTS:
                text: str = getattr(entry, field.name)
                for node in _named(text):
                    span = term.places.within((language, field.name), text, node.start + 1, node.end - 1)
                    if not field.is_cited and node.text in known:
                        message = f"source '{node.text}' in {field.name}, which shows no sources"
                        yield Problem("G421", message, span, "name it in the explanation or in usual")
                    # A single word in brackets, [sic], is usually no source.
                    elif field.is_cited and "-" in node.text and node.text not in known:
                        hint = nearest(node.text, known) or "list it under sources, with title and address"
                        yield Problem("G421", f"unknown source '{node.text}'", span, hint)


def _named(text: str) -> Iterator[Node]:
    """Yield what may be sources in a text."""
    return (node for node in parse(text).asked if node.kind is Kind.CITATION) if "[" in text else iter(())


def repeated_source(glossary: Glossary) -> Iterator[Problem]:
    """G422: two sources of an entry have the same id."""
    for term in glossary.terms:
        first: dict[str, int] = {}
        for position, source in enumerate(term.sources):
            if first.setdefault(source.id, position) != position:
                line = term.places.at("sources", first[source.id], "id").line
                span = term.places.at("sources", position, "id")
                hint = f"give it another id; the first is on line {line}"
                yield Problem("G422", f"two sources are called '{source.id}'", span, hint)


def no_such_day(glossary: Glossary) -> Iterator[Problem]:
    """G423: a date that is no day of the calendar."""
    for term in glossary.terms:
        for written, span in _dates(term):
            if written and _first_day(written) is None:
                yield Problem("G423", f"there is no day '{written}'", span, "write a day like 2026-11-28")


def _dates(term: Term) -> Iterator[tuple[str, Span]]:
    if term.reviewed:
        yield term.reviewed, term.places.at("reviewed")
    for position, source in enumerate(term.sources):
        if source.date:
            yield source.date, term.places.at("sources", position, "date")


def overdue_review(glossary: Glossary, today: date) -> Iterator[Problem]:
    """G424: nobody has read an entry for longer than `review_after` says."""
    months = glossary.settings.review_after
    if months is None:
        return
    for term in glossary.terms:
        day = _first_day(term.reviewed) if term.reviewed else None
        if day and _months_between(day, today) >= months:
            message = f"last reviewed on {term.reviewed}, more than {months} months ago"
            hint = "read the whole entry, mend what is no longer so, and write today's date"
            yield Problem("G424", message, term.places.at("reviewed"), hint, Severity.WARNING)


def _first_day(written: str) -> date | None:
    """Return the first day of a year, a month or a day, or nothing when there is none."""
    parts = [*map(int, written.split("-")), 1, 1][:3]
    try:
        return date(*parts)
    except ValueError:
        return None


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
