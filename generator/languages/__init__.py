"""The languages that the product knows: a file each, and a line here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module

from generator.languages.alphabets import alphabet
from generator.languages.directions import left_to_right
from generator.languages.locales import direction
from generator.languages.rules import Rules
from generator.languages.typography import Slip

KNOWN = (
    "de",  # German
    "en",  # English
    "es",  # Spanish
    "fr",  # French
)
"""The ids of all languages with a file here. Each file is loaded when its language is first asked for."""


_ENGLISH = "en"


@cache
def rules_of(language: str) -> Rules:
    """Return the rules of a language: those of its file. Of one that has none: English words, its alphabet."""
    rules: Rules = import_module(f"{__name__}.{language if language in KNOWN else _ENGLISH}").RULES
    if language in KNOWN:
        return rules
    words = replace(rules.wording, read_in="{name}")
    return Rules(left_to_right(words) if direction(language) == "rtl" else words, alphabet=alphabet(language))


def slips(locale: str, text: str) -> Iterator[Slip]:
    """Yield what breaks the typography of a language where it is spoken, as `fr_CA`, or as most do, as `fr`."""
    return rules_of(locale.partition("_")[0]).slips(locale, text)
