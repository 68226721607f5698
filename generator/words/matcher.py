"""Finds terms in text: whole words, the longest name that fits, contexts before spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from generator.signs import INVISIBLE
from generator.words.exact import Exact, ExactNames, is_exactly_alone
from generator.words.forms import Context, Form
from generator.words.phrases import ANY
from generator.words.tokens import COMMA, Tokens, is_case_sensitive, key

Leaf = TypeVar("Leaf")

# What makes a word a part of an address, a path, a variable or the name of a file.
_PART = re.compile(r"(?:[@#$%\\=~]|(?<![^\W_])/|[\w)]\.|\w_+)\Z")
_COMPOUND = re.compile(r"\w[-‐‑]\Z")
_AFTER = re.compile(rf"[{INVISIBLE}]*(?:[@\\=(]|\.\w|_+\w|/(?!\w)|(?P<compound>[-‐‑]\w|:[A-Z])|:\w)")


class Mention(NamedTuple):
    """A stretch of text, as two offsets, that names a term."""

    term: str
    start: int
    end: int


class Decision(NamedTuple):
    """What a context says of the words at positions `start` to `end`: they are this term, or no term if it is empty."""

    term: str
    start: int
    end: int


class _Reading(NamedTuple):
    """A context found in a text: its decision, the positions of its phrase, and the words up to its company."""

    decision: Decision
    start: int
    end: int
    distance: int


# How many words the company of a phrase may be away: about a sentence.
_REACH = 12


class _Node(Generic[Leaf]):
    """A node in the tree of all phrases: the words that may come before or after, and the phrases that end here.

    A phrase is searched from its anchor: first the words before that, backwards, then those after it.
    """

    __slots__ = ("ends", "following", "preceding")

    def __init__(self) -> None:
        self.preceding: dict[str, _Node[Leaf]] = {}
        self.following: dict[str, _Node[Leaf]] = {}
        self.ends: list[Leaf] = []

    def add(self, phrase: Sequence[Sequence[str]], found: Leaf, anchor: int = 0) -> None:
        nodes = [self.following.setdefault(word, _Node()) for word in phrase[anchor]]
        for words in reversed(phrase[:anchor]):
            nodes = [node.preceding.setdefault(word, _Node()) for node in nodes for word in words]
        for words in phrase[anchor + 1 :]:
            nodes = [node.following.setdefault(word, _Node()) for node in nodes for word in words]
        for node in nodes:
            if found not in node.ends:
                node.ends.append(found)


class Matcher:
    """Finds the terms of a glossary in texts of one language.

    The cost of a search is linear in the text, whatever the number of terms.
    """

    def __init__(
        self, forms: Iterable[Form], contexts: Iterable[Context] = (), subject: frozenset[str] = frozenset()
    ) -> None:
        self._subject = subject
        self._forms: _Node[Form] = _Node()
        self._contexts: _Node[Context] = _Node()
        self._everyday: set[tuple[str, str]] = set()
        named: dict[str, set[str]] = {}
        listed = tuple(forms)
        self._exact = ExactNames(listed)
        for form in listed:
            if form.signs:
                continue
            self._forms.add(form.words, form)
            named.setdefault(form.term, set()).update(*form.words)
        for context in contexts:
            names = named.get(context.term, set())
            self._contexts.add(context.words, context, _anchor(context, names))
            if not context.end:
                words = {word for option in context.words for word in option}
                self._everyday.update((context.term, key(word)) for word in words & names)

    def is_everyday(self, term: str, word: str) -> bool:
        """Return whether a phrase of the term takes this name of it for something else."""
        return (term, key(word)) in self._everyday

    def is_on_subject(self, text: str) -> bool:
        """Return whether a text holds a word of the glossary's subject."""
        return not self._subject.isdisjoint(Tokens(text).keys)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
        """Yield the mentions between two offsets of a text, in order. None overlap."""
        words = Tokens(text, start, end)
        if not self._exact:
            yield from self._find(words, {})
            return
        found = list(self._find(words, self._exact.at_words(words)))
        # Names without words come last, the longest first: they take what no other name has.
        taken = bytearray(words.limits[1] - start + 1)
        for mention in found:
            taken[mention.start - start : mention.end - start] = b"1" * (mention.end - mention.start)
        for one in sorted(self._exact.without_words(text, *words.limits), key=lambda one: one.start - one.end):
            within = slice(one.start - start, one.end - start)
            if not one.form.in_context and not any(taken[within]):
                taken[within] = b"1" * (one.end - one.start)
                found.append(Mention(one.form.term, one.start, one.end))
        yield from sorted(found, key=itemgetter(1))

    def _find(self, words: Tokens, exact: Mapping[int, Sequence[Exact]]) -> Iterator[Mention]:
        decided = self._decided(words)
        done = 0
        beginnings = _beginnings(self._forms, words)
        for first in sorted({*beginnings, *exact}) if exact else beginnings:
            if first < done:
                continue
            last, forms = _longest(self._forms, words, first)
            is_longer = first in exact and exact[first][0].end >= words.end(max(last, first + 1) - 1)
            if is_longer and (mention := _exactly(words, exact[first], decided, first)):
                yield mention
                done = exact[first][0].last
                continue
            terms = _terms(forms, decided, first, last)
            if len(terms) == 1 and _stands_alone(words, first, last):
                term = terms.pop()
                if not (last - first == 1 and self._is_explained_otherwise(words, first, term)):
                    yield Mention(term, words.start(first), words.end(last - 1))
                done = last
            elif len(terms) > 1:
                # The name of several terms is no mention, and hides the shorter names inside it.
                done = last

    def _decided(self, words: Tokens) -> dict[int, Decision]:
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

    def _readings(self, words: Tokens) -> Iterator[_Reading]:
        for anchor in _beginnings(self._contexts, words):
            for first, last, contexts in _phrases(self._contexts, words, anchor):
                for context in contexts:
                    distance = _distance(words, first, last, context.company)
                    if distance is None:
                        continue
                    start, end = (first + context.start, first + context.end) if context.end else (first, last)
                    decision = Decision(context.term if context.end else "", start, end)
                    yield _Reading(decision, first, last, distance)

    def _is_explained_otherwise(self, words: Tokens, position: int, term: str) -> bool:
        """Return whether an abbreviation stands beside other words, as in `business interruption (BI)`."""
        written = words.written[position].removesuffix("s")
        if not written.isupper():
            return False
        for first in _spelled_out(words, position, written):
            last, forms = _longest(self._forms, words, first)
            if last - first < len(written) or all(form.term != term for form in forms):
                return True
        return False


