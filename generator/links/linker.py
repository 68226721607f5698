"""Puts links on the mentions of terms in a Markdown text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from html import unescape
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from generator.links.matcher import Matcher, Mention
from generator.links.prose import Link, scan

Target = Callable[[str], str]
"""From a term's id to the address of its page."""


class First(StrEnum):
    """Where only the first mention of a term gets a link."""

    SECTION = "section"
    PAGE = "page"


class Edit(NamedTuple):
    """A stretch of text and what takes its place."""

    start: int
    end: int
    text: str


Whole = Callable[[str, Mention], Mention | None]
"""From a text and a mention in it to the stretch that can be a link, or to nothing."""


class Found(NamedTuple):
    """A mention, and the numbers of the section and the passage it is in."""

    section: int
    passage: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a text: mentions and links, and the words of each passage but for those of links."""

    text: str
    found: tuple[Found, ...]
    links: tuple[Link, ...]
    passages: Mapping[int, str]
    whole: Whole = lambda _, mention: mention

    @property
    def mentions(self) -> list[Mention]:
        """Every mention, in order."""
        return [found.mention for found in self.found]

    def first(
        self,
        *,
        skip: Collection[str] = (),
        scope: First = First.SECTION,
        linked: Callable[[str], str | None] = lambda _: None,
    ) -> list[Mention]:
        """Return the mentions that get a link: the first of each term in a section, or on the page.

        `linked` tells the term that a link leads to which is there already. It counts as the first
        mention, wherever in the section it stands.
        """
        one_page = scope is First.PAGE
        there = ((0 if one_page else link.section, linked(link.target)) for link in self.links)
        seen = {(section, term) for section, term in there if term}
        result: list[Mention] = []
        for section, _, mention in self.found:
            where = (0 if one_page else section, mention.term)
            if mention.term not in skip and where not in seen and (whole := self.whole(self.text, mention)):
                result.append(whole)
            seen.add(where)
        return result


def survey(text: str, matcher: Matcher) -> Survey:
    """Return what stands in a Markdown text."""
    prose = scan(text)
    found = (
        Found(stretch.section, stretch.passage, mention)
        for stretch in prose.stretches
        for mention in matcher.find(text, stretch.start, stretch.end)
    )
    passages = {
        number: " ".join(text[stretch.start : stretch.end] for stretch in stretches)
        for number, stretches in groupby(prose.stretches, attrgetter("passage"))
    }
    return Survey(text, tuple(found), tuple(prose.links), passages, _with_whole_emphasis)


def in_company(survey: Survey, matcher: Matcher, linked: Callable[[str], str | None] = lambda _: None) -> Survey:
    """Return what counts of the mentions in a text that is not about the glossary's subject by its nature.

    A word with other meanings too counts only where its passage mentions or links to another term, has
    a name of the same without other meanings, or a word of the subject. `linked` tells the term that a
    link leads to.
    """

    def is_everyday(mention: Mention) -> bool:
        return matcher.is_everyday(mention.term, " ".join(unescape(survey.text[mention.start : mention.end]).split()))

    @cache
    def is_on_subject(passage: int) -> bool:
        return matcher.is_on_subject(survey.passages.get(passage, ""))

    linked_terms = {(link.passage, term) for link in survey.links if (term := linked(link.target))}
    certain = linked_terms | {(where, one.term) for _, where, one in survey.found if not is_everyday(one)}
    terms: dict[int, set[str]] = {}
    for where, term in linked_terms | {(where, one.term) for _, where, one in survey.found}:
        terms.setdefault(where, set()).add(term)

    def counts(found: Found) -> bool:
        _, where, mention = found
        return len(terms[where]) > 1 or (where, mention.term) in certain or is_on_subject(where)

    return replace(survey, found=tuple(filter(counts, survey.found)))


# Not where a backslash makes it a sign, nor an underscore within a word.
_EMPHASIS = re.compile(r"(?<!\\)(?:\*{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_]))")


def _with_whole_emphasis(text: str, mention: Mention) -> Mention | None:
    """Return the mention stretched over marks of emphasis that begin or end inside it.

    `**lead** scoring` becomes one link around both words; where the marks do not pair up, none.
    """
    _, start, end = mention
    open_marks: list[str] = []
    unopened: list[str] = []
    for mark in _EMPHASIS.findall(text, start, end):
        if open_marks and open_marks[-1] == mark:
            open_marks.pop()
        elif _opens(text, mark, start, end):
            open_marks.append(mark)
        else:
            unopened.append(mark)
    for mark in unopened:
        if not text[:start].endswith(mark):
            return None
        start -= len(mark)
    for mark in reversed(open_marks):
        if not text.startswith(mark, end):
            return None
        end += len(mark)
    return Mention(mention.term, start, end)


def _opens(text: str, mark: str, start: int, end: int) -> bool:
    """Return whether a mark inside a mention begins emphasis: a word follows it."""
    position = text.find(mark, start, end) + len(mark)
    return position < len(text) and text[position].isalnum()


def link(text: str, mentions: Iterable[Mention], target: Target, attributes: str = "") -> Iterator[Edit]:
    """Yield what makes a Markdown link of each of these mentions in a text."""
    for term, start, end in mentions:
        yield Edit(start, end, f"[{text[start:end]}]({target(term)}){attributes}")


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made. They must not overlap."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits):
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])
