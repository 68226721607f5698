"""Links to a glossary's site in pages that belong to others: put in, and taken away again.

All other bytes of a page stay as they are. A link is taken for one of ours if `link` would put exactly this link
into the page without it: so no marks have to be left in the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import count
from operator import itemgetter

from generator.edits import Edit, apply
from generator.foreign.company import in_company
from generator.foreign.oracle import Insert, accepted
from generator.foreign.site import Site
from generator.foreign.syntax import Syntax
from generator.mentions import First, Survey
from generator.scan.prose import LinkSpan
from generator.words.matcher import Matcher, Mention

# After so many rounds with one link less in each section, all that are left go at once.
_PATIENCE = 8


@dataclass(frozen=True, slots=True)
class Linked:
    """The result for a page: its text, the mentions whose links were put in or taken away, and those let be.

    `let_be` are mentions that could not be linked without changing more of the page, or links to terms
    that are not as this program writes them. All offsets are those of `text`.
    """

    text: str
    changed: tuple[Mention, ...] = ()
    let_be: tuple[Mention, ...] = ()


class _Text:
    """A text with line feeds only and without a byte order mark, and the way back to the text as it was."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._mark = original.startswith("\ufeff")
        bare = original.removeprefix("\ufeff")
        self.text = bare.replace("\r\n", "\n").replace("\r", "\n")
        # The offsets in the new text of line feeds that were CR LF.
        self._pairs = [match.start() - n for n, match in enumerate(re.finditer("\r\n", bare))]

    def place(self, offset: int) -> int:
        """Return the offset in the text as it was of an offset in the new text."""
        return offset + self._mark + bisect_left(self._pairs, offset)

    def there(self, mention: Mention) -> Mention:
        """Return a mention with the offsets of the text as it was."""
        return Mention(mention.term, self.place(mention.start), self.place(mention.end))


def mentions(text: str, matcher: Matcher, syntax: Syntax) -> list[Mention]:
    """Return every mention in a page that could be a link, in order."""
    page = _Text(text)
    return [page.there(mention) for mention in _survey(page.text, syntax, matcher).mentions]


def _survey(
    text: str, syntax: Syntax, matcher: Matcher, linked: Callable[[str], str | None] = lambda _: None
) -> Survey:
    return in_company(syntax.survey(text, matcher), matcher, linked)


