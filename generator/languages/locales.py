"""What CLDR knows of languages and countries, through Babel."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError


@cache
def _locale(id_: str) -> Locale | None:
    try:
        return Locale.parse(id_)
    except (UnknownLocaleError, ValueError):  # a locale that is none is told by G231, a language by G233
        return None


def plural(locale: str, number: int) -> str:
    """Return the category of a whole number: one, other; in some languages zero, two, few, many."""
    found = _locale(locale)
    return str(found.plural_form(number)) if found else "one" if number == 1 else "other"


def direction(locale: str) -> str:
    """Return the direction in which a language is written, as HTML has it: ltr, rtl."""
    found = _locale(locale)
    return str(found.text_direction) if found else "ltr"


def name_of(language: str, locale: str) -> str:
    """Return what a language is called in another one, or nothing if nobody knows: French, anglais."""
    found = _locale(locale)
    return str(found.languages.get(language, "")) if found else ""
