"""Puts links on the mentions of terms in a Markdown text, and takes them away again."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from generator.links.matcher import Matcher, Mention
from generator.links.prose import Prose, scan

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


def mentions(text: str, matcher: Matcher) -> list[Mention]:
    """Return every mention in the prose of a Markdown text, in order."""
    return [mention for _, mention in _found(text, scan(text), matcher)]


def _found(text: str, prose: Prose, matcher: Matcher) -> Iterator[tuple[int, Mention]]:
    """Yield each mention with the number of its section."""
    for stretch in prose.stretches:
        for mention in matcher.find(text, stretch.start, stretch.end):
            yield stretch.section, mention


def chosen(
    text: str,
    matcher: Matcher,
    *,
    skip: Collection[str] = (),
    first: First = First.SECTION,
    linked: Callable[[str], str | None] = lambda _: None,
) -> list[Mention]:
    """Return the mentions that get a link: the first of each term in a section, or on the page.

    `linked` tells the term that a link leads to which is there already; it counts as the first one.
    """
    prose = scan(text)
    places: list[tuple[int, int, str | None, Mention | None]] = [
        *((link.start, link.section, linked(link.target), None) for link in prose.links),
        *((mention.start, section, mention.term, mention) for section, mention in _found(text, prose, matcher)),
    ]
    seen: set[tuple[int, str]] = set()
    result: list[Mention] = []
    for _, section, term, mention in sorted(places, key=lambda place: place[0]):
        if term is None or term in skip:
            continue
        where = (section if first is First.SECTION else 0, term)
        if where not in seen and mention and (whole := _with_whole_emphasis(text, mention)):
            result.append(whole)
        seen.add(where)
    return result


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


def link(text: str, chosen_mentions: Iterable[Mention], target: Target, attributes: str = "") -> str:
    """Return the text with a Markdown link on each of these mentions."""
    edits = (
        Edit(start, end, f"[{text[start:end]}]({target(term)}){attributes}") for term, start, end in chosen_mentions
    )
    return apply(text, edits)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made. They must not overlap."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits):
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])


def unlinked(text: str, is_ours: Callable[[str], bool]) -> str:
    """Return the text without the links whose target is ours, their words kept."""
    links: Sequence[tuple[int, int, int, int, str, int]] = scan(text).links
    return apply(
        text,
        (
            Edit(start, end, text[text_start:text_end])
            for start, end, text_start, text_end, address, _ in links
            if is_ours(address)
        ),
    )
