"""Texts of two directions of writing in one line: an English name in Arabic, an Arabic one in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any
from unicodedata import bidirectional

from generator.languages.wording import Counted, SearchWording, W

_RIGHT_TO_LEFT = ("R", "AL")

# Isolates of Unicode: what is between them does not change the order of the text around.
_BEGIN = {"ltr": "\u2066", "rtl": "\u2067", "its own": "\u2068"}
_END = "\u2069"
_FILLED_IN = re.compile(r"\{(?!n\})\w+\}")

# These are no words for a page: addresses hold the one, and the other is only what the language is called.
_NOT_SHOWN = {"new_term", "read_in"}


@lru_cache(maxsize=1 << 14)  # the name of a term stands on the pages of many others
def other_direction(text: str, around: str) -> str:
    """Return the direction to mark a text with, as HTML has it, where lines run `around`: ltr, rtl, or none.

    None is needed where no letter is written the other way. A text of both ways is marked too: its signs and
    numbers would else be sorted in with what stands beside it.
    """
    found = {bidirectional(sign) for sign in text}
    right, left = any(kind in found for kind in _RIGHT_TO_LEFT), "L" in found
    if not (left if around == "rtl" else right):
        return ""
    return around if left and right else "rtl" if right else "ltr"


def within(text: str, around: str) -> str:
    """Return a text as it may stand within another whose lines run `around`, where that cannot be marked as HTML."""
    other = other_direction(text, around)
    return f"{_BEGIN[other]}{text}{_END}" if other else text


def left_to_right(words: W) -> W:
    """Return words for pages of the other direction: each is read as it is written, whatever stands beside it."""
    changed: dict[str, Any] = {}
    for field in fields(words):
        old = getattr(words, field.name)
        if field.name in _NOT_SHOWN:
            continue
        if isinstance(old, SearchWording):
            changed[field.name] = left_to_right(old)
        elif isinstance(old, Counted):
            changed[field.name] = replace(old, forms=_each(old.forms))
        else:
            changed[field.name] = _each(old) if isinstance(old, Mapping) else _enclosed(old)
    return replace(words, **changed)


def _each(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: _enclosed(text) for name, text in texts.items()}


def _enclosed(text: str) -> str:
    inner = _FILLED_IN.sub(lambda name: f"{_BEGIN['its own']}{name[0]}{_END}", text)
    is_language = re.search(r"\w", _FILLED_IN.sub("", text))  # and not only signs between what is filled in
    return f"{_BEGIN['ltr']}{inner}{_END}" if is_language else inner
