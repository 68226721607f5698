"""The signs and spaces that a language's typography asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

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

_APOSTROPHE: Rule = (
    "'",
    re.compile(r"(?<=\w)'(?=\w)|(?<=\w)'(?= ?«)"),
    "’",
    "the apostrophe is ’ (U+2019)",
)
_BEFORE_STOPS = r"(?<=[\w)»%€’\"*.…\x00])"
_STOPS = r"(?=[;!?]+(?:[\s\u00a0\u202f»)*\]\"”]|$))"
_BEFORE_COLON = r"(?<=[\w)»%€*\x00])"
_COLON = r"(?=:(?:[\s»]|$))"
_SEEN = r"[^\s\u00a0\u202f]"

_FRANCE: tuple[Rule, ...] = (
    _APOSTROPHE,
    (";!?", re.compile(rf"{_BEFORE_STOPS}[ \u00a0]?{_STOPS}"), NARROW, "U+202F stands before ; ! ?"),
    (":", re.compile(rf"{_BEFORE_COLON}[ \u202f]?{_COLON}"), NO_BREAK, "U+00A0 stands before a colon"),
    ("«", re.compile(rf"(?<=«)[ \u202f]?(?={_SEEN})"), NO_BREAK, "U+00A0 stands after «"),
    ("»", re.compile(rf"(?<={_SEEN})[ \u202f]?(?=»)"), NO_BREAK, "U+00A0 stands before »"),
    ("%€", re.compile(r"(?<=\d)[ \u202f]?(?=[%€])"), NO_BREAK, "U+00A0 stands before % and €"),
)

# The OQLF wants nothing before ; ! ? and takes a thin space. Amounts in dollars are written as those in euros.
_CANADA: tuple[Rule, ...] = (
    _APOSTROPHE,
    (";!?", re.compile(rf"{_BEFORE_STOPS}[ \u00a0]{_STOPS}"), "", "nothing stands before ; ! ?"),
    *(rule for rule in _FRANCE if rule[0] in (":", "«", "»")),
    ("%€$", re.compile(r"(?<=\d)[ \u202f]?(?=[%€]|\$(?!\w))"), NO_BREAK, "U+00A0 stands before %, € and $"),
)

# Swiss printers set thin spaces before all these signs and within « »; a no-break space is taken as well, and 8%.
_SWITZERLAND: tuple[Rule, ...] = (
    _APOSTROPHE,
    (";!?", re.compile(rf"{_BEFORE_STOPS} ?{_STOPS}"), NARROW, "U+202F stands before ; ! ?"),
    (":", re.compile(rf"{_BEFORE_COLON} ?{_COLON}"), NARROW, "U+202F stands before a colon"),
    ("«", re.compile(rf"(?<=«) ?(?={_SEEN})"), NARROW, "U+202F stands after «"),
    ("»", re.compile(rf"(?<={_SEEN}) ?(?=»)"), NARROW, "U+202F stands before »"),
    ("%€", re.compile(r"(?<=\d) (?=[%€])"), NARROW, "U+202F stands before % and €"),
)

_FRENCH: Mapping[str, tuple[Rule, ...]] = {"fr_CA": _CANADA, "fr_CH": _SWITZERLAND}
"""Where French is set otherwise than in France. Belgium and Luxembourg follow France."""


@cache
def _rules(locale: str) -> tuple[Rule, ...]:
    """Return the rules of a language where it is spoken, as `fr_CA`. What is not known of there is as in France."""
    if locale.partition("_")[0] != "fr":
        return ()
    return (*_FRENCH.get(locale, _FRANCE), _thousands(locale))


def _thousands(locale: str) -> Rule:
    """Return the rule about the space that parts thousands: the one that pages print in this locale.

    Where they print another sign, a space is for people to choose, but no line may end there.
    """
    try:
        group = Locale.parse(locale).number_symbols["latn"]["group"]
    except (UnknownLocaleError, ValueError):  # which G231 tells of
        group = NARROW
    space = group if group in (NARROW, NO_BREAK) else NARROW
    # In Canada, where pages print U+00A0, the thin one is taken as well.
    wrong = "[ \u00a0]" if group == NARROW else " "
    pattern = re.compile(rf"(?<=\d)(?<!\d{{4}}){wrong}(?=\d{{3}}(?!\d))")
    return (" \u00a0", pattern, space, f"U+{ord(space):04X} parts thousands")


def slips(locale: str, text: str) -> Iterator[Slip]:
    """Yield what breaks the typography of a language where it is spoken, as `fr_CA`, or as most do, as `fr`.

    A language without rules has no slips.
    """
    has_other = "`" in text or "://" in text or "mailto:" in text
    prose = _NOT_PROSE.sub(lambda match: "\x00" * len(match[0]), text) if has_other else text
    for signs, pattern, correct, rule in _rules(locale):
        if not any(sign in prose for sign in signs):
            continue
        for match in pattern.finditer(prose):
            if match[0] != correct:
                yield Slip(match.start(), match.end(), correct, rule)
