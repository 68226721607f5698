"""The signs and spaces that typography asks for: how rules are written, and what breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

NARROW = "\u202f"
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Slip:
    """A stretch of text that breaks a rule: where, what should stand there if that is certain, and which rule it is."""

    start: int
    end: int
    correct: str | None
    rule: str


Rule = tuple[str, re.Pattern[str], str | None, str]
"""The signs it is about (a text without them is right), what is wrong, what stands there instead, and the rule.

Where only the author can say what stands there instead, it is nothing.
"""

# Code and addresses are not prose: NUL stands for each of their characters while the rules are tried.
_NOT_PROSE = re.compile(r"`[^`]*`|https?://\S+|mailto:\S+")


@cache
def thousands(locale: str) -> Rule:
    """Return the rule about the space that parts thousands: the one that pages print in this locale.

    Where they print another sign, a space is for people to choose, but no line may end there.
    """
    try:
        group = Locale.parse(locale).number_symbols["latn"]["group"]
    except (UnknownLocaleError, ValueError):  # reported as G231
        group = NARROW
    space = group if group in (NARROW, NO_BREAK) else NARROW
    # In Canada, where pages print U+00A0, the thin one is taken as well.
    wrong = "[ \u00a0]" if group == NARROW else " "
    pattern = re.compile(rf"(?<=\d)(?<!\d{{4}}){wrong}(?=\d{{3}}(?!\d))")
    return (" \u00a0", pattern, space, f"U+{ord(space):04X} parts thousands")


def found(rules: Iterable[Rule], text: str) -> Iterator[Slip]:
    """Yield what breaks these rules in a text."""
    has_other = "`" in text or "://" in text or "mailto:" in text
    prose = _NOT_PROSE.sub(lambda match: "\x00" * len(match[0]), text) if has_other else text
    for signs, pattern, correct, rule in rules:
        if not any(sign in prose for sign in signs):
            continue
        for match in pattern.finditer(prose):
            if match[0] != correct:
                yield Slip(match.start(), match.end(), correct, rule)