@dataclass(frozen=True, slots=True)
class Linker:
    """Puts links to a site into pages, and takes them away: all but the terms to `skip`."""

    matcher: Matcher
    site: Site
    skip: Collection[str] = ()
    first: First = First.SECTION

    def link(self, text: str, syntax: Syntax) -> Linked:
        """Return a page with links on the first mention of each term in a section, or on the page.

        Links to a term that are there already count as first mention. Raises `RenderError`.
        """
        page = _Text(text)
        links = self._survey(page.text, syntax).links
        ours = self._ours(page.text, links, syntax)
        wanted = self._wanted(page.text, ours, syntax)
        kept = self._judged(page.text, wanted, ours, syntax)
        edits = self._edits(text, map(page.there, kept), syntax)
        taken = {*kept}
        left_out = [mention for mention in wanted if mention not in taken]
        return Linked(
            apply(text, edits), _moved(map(page.there, kept), edits), _moved(map(page.there, left_out), edits)
        )

    def _judged(self, text: str, wanted: list[Mention], ours: Sequence[LinkSpan], syntax: Syntax) -> list[Mention]:
        """Return the mentions whose links change nothing else, together, and can be taken away again.

        A fixpoint: a link that changes nothing beside all others may do so without some, so each choice is judged anew.
        """
        while True:
            good = accepted(text, len(wanted), self._inserting(text, wanted, syntax), syntax.render, syntax.effort)
            kept = self._reversible(text, [wanted[number] for number in good], ours, syntax)
            if len(kept) == len(good):
                return kept
            wanted = kept

    def unlink(self, text: str, syntax: Syntax) -> Linked:
        """Return a page without the links that `link` would have made, their words kept."""
        page = _Text(text)
        links = [link for link in self._survey(page.text, syntax).links if self._term(link) not in (None, *self.skip)]
        ours = self._ours(page.text, links, syntax)
        edits = [
            Edit(
                page.place(link.start),
                page.place(link.end),
                text[page.place(link.text_start) : page.place(link.text_end)],
            )
            for link in ours
        ]
        mentions = {link: page.there(Mention(self._term(link) or "", link.start, link.end)) for link in links}
        made = {*ours}
        others = [mention for link, mention in mentions.items() if link not in made]
        return Linked(apply(text, edits), _moved((mentions[link] for link in ours), edits), _moved(others, edits))

    def _survey(self, text: str, syntax: Syntax) -> Survey:
        return _survey(text, syntax, self.matcher, self.site.term)

    def _term(self, link: LinkSpan) -> str | None:
        return self.site.term(link.target)

    def _ours(self, text: str, links: Iterable[LinkSpan], syntax: Syntax) -> list[LinkSpan]:
        """Return those of the links that `link` would put into the text without them.

        A fixpoint: a link that `link` would not make is somebody else's. It stays in the text, where it hides words and
        counts as a first mention, and the others are asked about again. In each round those around other words than
        names go first, then one in each section, and after `_PATIENCE` rounds all.
        """
        ours = [link for link in links if self._is_as_written(text, link, syntax)]
        for attempt in count():
            strange = self._strange(text, ours, syntax)
            if not strange:
                break
            nameless = [link for link in strange if not self._is_around_name(text, link)]
            if attempt < _PATIENCE:
                strange = nameless or list({link.section: link for link in reversed(strange)}.values())
            left = {*strange}
            ours = [link for link in ours if link not in left]
        return ours

    def _strange(self, text: str, ours: Sequence[LinkSpan], syntax: Syntax) -> list[LinkSpan]:
        """Return those of these links that `link` would not put into the text without any of them."""
        if not ours:
            return []
        expected = set(self._survey(_unlinked(text, ours), syntax).first(linked=self.site.term))
        strange: list[LinkSpan] = []
        removed = 0
        for link in ours:
            start, size = link.start - removed, link.text_end - link.text_start
            if Mention(self._term(link) or "", start, start + size) not in expected:
                strange.append(link)
            removed += link.end - link.start - size
        return strange

    def _is_around_name(self, text: str, link: LinkSpan) -> bool:
        words = unescape(text[link.text_start : link.text_end])
        return [mention.term for mention in self.matcher.find(words)] == [self._term(link)]

    def _is_as_written(self, text: str, link: LinkSpan, syntax: Syntax) -> bool:
        term = self._term(link)
        words = text[link.text_start : link.text_end]
        return term is not None and text[link.start : link.end] == syntax.link(words, self.site.address(term))

    def _wanted(self, text: str, ours: Sequence[LinkSpan], syntax: Syntax) -> list[Mention]:
        """Return the mentions that get a link, found in the text without our links: these would hide words."""
        bare = self._survey(_unlinked(text, ours), syntax)
        known = replace(bare, links=(*bare.links, *ours))
        found = known.first(skip=self.skip, scope=self.first, linked=self.site.term)
        linked = _WithLinks(ours)
        return [Mention(term, linked.place(start), linked.place(end)) for term, start, end in found]

    def _inserting(self, text: str, wanted: Sequence[Mention], syntax: Syntax) -> Insert:
        def insert(numbers: Sequence[int], mark: Callable[[int], str]) -> str:
            return apply(text, (self._edit(text, wanted[number], syntax, mark(number)) for number in numbers))

        return insert

    def _edits(self, text: str, mentions: Iterable[Mention], syntax: Syntax) -> list[Edit]:
        return [self._edit(text, mention, syntax) for mention in mentions]

    def _edit(self, text: str, mention: Mention, syntax: Syntax, mark: str = "") -> Edit:
        term, start, end = mention
        return Edit(start, end, syntax.link(text[start:end], self.site.address(term) + mark))

    def _reversible(self, text: str, kept: list[Mention], ours: Sequence[LinkSpan], syntax: Syntax) -> list[Mention]:
        """Return the mentions whose links `unlink` would find again, and no others.

        A fixpoint: sections in which it would find others are left out until there is none.
        """
        while kept:
            edits = self._edits(text, kept, syntax)
            links = self._survey(apply(text, edits), syntax).links
            sections = {link.start: link.section for link in links}
            places = dict(zip(kept, (mention.start for mention in _moved(kept, edits)), strict=True))
            before = [Mention("", link.start, link.end) for link in ours]
            expected = {*places.values(), *(mention.start for mention in _moved(before, edits))}
            found = {link.start for link in self._ours(apply(text, edits), links, syntax)}
            doubtful = {sections.get(place) for place in expected ^ found}
            if not doubtful:
                break
            certain = [mention for mention in kept if sections.get(places[mention]) not in doubtful]
            kept = certain if len(certain) < len(kept) else []
        return kept


def _unlinked(text: str, links: Iterable[LinkSpan]) -> str:
    return apply(text, (Edit(link.start, link.end, text[link.text_start : link.text_end]) for link in links))


class _WithLinks:
    """Offsets of a text without links → offsets of the text with them."""

    def __init__(self, links: Iterable[LinkSpan]) -> None:
        self._starts: list[int] = []
        """The offset of each link in the text without them."""
        self._added = [0]
        """How many characters the links up to each one add."""
        for link in links:
            self._starts.append(link.start - self._added[-1])
            self._added.append(self._added[-1] + link.end - link.start - (link.text_end - link.text_start))

    def place(self, offset: int) -> int:
        """Return an offset of the text with links. The offset given is not inside the words of one."""
        return offset + self._added[bisect_left(self._starts, offset)]


def _moved(mentions: Iterable[Mention], edits: Iterable[Edit]) -> tuple[Mention, ...]:
    """Return the mentions, in order, with their offsets after the edits."""
    moved: list[Mention] = []
    waiting = deque(sorted(edits))
    by = 0
    for term, start, end in sorted(mentions, key=itemgetter(1)):
        while waiting and waiting[0].start < start:
            edit = waiting.popleft()
            by += len(edit.text) - (edit.end - edit.start)
        inside = waiting[0] if waiting and waiting[0].start == start else None
        moved.append(Mention(term, start + by, start + by + len(inside.text) if inside else end + by))
    return tuple(moved)
