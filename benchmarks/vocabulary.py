"""Invented languages: words that mean nothing, with the lengths and frequencies of a real text."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

# How many syllables a word has: most have two.
_LENGTHS = (1, 1, 2, 2, 2, 2, 3, 3, 4)
_COMMON_WORDS = 3000
_SENTENCE_LENGTHS = range(9, 20)


@dataclass(frozen=True, slots=True)
class Invented:
    """A language that means nothing: what `glossary.yml` says of it, and how its words and sentences are made.

    Syllables begin and end with these, spelled so that nothing is a typing slip. `joints`, `quotes` and `percent` stand
    between, around and behind words as typography has it; `elision` stands before a vowel.
    """

    name: str
    locale: str
    currency: str
    beginnings: Sequence[str]
    ends: Sequence[str]
    joints: Sequence[str] = (", ", ": ", "; ")
    quotes: str = "“{}”"
    percent: str = "%"
    elision: str = ""
    gender: str = ""


INVENTED: Mapping[str, Invented] = {
    "en": Invented(
        name="English",
        locale="en_US",
        currency="USD",
        beginnings="b br d dr f g gl k l m n p pr r s st t tr v w".split(),
        ends="a an ar e el en er i in ing o ol on or u um".split(),
    ),
    "fr": Invented(
        name="Français",
        locale="fr_FR",
        currency="EUR",
        beginnings="b c ch d f g j l m n p pl qu r s t tr v".split(),
        ends="a ai an é è elle eau eur i ien ion o oi on ou ê".split(),
        joints=(", ", "\u00a0: ", "\u202f; "),
        quotes="«\u00a0{}\u00a0»",
        percent="\u00a0%",
        elision="l’",
        gender="m",
    ),
}
"""The languages of made-up glossaries. Another one is an entry here."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A language's common words, the most frequent first, and how often each comes among so many."""

    language: str
    words: Sequence[str]
    shares: Sequence[float]


def vocabulary(language: str, seed: int) -> Vocabulary:
    """Return the same words for the same seed, as frequent as Zipf found them to be: the n-th one 1/n."""
    source = random.Random(f"{language} {seed}")  # noqa: S311  # the same words each time, nothing secret
    words: dict[str, None] = {}
    while len(words) < _COMMON_WORDS:
        words[word(language, source, source.choice(_LENGTHS))] = None
    shares = accumulate(1 / rank for rank in range(1, _COMMON_WORDS + 1))
    return Vocabulary(language, tuple(words), tuple(shares))


def word(language: str, source: random.Random, syllables: int) -> str:
    """Return a word of so many syllables."""
    made = INVENTED[language]
    return "".join(source.choice(made.beginnings) + source.choice(made.ends) for _ in range(syllables))


def sentences(vocabulary: Vocabulary, source: random.Random, words: int, named: Sequence[str] = ()) -> list[str]:
    """Return sentences of about so many words in all; each of `named` is mentioned in one of them."""
    remaining = words - sum(len(name.split()) for name in named)
    mentions = list(named)
    made: list[str] = []
    while remaining > 0:
        length = min(source.choice(_SENTENCE_LENGTHS), remaining)
        remaining -= length
        pieces = source.choices(vocabulary.words, cum_weights=vocabulary.shares, k=length)
        if mentions:
            pieces.insert(source.randrange(len(pieces) + 1), mentions.pop())
        made.append(_sentence(vocabulary.language, pieces, source))
    return made


def _sentence(language: str, pieces: Sequence[str], source: random.Random) -> str:
    """Return a sentence of two halves, with a figure or a quoted word as often as the real glossary has them."""
    signs = INVENTED[language]
    words = [f"{signs.elision}{piece}" if piece[0] in "aeiouéèê" else piece for piece in pieces]
    if source.random() < 0.09:
        words.append(f"{source.randrange(2, 99)}{signs.percent}")
    if source.random() < 0.08:
        words[0] = signs.quotes.format(words[0])
    half = len(words) // 2
    (joint,) = source.choices(signs.joints, (72, 20, 8))
    joined = joint.join(" ".join(part) for part in (words[:half], words[half:]) if part)
    return f"{joined[:1].upper()}{joined[1:]}."
