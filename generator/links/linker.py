"""Puts links on the mentions of terms in a Markdown text, and takes them away again."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
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


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a Markdown text: mentions and links, each with the number of its section."""

    text: str
    found: tuple[tuple[int, Mention], ...]
    links: tuple[Link, ...]

    @property
    def mentions(self) -> list[Mention]:
        """Every mention, in order."""
        return [mention for _, mention in self.found]

    def first(
        self,
        *,
        skip: Collection[str] = (),
        scope: First = First.SECTION,
        linked: Callable[[str], str | None] = lambda _: None,
    ) -> list[Mention]:
        """Return the mentions that get a link: the first of each term in a section, or on the page.

        `linked` tells the term that a link leads to which is there already; it counts as the first one.
        """
        places: list[tuple[int, int, str | None, Mention | None]] = [
            *((link.start, link.section, linked(link.target), None) for link in self.links),
            *((mention.start, section, mention.term, mention) for section, mention in self.found),
        ]
        seen: set[tuple[int, str]] = set()
        result: list[Mention] = []
        for _, section, term, mention in sorted(places, key=itemgetter(0)):
            if term is None or term in skip:
                continue
            where = (section if scope is First.SECTION else 0, term)
            if where not in seen and mention and (whole := _with_whole_emphasis(self.text, mention)):
                result.append(whole)
            seen.add(where)
        return result


def survey(text: str, matcher: Matcher) -> Survey:
    """Return what stands in a Markdown text."""
    prose = scan(text)
    found = (
        (stretch.section, mention)
        for stretch in prose.stretches
        for mention in matcher.find(text, stretch.start, stretch.end)
    )
    return Survey(text, tuple(found), tuple(prose.links))


_EMPHASIS = re.compile(r"\*{1,3}|_{1,3}")


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


def link(text: str, mentions: Iterable[Mention], target: Target, attributes: str = "") -> str:
    """Return the text with a Markdown link on each of these mentions."""
    edits = (Edit(start, end, f"[{text[start:end]}]({target(term)}){attributes}") for term, start, end in mentions)
    return apply(text, edits)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made. They must not overlap."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits):
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])


def unlinked(text: str, is_ours: Callable[[Link], bool]) -> str:
    """Return the text without the links that are ours, their words kept."""
    ours = (one for one in scan(text).links if is_ours(one))
    return apply(text, (Edit(one.start, one.end, text[one.text_start : one.text_end]) for one in ours))
