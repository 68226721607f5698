"""The tree that browsers make of a page of HTML, however sloppy it is, and the marked links in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from justhtml import JustHTML

Tree = list[tuple[object, ...]]
"""What a tree holds, in order: elements, their ends, texts, comments."""

Numbering = Callable[[str], int | None]
"""From the address of a link to its number, if it is a marked one."""

_EXACT = frozenset("pre textarea listing plaintext xmp".split())
_SPACES = re.compile(r"[ \t]{2,}")
_NOSCRIPT = re.compile(r"<noscript", re.IGNORECASE)


def trees(html: str, numbering: Numbering) -> list[tuple[Tree, list[int]]]:
    """Return each tree that browsers make of a page, without the marked links, and the numbers of those in order.

    There are two of a page with `noscript`: whether it is read depends on whether scripts run. A marked link within
    another link is none.
    """
    scripting = (True, False) if _NOSCRIPT.search(html) else (True,)
    return [_Walk(numbering).through(JustHTML(html, sanitize=False, scripting_enabled=each).root) for each in scripting]


class _Walk:
    """Walks a tree without recursion: it may be deeper than the stack."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._events: Tree = []
        self._text: list[str] = []
        self._seen: list[int] = []
        self._links = self._exact = 0

    def through(self, root: Any) -> tuple[Tree, list[int]]:
        waiting: list[tuple[Any, bool]] = [(root, False)]
        while waiting:
            node, is_end = waiting.pop()
            if node.name == "#text":
                self._text.append(node.data)
            elif is_end:
                self._end(node)
            elif node.children is None:
                self._add((node.name, *_content(node.data)))
            else:
                self._begin(node)
                waiting.append((node, True))
                waiting += [(child, False) for child in reversed(_children(node))]
        self._add(("end",))
        return self._events, self._seen

    def _begin(self, node: Any) -> None:
        number = self._number(node)
        if number is None or self._links:
            self._add((node.namespace, node.name, *node.attrs.items()))
        else:
            self._seen.append(number)
        self._links += node.name == "a"
        self._exact += node.name in _EXACT

    def _end(self, node: Any) -> None:
        self._links -= node.name == "a"
        if self._number(node) is None or self._links:
            self._add(("end",))
        self._exact -= node.name in _EXACT

    def _add(self, event: tuple[object, ...]) -> None:
        """Add an event that is no text, and before it the text up to here in one piece."""
        if self._text:
            text = "".join(self._text)
            # The Markdown engine expands a tab by its column, and a link moves the columns behind it.
            self._events.append(("text", text if self._exact else _SPACES.sub(" ", text)))
            self._text.clear()
        self._events.append(event)

    def _number(self, node: Any) -> int | None:
        is_plain = node.name == "a" and node.namespace == "html" and list(node.attrs) == ["href"]
        return self._numbering(node.attrs["href"] or "") if is_plain else None


def _children(node: Any) -> Sequence[Any]:
    template = getattr(node, "template_content", None)
    return [*node.children, template] if template else list(node.children)


def _content(data: Any) -> tuple[object, ...]:
    """Return what a comment or an instruction says, or the parts of a doctype."""
    return (data,) if isinstance(data, str) or data is None else (data.name, data.public_id, data.system_id)
