"""A page of the finished site as tests see it: its elements, texts, links and ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNSEEN = frozenset(("script", "style", "template"))


def spaced(text: str) -> str:
    """Return a text with all kinds of space between its words made one."""
    return re.sub(r"\s+", " ", text).strip()


@dataclass(slots=True)
class Element:
    """An element: its name, its attributes in order, and the text in it, spaces made one."""

    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words that a reader sees."""
        return spaced("".join(self.pieces))


class BuiltPage(HTMLParser):
    """What a piece of HTML holds, in the order of the source."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.comments: list[str] = []
        self._open: list[Element] = []
        self._everything = Element("", {})
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """All words of the page."""
        return self._everything.text

    @property
    def ids(self) -> list[str]:
        """All ids, repeated ones too."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def named(self, *tags: str) -> list[Element]:
        """Return the elements with these names."""
        return [element for element in self.elements if element.tag in tags]

    def links(self) -> Iterator[tuple[Element, str, str]]:
        """Yield everything that names another file: the element, the attribute, the address."""
        for element in self.elements:
            for name in ("href", "src", "poster", "data", "action", "formaction", "xlink:href"):
                if name in element.attributes:
                    yield element, name, element.attributes[name]
            for candidate in element.attributes.get("srcset", "").split(","):
                if candidate.strip():
                    yield element, "srcset", candidate.split()[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is closed at once, as in SVG."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close the element, and what was left open in it."""
        for position in range(len(self._open) - 1, -1, -1):
            if self._open[position].tag == tag:
                del self._open[position:]
                return

    def handle_data(self, data: str) -> None:
        """Note the words for every element around them."""
        if not any(element.tag in _UNSEEN for element in self._open):
            for element in (*self._open, self._everything):
                element.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.comments.append(data)


@cache
def pages(site: Path) -> dict[str, BuiltPage]:
    """Return all pages of a site by their paths."""
    return {
        path.relative_to(site).as_posix(): BuiltPage(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))
    }
