"""The signs and spaces that a language's typography asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

NARROW = "\u202f"
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Slip:
    """A stretch of text that breaks a rule: where, what should stand there, and which rule it is."""

    start: int
    end: int
    correct: str
    rule: str


Rule = tuple[str, re.Pattern[str], str, str]
"""The signs it is about (a text without them is right), what is wrong, what stands there instead, and the rule."""

# Code and addresses are not prose; while prose is looked through, \x00 stands for each of their characters.
_NOT_PROSE = re.compile(r"`[^`]*`|https?://\S+|mailto:\S+")

_FRENCH: tuple[Rule, ...] = (
    ("'", re.compile(r"(?<=\w)'(?=\w)|(?<=\w)'(?= ?«)"), "’", "the apostrophe is ’ (U+2019)"),
    (
        ";!?",
        re.compile(r"(?<=[\w)»%€’\"*.…\x00])[ \u00a0]?(?=[;!?]+(?:[\s\u00a0\u202f»)*\]\"”]|$))"),
        NARROW,
        "U+202F stands before ; ! ?",
    ),
    (":", re.compile(r"(?<=[\w)»%€*\x00])[ \u202f]?(?=:(?:[\s»]|$))"), NO_BREAK, "U+00A0 stands before a colon"),
    ("«", re.compile(r"(?<=«)[ \u202f]?(?=[^\s\u00a0\u202f])"), NO_BREAK, "U+00A0 stands after «"),
    ("»", re.compile(r"(?<=[^\s\u00a0\u202f])[ \u202f]?(?=»)"), NO_BREAK, "U+00A0 stands before »"),
    ("%€", re.compile(r"(?<=\d)[ \u202f]?(?=[%€])"), NO_BREAK, "U+00A0 stands before % and €"),
    (" \u00a0", re.compile(r"(?<=\d)(?<!\d{4})[ \u00a0](?=\d{3}(?!\d))"), NARROW, "U+202F parts thousands"),
)

_RULES: Mapping[str, tuple[Rule, ...]] = {"fr": _FRENCH}


def slips(language: str, text: str) -> Iterator[Slip]:
    """Yield what breaks the typography of a language. A language without rules has no slips."""
    has_other = "`" in text or "://" in text or "mailto:" in text
    prose = _NOT_PROSE.sub(lambda match: "\x00" * len(match[0]), text) if has_other else text
    for signs, pattern, correct, rule in _RULES.get(language, ()):
        if not any(sign in prose for sign in signs):
            continue
        for match in pattern.finditer(prose):
            if match[0] != correct:
                yield Slip(match.start(), match.end(), correct, rule)
