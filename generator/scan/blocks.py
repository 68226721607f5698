"""The blocks of a Markdown text that hold running text: paragraphs, items, cells, quotations.

A line scanner rather than a parser: parsers of Markdown either keep no offsets or read the indented
text of admonitions and tabs as code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from json import JSONDecoder

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_QUOTATION = re.compile(r"\A(?:[ \t]{0,3}>[ \t]?)+")
_FENCE = re.compile(r"(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<mark>`{3,}|~{3,})(?P<rest>.*)")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_TABLE_RULE = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*+$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}|$)")
_CONTAINER = re.compile(r"(?:!!!|\?\?\?\+?|===[+!]?)[ \t]|\[\^[^\]]+\]:|:[ \t]{1,3}\S")
# Lines about the text rather than in it: definitions of links and abbreviations, titles of admonitions
# and tabs, directives, included files, attributes of the block above.
_SPECIAL = re.compile(
    r"\[(?!\^)[^\]]+\]:|\*\[[^\]]+\]:|(?:!!!|\?\?\?\+?)[ \t]|===[+!]?[ \t]+[\"']|:::|-{1,}8<-|\{[%:#.]|%%|\$\$"
)
_ELEMENT = re.compile(r"<(?P<tag>[A-Za-z][\w-]*)(?P<rest>[^>]*)(?P<end>>?)|</|<!--|<\?|<![A-Z]")
_INLINE_ELEMENTS = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img input ins kbd label mark q s samp small span strong sub "
    "sup time u var wbr".split()
)


_FRONT_MATTER = {"---": ("---", "..."), "+++": ("+++",), ";;;": (";;;",)}


class _Kind(Enum):
    PROSE = auto()
    BLANK = auto()
    HEADING = auto()
    OTHER = auto()


def blocks(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the blocks of running text: first and last offset, and the section. A heading begins a section."""
    lines = _LINE.findall(text)  # and not splitlines, for which more signs end a line than for Markdown
    section = position = 0
    start: int | None = None
    for line, kind in zip(lines, _Lines(lines).kinds(), strict=True):
        if kind is _Kind.PROSE:
            start = position if start is None else start
        elif start is not None:
            yield start, position, section
            start = None
        section += kind is _Kind.HEADING
        position += len(line)
    if start is not None:
        yield start, position, section


class _Lines:
    """Decides for each line of a text what it is."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = [_QUOTATION.sub("", line.rstrip("\r\n")).expandtabs(4) for line in lines]
        self._kinds: list[_Kind] = []
        self._containers: list[int] = []
        """The columns at which the contents of open list items, admonitions and the like begin."""
        self._found: dict[str, tuple[int, int | None]] = {}
        """For ends of elements that were looked for: from which line, and the next line that holds one."""

    def kinds(self) -> list[_Kind]:
        self._skip_front_matter()
        while len(self._kinds) < len(self._lines):
            self._next()
        return self._kinds

    def _skip_front_matter(self) -> None:
        """Skip the data about a page at its top: YAML, TOML, what is between `;;;`, or a JSON object."""
        ends = _FRONT_MATTER.get(self._lines[0].rstrip(), ()) if self._lines else ()
        for number, line in enumerate(self._lines[1:] if ends else (), 1):
            if line.rstrip() in ends:
                self._kinds += [_Kind.OTHER] * (number + 1)
                return
        if self._lines and self._lines[0].startswith("{"):
            self._kinds += [_Kind.OTHER] * _lines_of_object("\n".join(self._lines))

    def _next(self) -> None:
        number = len(self._kinds)
        line = self._lines[number]
        bare = line.strip()
        if not bare:
            self._kinds.append(_Kind.BLANK)
            return
        indent = len(line) - len(line.lstrip())
        while self._containers and indent < self._containers[-1]:
            self._containers.pop()
        if fence := _FENCE.match(bare):
            self._skip_fence(number, fence)
        elif self._is_code(indent):
            self._kinds.append(_Kind.OTHER)
        elif (element := _ELEMENT.match(bare)) and element["tag"] not in _INLINE_ELEMENTS:
            self._skip_html(number, element)
        else:
            self._kinds.append(self._kind(number, bare, indent))

    def _is_code(self, indent: int) -> bool:
        """Return whether a line is code by its indentation: four more than its container, after a blank line."""
        base = self._containers[-1] if self._containers else 0
        before = self._kinds[-1] if self._kinds else _Kind.BLANK
        return indent - base >= 4 and before in (_Kind.BLANK, _Kind.OTHER)

    def _kind(self, number: int, bare: str, indent: int) -> _Kind:
        above = self._kinds[-1] if self._kinds else _Kind.BLANK
        if _HEADING.match(bare):
            return _Kind.HEADING
        if above is _Kind.PROSE and _TABLE_RULE.match(bare) and "|" in self._lines[number - 1]:
            self._kinds[-1] = _Kind.OTHER
            return _Kind.OTHER
        if above is _Kind.PROSE and _UNDERLINE.match(bare):
            self._make_heading_above()
            return _Kind.OTHER
        if _CONTAINER.match(bare):
            self._containers.append(indent + 4)
        elif item := _ITEM.match(bare):
            self._containers.append(indent + len(item[0]))
        return _Kind.OTHER if _SPECIAL.match(bare) else _Kind.PROSE

    def _make_heading_above(self) -> None:
        """Take back the paragraph above: the line below it makes it a heading."""
        number = len(self._kinds) - 1
        while number > 0 and self._kinds[number - 1] is _Kind.PROSE:
            self._kinds[number] = _Kind.OTHER
            number -= 1
        self._kinds[number] = _Kind.HEADING

    def _skip_fence(self, number: int, fence: re.Match[str]) -> None:
        mark = fence["mark"]
        if mark[0] in fence["rest"]:
            self._kinds.append(_Kind.PROSE)
            return
        last = len(self._lines) - 1
        closing = re.compile(rf"{re.escape(mark)}{re.escape(mark[0])}*[ \t]*$")
        for following in range(number + 1, len(self._lines)):
            if closing.match(self._lines[following].strip()):
                last = following
                break
        self._kinds += [_Kind.OTHER] * (last - number + 1)

    def _skip_html(self, number: int, element: re.Match[str]) -> None:
        """Skip an element to its end; of one with the attribute `markdown`, only its own line."""
        if re.search(r"\bmarkdown\b", element["rest"] or "") or element[0] == "</":
            self._kinds.append(_Kind.OTHER)
            return
        end = {"<!--": "-->", "<?": "?>"}.get(element[0], f"</{element['tag']}" if element["tag"] else ">")
        last = self._next_line(number, end, lambda line: end in line)
        if last is None:
            blank = self._next_line(number, "", lambda line: not line.strip())
            last = (len(self._lines) if blank is None else blank) - 1
        self._kinds += [_Kind.OTHER] * (last - number + 1)

    def _next_line(self, number: int, sought: str, holds: Callable[[str], bool]) -> int | None:
        """Return the next line that holds what is sought. None is looked at twice: unclosed elements may be many."""
        since, found = self._found.get(sought, (len(self._lines), None))
        if since > number or (found is not None and found < number):
            following = range(number, len(self._lines))
            found = next((line for line in following if holds(self._lines[line])), None)
            self._found[sought] = number, found
        return found


def _lines_of_object(text: str) -> int:
    """Return how many lines a JSON object takes that a text begins with and that ends with a line."""
    try:
        found, end = JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):  # no object after all
        return 0
    is_alone = not text[end:].partition("\n")[0].strip()
    return text.count("\n", 0, end) + 1 if isinstance(found, dict) and found and is_alone else 0
