"""Names with signs that no word has, U.S. or (Re)tapping or 🚧: found where they stand as they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.signs import INVISIBLE
from generator.words.forms import Form, Signs
from generator.words.tokens import DASH, SPACE, Tokens, is_case_sensitive


class Exact(NamedTuple):
    """A name as it is written: its form, the offsets of it, and the position after its last word."""

    form: Form
    start: int
    end: int
    last: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What stands before the words of a form, between them, and behind them."""

    form: Form
    before: re.Pattern[str]
    after: tuple[re.Pattern[str], ...]


# Signs that stand for each other in what people type.
_ALIKE = {**dict.fromkeys("-‐‑‒–", DASH), **dict.fromkeys("'’", "['’]")}
_ENTITIES = {"&": "&(?:amp;)?", "<": "(?:<|&lt;)", ">": "(?:>|&gt;)"}
_UNSEEN = f"[{INVISIBLE}]*"
_LETTER = r"[^\W_]"


class ExactNames:
    """The names of a glossary that are found only as they are written."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._by_word: dict[str, list[_Pattern]] = {}
        self._without_words: list[tuple[re.Pattern[str], Form]] = []
        for form in forms:
            if form.signs and form.words:
                pattern = _pattern(form, form.signs)
                for word in dict.fromkeys(form.words[0]):
                    self._by_word.setdefault(word, []).append(pattern)
            elif form.signs:
                self._without_words.append((_alone(form.signs.before), form))

    def __bool__(self) -> bool:
        return bool(self._by_word or self._without_words)

    def at_words(self, words: Tokens) -> dict[int, list[Exact]]:
        """Return the longest names that begin with a word, by its position; several when they are one name."""
        found: dict[int, list[Exact]] = {}
        if not self._by_word:
            return found
        for first, (key, written) in enumerate(zip(words.keys, words.written, strict=True)):
            patterns = [*self._by_word.get(key, ()), *(self._by_word.get(written, ()) if written != key else ())]
            exact = [one for pattern in patterns if (one := _match(pattern, words, first))]
            if exact:
                longest = max(one.end - one.start for one in exact)
                found[first] = [one for one in exact if one.end - one.start == longest]
        return found

    def without_words(self, text: str, start: int, end: int) -> Iterator[Exact]:
        """Yield the names that are nothing but signs."""
        for pattern, form in self._without_words:
            for match in pattern.finditer(text, start, end):
                yield Exact(form, *match.span(), 0)


def _pattern(form: Form, signs: Signs) -> _Pattern:
    edge = rf"(?<!{_LETTER})" if signs.before else ""
    before = re.compile(rf"{edge}{_written(signs.before)}\Z")
    *between, last = signs.after
    end = rf"(?!{_LETTER})" if last else ""
    return _Pattern(
        form, before, tuple(re.compile(pattern) for pattern in (*map(_written, between), _written(last) + end))
    )


def _written(signs: str) -> str:
    """Return the pattern of signs in prose: with the spaces that may part words, escaped, or as an entity."""
    pieces: list[str] = []
    for sign in unicodedata.normalize("NFC", re.sub(r"\s+", " ", signs)):
        if sign == " ":
            pieces.append(f"(?:{SPACE})")
        elif re.fullmatch(f"[{INVISIBLE}]", sign):
            pieces.append(f"{sign}?")
        elif sign.isascii():
            alike = _ALIKE.get(sign) or _ENTITIES.get(sign) or re.escape(sign)
            pieces.append(rf"(?:\\?{alike}|&\#{ord(sign)};)")
        else:
            pieces.append(_ALIKE.get(sign) or re.escape(sign))
    return _UNSEEN + _UNSEEN.join(pieces)


def _alone(signs: str) -> re.Pattern[str]:
    """Return the pattern of a name of signs. One like → stands between spaces; an emoji may stand beside a word."""
    if any(unicodedata.category(sign) == "So" for sign in signs):
        return re.compile(
            rf"(?<!\u200d){_written(signs).removeprefix(_UNSEEN)}\ufe0f?(?![\u200d\U0001f3fb-\U0001f3ff])"
        )
    own = "".join(map(re.escape, dict.fromkeys(signs)))
    return re.compile(rf"(?<![^\W_{own}])(?<![{own}]){_written(signs).removeprefix(_UNSEEN)}(?![{own}]|{_LETTER})")


def _match(pattern: _Pattern, words: Tokens, first: int) -> Exact | None:
    form, text = pattern.form, words.text
    last = first + len(form.words)
    if last > len(words):
        return None
    for position, options in enumerate(form.words, first):
        if words.keys[position] not in options and words.written[position] not in options:
            return None
    lower, upper = words.limits
    start, end = words.start(first), words.end(last - 1)
    for position, gap in enumerate(pattern.after[:-1], first):
        if not gap.fullmatch(text, words.end(position), words.start(position + 1)):
            return None
    behind = pattern.after[-1].match(text, end, upper)
    if not behind:
        return None
    begin = start
    if form.signs and form.signs.before:
        ahead = pattern.before.search(text[max(lower, start - 12 * len(form.signs.before)) : start])
        if not ahead:
            return None
        begin = start - len(ahead[0])
    return Exact(form, begin, behind.end(), last)


def is_exactly_alone(words: Tokens, exact: Exact, part: re.Pattern[str], after: re.Pattern[str]) -> bool:
    """Return whether an exact name is no part of a longer word, address or name, as `part` and `after` tell them."""
    signs = exact.form.signs
    if signs is None:
        return False
    before = words.text[max(exact.start - 3, 0) : exact.start]
    if not signs.before and part.search(before):
        return False
    behind = None if signs.after and signs.after[-1] else after.match(words.text, exact.end)
    if behind and not behind["compound"]:
        return False
    return not behind or all(
        is_case_sensitive(word) for word in words.written[exact.last - len(signs.after) : exact.last]
    )
