"""The forms a word takes in running text, per language.

Small rules and no stemmer: a stemmer takes conversion for conversation. What no rule gives is declared in
a term's `forms`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from generator.words.tokens import as_found, is_case_sensitive, key

Alternatives = tuple[str, ...]
"""The forms of one word that stand for each other, the basic one first."""

Inflection = Callable[[Sequence[str]], tuple[Alternatives, ...]]
"""From the words of a spelling, as written, to the forms of each."""

_ENGLISH_JOINTS = frozenset("of to for in on at by per with from and or the a an".split())
_ENGLISH_INVARIABLE = re.compile(r".*(?:ing|ed|ly|ics|[^s]s)|s|\d+|\W")
_FRENCH_JOINTS = frozenset(
    "de du des d à au aux en le la les l sur par pour et ou avec sans dans non chez un une ne pas y".split()
)
_FRENCH_INVARIABLE = re.compile(r".*[sxz]|\d+|.")


def _english(spelling: Sequence[str]) -> tuple[Alternatives, ...]:
    """Return the plurals of the words that can head a phrase: the last, and any before a preposition."""
    last = len(spelling) - 1
    heads = {last, *(position for position in range(last) if key(spelling[position + 1]) in _ENGLISH_JOINTS)}
    return tuple(
        _with(word, _english_plural) if position in heads else (as_found(word),)
        for position, word in enumerate(spelling)
    )


def _english_plural(word: str) -> str | None:
    if _ENGLISH_INVARIABLE.fullmatch(word) or word in _ENGLISH_JOINTS:
        return None
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return f"{word}es"
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    if word.endswith("man"):
        return f"{word[:-3]}men"
    return f"{word}s"


def _french(spelling: Sequence[str]) -> tuple[Alternatives, ...]:
    """Return the plurals of every noun and adjective: which of them agree depends on the phrase."""
    return tuple(_with(word, _french_plural) for word in spelling)


def _french_plural(word: str) -> str | None:
    if word in _FRENCH_JOINTS or _FRENCH_INVARIABLE.fullmatch(word):
        return None
    # In -eal words are English: deals.
    if re.search(r"(?<!e)al$", word):
        return f"{word[:-2]}aux"
    if re.search(r"(?:eau|eu)$", word):
        return f"{word}x"
    return f"{word}s"


def _with(word: str, plural: Callable[[str], str | None]) -> Alternatives:
    """Return the word and its plural. An abbreviation only takes an s, and keeps its capitals."""
    if is_case_sensitive(word):
        return (word, f"{word}s") if word.isupper() else (word,)
    form = plural(key(word))
    return (key(word), form) if form else (key(word),)


INFLECTIONS: Mapping[str, Inflection] = {"en": _english, "fr": _french}


def inflected(language: str, spelling: Sequence[str]) -> tuple[Alternatives, ...]:
    """Return the forms of each word of a spelling. A language without rules has only what is written."""
    rules = INFLECTIONS.get(language)
    if rules:
        return rules(spelling)
    return tuple((as_found(word),) for word in spelling)
