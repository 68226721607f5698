"""How many steps a parser of HTML that repairs as browsers do needs for a page, counted beforehand.

Constant work for each tag is not counted. Two things grow with the page: formatting that is never closed is opened
again in every block that follows, once for each set of attributes; and a part of a table looks for its table among all
open elements. A page of 100 KB that repeats one of these takes minutes, and more memory than there is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, cast

from generator.scan.effort import Effort, steps_of_tags, total
from generator.scan.elements import CELLS, DRAWINGS, FORMATTING, MOST_ALIKE, PARTS_OF_TABLES, VOID, WALLS
from generator.scan.tags import TAG, end_of

_ANGLE = re.compile("<")
_LIKE_A_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z][^\s/<>]*)(?P<attributes>[^<>]*)|<!--|<!\[CDATA\[|<\?", re.IGNORECASE
)
_CLOSING = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_END_OF_NOSCRIPT = re.compile("</noscript", re.IGNORECASE)

# The end of formatting that began before one of these has no effect in it.
_FORMATTING_WALLS = CELLS | WALLS | {"caption"}
# Their end tag may be left out: another begins, and they do not come to stand in each other.
_ENDED_BY_OTHERS = (PARTS_OF_TABLES | frozenset("p li dd dt form option optgroup html head body".split())) - VOID
# Elements in one of these belong to no table around it, and end nothing outside it.
_WORLDS = DRAWINGS | {"table", "template"}
# In these parts of a drawing stands HTML again.
_CAPTIONS = frozenset("annotation-xml desc foreignobject mi mn mo ms mtext title".split())
# These may end in themselves, in a drawing.
_SHAPES = frozenset("circle ellipse image line path polygon polyline rect stop use".split())
# Whether what looks like a tag in one of these is one depends on more than is tracked here.
_IN_DOUBT = DRAWINGS | {"select"}
_ENDS_NOTHING_OUTSIDE = WALLS | _IN_DOUBT
# Elements that end with all that stands in them. Others end only where they contain none of these.
_BLOCKS = frozenset(
    "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer"
    " frameset h1 h2 h3 h4 h5 h6 header hgroup iframe listing main menu nav noembed noframes noscript ol"
    " plaintext pre script search section select style summary textarea title ul xmp".split()
)
_STEPS_TO_BEGIN = 100
_STEPS_TO_LOOK = 10


def html_effort(text: str) -> Effort:
    """Return the effort of a parser of HTML for a page."""
    of_tags = total([*steps_of_tags(text, _ANGLE)])
    return of_tags if of_tags.is_too_much else total([of_tags, *_efforts(text)])


def _efforts(text: str) -> Iterator[Effort]:
    """Yield the steps for each tag that takes some."""
    formatting, elements = _Formatting(), _Elements()
    for tag in _Tags(text).through(elements):
        steps = formatting.count * (_STEPS_TO_LOOK if tag.name in FORMATTING else _STEPS_TO_BEGIN)
        if tag.name in PARTS_OF_TABLES or tag.name == "table" or elements.world in DRAWINGS:
            steps += (elements.depth + formatting.count) * _STEPS_TO_LOOK
        if steps:
            yield Effort(steps, tag.start)
        if not tag.is_end:
            formatting.begin(tag.name, tag.attributes)
            elements.begin(tag.name, ends_itself=tag.attributes.endswith("/"))
        elif tag.is_certain:
            formatting.end(tag.name)
            elements.end(tag.name)


class _Tag(NamedTuple):
    name: str
    attributes: str
    start: int
    is_end: bool
    is_certain: bool


class _Tags:
    """Goes through the tags of a page: all that a browser may see, and which of them it sees for certain.

    Comments, attributes and scripts may hold what looks like tags. In a drawing, in a list to choose from, behind
    `<?` and in `noscript` it may be tags after all: there all of it is yielded, and nothing of it is certain.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._certain_from = 0
        self._ends: dict[str, tuple[int, int]] = {}
        """Of each kind of text between two signs, the one that was looked at last: its offsets."""

    def through(self, elements: _Elements) -> Iterator[_Tag]:
        """Yield the tags. The elements are those that are open before each, to be tracked meanwhile."""
        position = 0
        while True:
            is_in_doubt = position < self._certain_from or elements.are_in_doubt
            found = (_LIKE_A_TAG if is_in_doubt else TAG).search(self._text, position)
            if not found:
                return
            is_doubtful = is_in_doubt or found[0].startswith("<?")
            end = self._end(found, elements, is_doubtful=is_doubtful)
            tag = self._tag(found)
            if tag:
                yield tag
            if is_doubtful:
                self._certain_from = max(self._certain_from, end)
            if tag and tag.name == "noscript" and not tag.is_end:
                self._certain_from = max(self._certain_from, self._noscript(found.end()))
            position = found.start() + 2 if is_doubtful else end

    def _tag(self, found: re.Match[str]) -> _Tag | None:
        groups = found.groupdict()
        name = groups["name"] or groups.get("raw")
        if not name:
            return None
        is_certain = found.start() >= self._certain_from
        return _Tag(name.lower(), groups["attributes"] or "", found.start(), bool(groups["end"]), is_certain)

    def _end(self, found: re.Match[str], elements: _Elements, *, is_doubtful: bool) -> int:
        """Return how far a tag, a comment or a text reaches that begins here, at most."""
        if not is_doubtful:
            return end_of(found, has_cdata=False)
        if found["name"]:
            tag = cast("re.Match[str]", TAG.match(self._text, found.start()))
            if not tag["raw"] or (elements.is_drawn and tag[0].endswith("/>")):
                return tag.end()
            return self._memo(tag["raw"].lower(), tag.end(), lambda: end_of(tag, has_cdata=False))
        sign = next(sign for sign in _CLOSING if found[0].startswith(sign))
        return self._memo(sign, found.end(), lambda: self._behind(_CLOSING[sign], found.end()))

    def _noscript(self, position: int) -> int:
        def search() -> int:
            found = _END_OF_NOSCRIPT.search(self._text, position)
            return found.start() if found else len(self._text)

        return self._memo("noscript", position, search)

    def _behind(self, sign: str, position: int) -> int:
        found = self._text.find(sign, position)
        return found + len(sign) if found >= 0 else len(self._text)

    def _memo(self, kind: str, position: int, search: Callable[[], int]) -> int:
        """Return an end that is looked for once: texts of one kind that overlap end at the same place."""
        start, end = self._ends.get(kind, (0, 0))
        if not start <= position < end:
            end = search()
            self._ends[kind] = position, end
        return end


