"""What a text mentions: the terms that it names, where, and which of them get a link."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from generator.scan.emphasis import with_whole_emphasis
from generator.scan.prose import LinkSpan, scan
from generator.words.matcher import Matcher, Mention


class First(StrEnum):
    """Where only the first mention of a term gets a link."""

    SECTION = "section"
    PAGE = "page"


Whole = Callable[[str, int, int], tuple[int, int] | None]
"""From a text and a stretch of it to the one around it that can be a link, or to nothing."""


class Occurrence(NamedTuple):
    """A mention, and the numbers of the section and the passage it is in."""

    section: int
    passage: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a text: mentions and links, and the words of each passage but for those of links."""

    text: str
    found: tuple[Occurrence, ...]
    links: tuple[LinkSpan, ...]
    passages: Mapping[int, str]
    whole: Whole

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
            if mention.term not in skip and where not in seen and (whole := self.whole(self.text, *mention[1:])):
                result.append(Mention(mention.term, *whole))
            seen.add(where)
        return result


def survey(text: str, matcher: Matcher) -> Survey:
    """Return what stands in a Markdown text."""
    prose = scan(text)
    found = (
        Occurrence(stretch.section, stretch.passage, mention)
        for stretch in prose.stretches
        for mention in matcher.find(text, stretch.start, stretch.end)
    )
    passages = {
        number: " ".join(text[stretch.start : stretch.end] for stretch in stretches)
        for number, stretches in groupby(prose.stretches, attrgetter("passage"))
    }
    return Survey(text, tuple(found), tuple(prose.links), passages, with_whole_emphasis)
