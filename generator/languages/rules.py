"""All that differs from language to language. A language is a file that fills this in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.languages.asking import Asking
from generator.languages.casing import as_written
from generator.languages.inflection import Inflection
from generator.languages.sorting import Alphabet
from generator.languages.typography import Rule, Slip, found, thousands
from generator.languages.wording import Wording

ELSEWHERE = ""
"""Stands in `typography` for all countries that have no rules of their own."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one language. Only interface words are needed; a language without the others does without."""

    wording: Wording
    asking: Asking = field(default_factory=Asking)
    inflection: Inflection | None = None
    """How words change. Without it, names are found as they are written."""
    typography: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    """By locale, as `fr_CA`: the signs and spaces of that country."""
    alphabet: Alphabet = field(default_factory=Alphabet)
    within_a_sentence: Callable[[str], str] = as_written
    """From a name to how it is written inside a sentence."""
    read_as: Mapping[str, str] = field(default_factory=lambda: {"2": "t", "4": "f"})
    """The initials that digits stand for in abbreviations: B2B is business to business, in most languages."""
    borrowed: re.Pattern[str] = re.compile(r"[\s-]|ing\b", re.IGNORECASE)
    """What shows that a name which English has too is not of this language."""

    def slips(self, locale: str, text: str) -> Iterator[Slip]:
        """Yield what breaks the typography of the language where it is spoken, as `fr_CA`, or as most do, as `fr`."""
        if rules := self.typography.get(locale, self.typography.get(ELSEWHERE, ())):
            yield from found((*rules, thousands(locale)), text)