class _Elements:
    """Tracks the open elements: at least those that are open in a browser."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        """Their names, and how many of those that can stand in each other are around them."""
        self._places: dict[str, list[int]] = defaultdict(list)
        """For each name, where its elements stand among the open ones."""
        self.depth = 0
        """How many are open that can stand in each other."""

    @property
    def world(self) -> str:
        """The drawing, the table or the template that is open around all that comes, or nothing."""
        place = self._last(_WORLDS)
        return self._open[place][0] if place >= 0 else ""

    @property
    def are_in_doubt(self) -> bool:
        """Whether what looks like a tag may be none, though elsewhere it would be one, or the other way round."""
        return any(self._places.get(name) for name in _IN_DOUBT)

    def begin(self, name: str, *, ends_itself: bool) -> None:
        """Follow a start tag."""
        world = self.world
        if name in VOID or (name in PARTS_OF_TABLES and world in {"", "template"}):
            return
        if ends_itself and (name in DRAWINGS or (name in _SHAPES and self.is_drawn)):
            return
        if name in CELLS and world == "table" and self._last(CELLS) > self._last(_WORLDS):
            self._end_from(self._last(CELLS))
        self._places[name].append(len(self._open))
        self._open.append((name, self.depth))
        self.depth += name not in _ENDED_BY_OTHERS or world in DRAWINGS

    def end(self, name: str) -> None:
        """Follow an end tag."""
        place = self._last({name})
        if place > self._last(self._forbidding(name)):
            self._end_from(place)

    @property
    def is_drawn(self) -> bool:
        """Whether the next element is a part of a drawing, for certain."""
        return self.world in DRAWINGS and self._last(_CAPTIONS) < self._last(DRAWINGS)

    def _forbidding(self, name: str) -> Iterable[str]:
        """Return the elements that keep an end tag of this name from ending anything outside them."""
        if name == "template":
            return ()
        if name == "table":
            return ("template",)
        if name in PARTS_OF_TABLES:
            return _WORLDS
        if name in _BLOCKS or name == "p":
            return _ENDS_NOTHING_OUTSIDE - {name} | ({"button"} if name == "p" else set())
        return (_ENDS_NOTHING_OUTSIDE | _BLOCKS | _ENDED_BY_OTHERS) - {name}

    def _last(self, names: Iterable[str]) -> int:
        return max((self._places[name][-1] for name in names if self._places.get(name)), default=-1)

    def _end_from(self, place: int) -> None:
        while len(self._open) > place:
            name, self.depth = self._open.pop()
            self._places[name].pop()


class _Formatting:
    """Tracks the open formatting: at least what browsers would open again."""

    def __init__(self) -> None:
        self._open: dict[str, list[tuple[int, str]]] = {name: [] for name in FORMATTING}
        """For each name, behind how many walls each of its elements stands, and its attributes."""
        self._walls: list[str] = []
        self._alike: Counter[tuple[str, str]] = Counter()
        self.count = 0
        """How much of it would begin anew."""

    def begin(self, name: str, attributes: str) -> None:
        """Follow a start tag."""
        if name in FORMATTING:
            self._open[name].append((len(self._walls), attributes))
            self._alike[name, attributes] += 1
            self.count += self._alike[name, attributes] <= MOST_ALIKE
        elif name in _FORMATTING_WALLS:
            self._walls.append(name)

    def end(self, name: str) -> None:
        """Follow an end tag."""
        if name in FORMATTING:
            if self._open[name] and self._open[name][-1][0] >= len(self._walls):
                one = name, self._open[name].pop()[1]
                self.count -= self._alike[one] <= MOST_ALIKE
                self._alike[one] -= 1
            return
        while name == "table" and self._walls and self._walls[-1] in PARTS_OF_TABLES:
            self._walls.pop()
        if self._walls and self._walls[-1] == name:
            self._walls.pop()
