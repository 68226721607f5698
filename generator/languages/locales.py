"""What CLDR knows of languages and countries, through Babel."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""Those of CLDR, in its order."""

_COUNTED = 200  # the numbers below it meet every category but those of millions


@cache
def _locale(id_: str) -> Locale | None:
    try:
        return Locale.parse(id_)
    except (UnknownLocaleError, ValueError):  # an unknown locale is reported as G231, a language as G233
        return None


def plural(locale: str, number: int) -> str:
    """Return the category of a whole number: one, other; in some languages zero, two, few, many."""
    found = _locale(locale)
    return str(found.plural_form(number)) if found else "one" if number == 1 else "other"


@cache
def counted(language: str) -> Mapping[str, frozenset[int]]:
    """Return the categories of the numbers below 200, each with its numbers: 1 is one, 0 and 2 are other."""
    categories = {number: plural(language, number) for number in range(_COUNTED)}
    return {
        category: frozenset(number for number, found in categories.items() if found == category)
        for category in CATEGORIES
        if category in categories.values()
    }


@cache
def categories(language: str) -> tuple[str, ...]:
    """Return all categories of whole numbers: also what is said of millions only, as in Spanish."""
    found = {*counted(language), plural(language, 1_000_000)}
    return tuple(category for category in CATEGORIES if category in found)


@cache
def direction(locale: str) -> str:
    """Return the direction in which a language is written, as HTML has it: ltr, rtl."""
    found = _locale(locale)
    return str(found.text_direction) if found else "ltr"


def name_of(language: str, locale: str) -> str:
    """Return what a language is called in another one, or nothing if nobody knows: French, anglais."""
    found = _locale(locale)
    return str(found.languages.get(language, "")) if found else ""
