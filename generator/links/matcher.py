"""Finds terms in text: whole words, the longest name that fits, contexts before spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from generator.links.forms import ANY, Context, Form
from generator.links.words import COMMA, Words, is_case_sensitive

Found = TypeVar("Found")

# Signs that make a word part of something else: an address, a path, a variable, a file's ending.
_PART = re.compile(r"(?:[@#$%\\=~]|(?<![^\W_])/|[\w)]\.|\w_+)\Z")
_COMPOUND = re.compile(r"\w[-‐‑]\Z")
_AFTER = re.compile(r"[@\\=(]|\.\w|_+\w|/(?!\w)|:\w|(?P<compound>[-‐‑]\w)")


class Mention(NamedTuple):
    """A stretch of text that means a term."""

    term: str
    start: int
    end: int


class Decision(NamedTuple):
    """What a context says: the words from `start` to `end` are this term, or, without a term, are none."""

    term: str
    start: int
    end: int


class _Reading(NamedTuple):
    """A context found in a text: what it says, the phrase it was read in, and how far away its company is."""

    decision: Decision
    start: int
    end: int
    distance: int


# How many words away the company of a word may be: about a sentence.
_REACH = 12


class _Node(Generic[Found]):
    """A step in the tree of all phrases: which words may follow, and what ends here."""

    __slots__ = ("ends", "following")

    def __init__(self) -> None:
        self.following: dict[str, _Node[Found]] = {}
        self.ends: list[Found] = []

    def add(self, phrase: Iterable[Sequence[str]], found: Found) -> None:
        for choice in product(*phrase):
            node = self
            for word in choice:
                node = node.following.setdefault(word, _Node())
            if found not in node.ends:
                node.ends.append(found)


class Matcher:
    """Everything that a glossary's terms look like in one language, ready to be looked for.

    The cost of a search grows with the text, not with the number of terms.
    """

    def __init__(self, forms: Iterable[Form], contexts: Iterable[Context] = ()) -> None:
        self._forms: _Node[Form] = _Node()
        self._contexts: _Node[Context] = _Node()
        for form in forms:
            self._forms.add(form.words, form)
        for context in contexts:
            self._contexts.add(context.words, context)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
        """Yield the mentions between two offsets of a text, in order; none overlaps another."""
        words = Words(text, start, end)
        decided = self._decided(words)
        done = 0
        for first in _beginnings(self._forms, words):
            if first < done:
                continue
            length, forms = _longest(self._forms, words, first)
            last = first + length
            terms = _terms(forms, decided, first, last)
            if len(terms) == 1 and _stands_alone(words, first, last):
                term = terms.pop()
                if not (length == 1 and self._is_explained_otherwise(words, first, term)):
                    yield Mention(term, words.start(first), words.end(last - 1))
                done = last
            elif len(terms) > 1:
                # An ambiguous name is a name all the same: nothing shorter inside it is a mention.
                done = last

    def _decided(self, words: Words) -> dict[int, Decision]:
        """Return what contexts say of words, by position.

        Phrases count more than company, near company more than far. A phrase that is no term counts
        more than one with a term, unless it is a part of that.
        """
        readings = sorted(self._readings(words), key=lambda reading: -reading.distance)
        decided: dict[int, Decision] = {}
        nothing: dict[int, list[_Reading]] = {}
        for reading in readings:
            for position in range(reading.decision.start, reading.decision.end):
                if not reading.distance and not reading.decision.term:
                    nothing.setdefault(position, []).append(reading)
                decided[position] = reading.decision
        decided.update((position, against[0].decision) for position, against in nothing.items())
        for reading in readings:
            decision = reading.decision
            if decision.term and not reading.distance:
                within = range(decision.start, decision.end)
                against = (other for position in within for other in nothing.get(position, ()))
                if all(reading.start <= other.start and other.end <= reading.end for other in against):
                    decided.update(dict.fromkeys(within, decision))
        return decided

    def _readings(self, words: Words) -> Iterator[_Reading]:
        for first in _beginnings(self._contexts, words):
            for length, contexts in _phrases(self._contexts, words, first):
                for context in contexts:
                    distance = _distance(words, first, first + length, context.company)
                    if distance is None:
                        continue
                    start, end = (context.start, context.end) if context.end else (0, length)
                    decision = Decision(context.term if context.end else "", first + start, first + end)
                    yield _Reading(decision, first, first + length, distance)

    def _is_explained_otherwise(self, words: Words, position: int, term: str) -> bool:
        """Return whether an abbreviation stands beside other words, as in `business interruption (BI)`."""
        written = words.written[position].removesuffix("s")
        if not written.isupper():
            return False
        for first in _spelled_out(words, position, written):
            length, forms = _longest(self._forms, words, first)
            if length < len(written) or all(form.term != term for form in forms):
                return True
        return False


def _terms(forms: Iterable[Form], decided: Mapping[int, Decision], first: int, last: int) -> set[str]:
    """Return the terms that these forms stand for here, after what contexts have decided."""
    terms = {form.term for form in forms}
    decision = decided.get(first)
    if decision and (decision.start, decision.end) == (first, last) and decision.term in terms:
        return {decision.term}
    if any(position in decided and _bars(decided[position], first, last) for position in range(first, last)):
        return set()
    return {form.term for form in forms if not form.in_context}


def _bars(decision: Decision, first: int, last: int) -> bool:
    """Return whether a phrase that is no term outweighs a name: the longer does, or else the one that ends later."""
    if decision.term:
        return False
    is_inside = decision.start <= first and last <= decision.end
    return is_inside or (decision.end - decision.start, decision.end) > (last - first, last)


def _distance(words: Words, first: int, last: int, company: frozenset[str]) -> int | None:
    """Return how far the nearest word of this company is from the words `first` to `last`; 0 if none is needed."""
    if not company:
        return 0
    for distance in range(1, _REACH + 1):
        for position in (first - distance, last - 1 + distance):
            if 0 <= position < len(words) and not company.isdisjoint((words.keys[position], words.written[position])):
                return distance
    return None


def _spelled_out(words: Words, position: int, abbreviation: str) -> Iterator[int]:
    """Yield where words begin that an abbreviation in brackets stands for, or that stand in brackets after it."""
    text, length = words.text, len(abbreviation)
    places = []
    if text.startswith("(", max(words.start(position) - 1, 0)):
        places.append(position - length)
    if text.startswith(" (", words.end(position)):
        places.append(position + 1)
    for first in places:
        initials = "".join(word[0] for word in words.keys[max(first, 0) : first + length])
        if first >= 0 and initials == abbreviation.lower():
            yield first


def _beginnings(tree: _Node[Found], words: Words) -> Iterator[int]:
    """Yield the positions of words with which a phrase of the tree begins."""
    first = tree.following
    if not first:
        return
    anywhere = ANY in first
    for position, (key, written) in enumerate(zip(words.keys, words.written, strict=True)):
        if key in first or written in first or anywhere:
            yield position


def _phrases(tree: _Node[Found], words: Words, first: int) -> Iterator[tuple[int, Sequence[Found]]]:
    """Yield the phrases of the tree that begin with the word `first`: how many words, and what they are."""
    waiting = [(tree, first)]
    while waiting:
        node, position = waiting.pop()
        if node.ends:
            yield position - first, node.ends
        if not node.following or position == len(words):
            continue
        if position > first and not words.joined_to_next(position - 1):
            comma = node.following.get(COMMA)
            if comma is None or not words.parted_by_comma(position - 1):
                continue
            node = comma
        steps = {words.keys[position], words.written[position], ANY}
        waiting.extend((node.following[step], position + 1) for step in steps if step in node.following)


def _longest(tree: _Node[Found], words: Words, first: int) -> tuple[int, Sequence[Found]]:
    """Return how many words from `first` on form the longest phrase of the tree, and what it is."""
    return max(_phrases(tree, words, first), key=lambda phrase: phrase[0], default=(0, ()))


def _stands_alone(words: Words, first: int, last: int) -> bool:
    """Return whether the words from `first` to `last` are not a part of a longer word, address or name."""
    start, end = words.start(first), words.end(last - 1)
    before = words.text[max(start - 3, 0) : start]
    after = _AFTER.match(words.text, end)
    if _PART.search(before) or (after and not after["compound"]):
        return False
    is_compound = after is not None or _COMPOUND.search(before) is not None
    return not is_compound or all(is_case_sensitive(word) for word in words.written[first:last])
