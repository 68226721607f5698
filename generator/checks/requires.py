"""The fields that a check needs. Where one could not be read, the check does not run: it would report consequences."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import wraps

from generator.fields import NAMES
from generator.model import UNKNOWN, Glossary
from generator.problem import Problem

Check = Callable[[Glossary], Iterable[Problem]]

LINKED = (*(field.name for field in NAMES if field.is_linked), UNKNOWN)
"""The fields that hold the names of a term. One that was misspelled may be among them."""


def requires(*, settings: Collection[str] = (), terms: Collection[str] = ()) -> Callable[[Check], Check]:
    """Declare fields that a check needs whole: those of `glossary.yml`, and those of the terms that it is to see.

    It is not run while something in one of the settings is unread, and does not see a term while something in
    one of its fields is.
    """

    def declare(check: Check) -> Check:
        @wraps(check)
        def where_read(glossary: Glossary) -> Iterable[Problem]:
            if not glossary.settings.unread.isdisjoint(settings):
                return ()
            return check(_having(glossary, terms) if terms else glossary)

        return where_read

    return declare


def _having(glossary: Glossary, fields: Collection[str]) -> Glossary:
    """Return the glossary without the terms of which something in these fields is unread. Their ids stay known."""
    read = tuple(term for term in glossary.terms if term.unread.isdisjoint(fields))
    return glossary if len(read) == len(glossary.terms) else replace(glossary, terms=read)