def _exactly(words: Tokens, exact: Sequence[Exact], decided: Mapping[int, Decision], first: int) -> Mention | None:
    """Return an exact name as a mention, if only one term has it."""
    one = exact[0]
    terms = _terms((other.form for other in exact), decided, first, one.last)
    if len(terms) != 1 or not is_exactly_alone(words, one, _PART, _AFTER):
        return None
    return Mention(terms.pop(), one.start, one.end)


def _terms(found: Iterable[Form], decided: Mapping[int, Decision], first: int, last: int) -> set[str]:
    """Return the terms of these forms that the contexts leave."""
    forms = tuple(found)
    terms = {form.term for form in forms}
    decision = decided.get(first)
    if decision and (decision.start, decision.end) == (first, last) and decision.term in terms:
        return {decision.term}
    if any(position in decided and _bars(decided[position], first, last) for position in range(first, last)):
        return set()
    return {form.term for form in forms if not form.in_context}


def _bars(decision: Decision, first: int, last: int) -> bool:
    """Return whether a phrase that is no term outweighs a name: it is longer, or as long and ends later."""
    if decision.term:
        return False
    is_inside = decision.start <= first and last <= decision.end
    return is_inside or (decision.end - decision.start, decision.end) > (last - first, last)


def _distance(words: Tokens, first: int, last: int, company: frozenset[str]) -> int | None:
    """Return how many words away the nearest of this company is: 0 if none is needed, nothing if none is near."""
    if not company:
        return 0
    start, end = max(first - _REACH, 0), last + _REACH
    around = (*words.keys[start:end], *words.written[start:end])
    if company.isdisjoint(around):
        return None
    size = len(around) // 2
    places = (start + number % size for number, word in enumerate(around) if word in company)
    distances = (first - place if place < first else place - last + 1 for place in places)
    return min((distance for distance in distances if distance > 0), default=None)


def _spelled_out(words: Tokens, position: int, abbreviation: str) -> Iterator[int]:
    """Yield where words have these initials: before an abbreviation in brackets, or in brackets behind it."""
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


def _anchor(context: Context, named: set[str]) -> int:
    """Return the position in a phrase from which to search: a word of the term, as these are the rarest."""
    own = [position for position, words in enumerate(context.words) if not named.isdisjoint(words)]
    return max(own or range(len(context.words)), key=lambda position: len(context.words[position][0]))


def _beginnings(tree: _Node[Leaf], words: Tokens) -> list[int]:
    """Return the positions of the words that are anchors of phrases."""
    first = tree.following
    if not first:
        return []
    if ANY in first:
        return list(range(len(words)))
    both = enumerate(zip(words.keys, words.written, strict=True))
    return [position for position, (key, written) in both if key in first or written in first]


def _phrases(tree: _Node[Leaf], words: Tokens, anchor: int) -> Iterator[tuple[int, int, Sequence[Leaf]]]:
    """Yield the phrases with this anchor: position of the first word, position after the last, and their leaves."""
    waiting = [(node, anchor, anchor + 1) for node in _steps(tree.following, words, anchor)]
    while waiting:
        node, first, last = waiting.pop()
        if node.ends:
            yield first, last, node.ends
        if node.preceding and first > 0 and words.joined_to_next(first - 1):
            waiting.extend((before, first - 1, last) for before in _steps(node.preceding, words, first - 1))
        if node.following and last < len(words):
            following = node.following
            if not words.joined_to_next(last - 1):
                comma = following.get(COMMA)
                if comma is None or not words.parted_by_comma(last - 1):
                    continue
                following = comma.following
            waiting.extend((after, first, last + 1) for after in _steps(following, words, last))


def _steps(nodes: Mapping[str, _Node[Leaf]], words: Tokens, position: int) -> list[_Node[Leaf]]:
    """Return the nodes that a word leads to: by its key, as written if that differs, and as any word."""
    key, written = words.keys[position], words.written[position]
    steps = (key, ANY) if key == written else (key, written, ANY)
    return [nodes[step] for step in steps if step in nodes]


def _longest(tree: _Node[Leaf], words: Tokens, first: int) -> tuple[int, Sequence[Leaf]]:
    """Return the position after the longest phrase that begins with a word, and its leaves."""
    return max(
        ((last, found) for _, last, found in _phrases(tree, words, first)),
        key=itemgetter(0),
        default=(first, ()),
    )


def _stands_alone(words: Tokens, first: int, last: int) -> bool:
    """Return whether the words from `first` to `last` are not a part of a longer word, address or name."""
    start, end = words.start(first), words.end(last - 1)
    before = words.text[max(start - 3, 0) : start]
    after = _AFTER.match(words.text, end)
    if _PART.search(before) or (after and not after["compound"]):
        return False
    is_compound = after is not None or _COMPOUND.search(before) is not None
    return not is_compound or all(is_case_sensitive(word) for word in words.written[first:last])
