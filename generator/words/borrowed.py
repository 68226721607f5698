"""Names that a language has from English, which a screen reader shall not read as words of its own."""

from __future__ import annotations

from generator.model import Language, Term

# Ids are in English, so of two languages with one name this is the one it comes from.
_ENGLISH = "en"


def borrowed(name: str, term: Term, language: Language) -> str:
    """Return the language of a name, where it is not that of the page; else nothing.

    What English calls so too is English when it shows by what the language says; or when the term has
    a name of the language's own: as a headword, as this one's neighbor, or as the form an authority wants. Letters
    are spelled out in every language its own way, and `Commission` is as French as it is English.
    """
    english = term.entries.get(_ENGLISH)
    if language.id == _ENGLISH or english is None or name.isupper():
        return ""
    if name.casefold() not in {known.casefold() for known in (english.term, *english.aliases)}:
        return ""
    entry = term.entries[language.id]
    has_own = entry.term.casefold() != name.casefold() or entry.official is not None
    return _ENGLISH if language.rules.borrowed.search(name) or has_own else ""
