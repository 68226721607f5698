"""The forms a name takes in running text, by the rules of its language."""

from __future__ import annotations

from collections.abc import Sequence

from generator.languages import rules_of
from generator.languages.inflection import Inflection
from generator.words.tokens import as_found, is_case_sensitive

Alternatives = tuple[str, ...]
"""The forms of one word that stand for each other, the basic one first."""


def inflected(language: str, spelling: Sequence[str]) -> tuple[Alternatives, ...]:
    """Return the forms of each word of a spelling. A language without rules has only what is written."""
    rules = rules_of(language).inflection
    heads = rules.heads(spelling) if rules else ()
    return tuple(
        _with_others(spelling, place, rules) if rules and place in heads else (as_found(word),)
        for place, word in enumerate(spelling)
    )


def _with_others(spelling: Sequence[str], place: int, rules: Inflection) -> Alternatives:
    """Return the forms of a word. An abbreviation only takes an s, and keeps its capitals."""
    word = spelling[place]
    if is_case_sensitive(word):
        return (word, f"{word}s") if word.isupper() else (word,)
    return tuple(dict.fromkeys((as_found(word), *rules.others(spelling, place))))
