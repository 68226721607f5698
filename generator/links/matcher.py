"""Finds terms in text: whole words, the longest name that fits, contexts before spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from generator.links.forms import ANY, Context, Form
from generator.links.words import Words, is_case_sensitive

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
    """What a context says of a word: the term that begins there, and the position after its last word."""

    term: str
    end: int


NO_TERM = Decision("", 0)


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
                yield Mention(terms.pop(), words.start(first), words.end(last - 1))
                done = last
            elif len(terms) > 1:
                # An ambiguous name is a name all the same: nothing shorter inside it is a mention.
                done = last

    def _decided(self, words: Words) -> dict[int, Decision]:
        """Return what contexts say of words, by position."""
        decided: dict[int, Decision] = {}
        for first in _beginnings(self._contexts, words):
            length, contexts = _longest(self._contexts, words, first)
            for context in contexts:
                if context.end:
                    decided[first + context.start] = Decision(context.term, first + context.end)
                else:
                    for inside in range(first, first + length):
                        decided.setdefault(inside, NO_TERM)
        return decided


def _terms(forms: Iterable[Form], decided: Mapping[int, Decision], first: int, last: int) -> set[str]:
    """Return the terms that these forms stand for here, after what contexts have decided."""
    terms = {form.term for form in forms}
    decision = decided.get(first)
    if decision and decision.end == last and decision.term in terms:
        return {decision.term}
    if any(decided.get(position) == NO_TERM for position in range(first, last)):
        return set()
    return {form.term for form in forms if not form.in_context}


def _beginnings(tree: _Node[Found], words: Words) -> Iterator[int]:
    """Yield the positions of words with which a phrase of the tree begins."""
    first = tree.following
    if not first:
        return
    anywhere = ANY in first
    for position, (key, written) in enumerate(zip(words.keys, words.written, strict=True)):
        if key in first or written in first or anywhere:
            yield position


def _longest(tree: _Node[Found], words: Words, first: int) -> tuple[int, Sequence[Found]]:
    """Return how many words from `first` on form the longest phrase of the tree, and what it is."""
    best: tuple[int, Sequence[Found]] = (0, ())
    waiting = [(tree, first)]
    while waiting:
        node, position = waiting.pop()
        if node.ends and position - first > best[0]:
            best = (position - first, node.ends)
        if not node.following or position == len(words):
            continue
        if position > first and not words.joined_to_next(position - 1):
            continue
        steps = {words.keys[position], words.written[position], ANY}
        waiting.extend((node.following[step], position + 1) for step in steps if step in node.following)
    return best


def _stands_alone(words: Words, first: int, last: int) -> bool:
    """Return whether the words from `first` to `last` are not a part of a longer word, address or name."""
    start, end = words.start(first), words.end(last - 1)
    before = words.text[max(start - 3, 0) : start]
    after = _AFTER.match(words.text, end)
    if _PART.search(before) or (after and not after["compound"]):
        return False
    is_compound = after is not None or _COMPOUND.search(before) is not None
    return not is_compound or all(is_case_sensitive(word) for word in words.written[first:last])
