"""Says whether links change more of a page than they should: the page is rendered before and after.

The rendering is that of Python-Markdown with what MkDocs sites usually switch on. For HTML it is the
page itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown  # type: ignore[import-untyped]  # it brings no types

from generator.scan.effort import Effort, deepest

EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist"),
)
# Colours in code are nothing to compare, and take long.
_SETTINGS = {"pymdownx.highlight": {"use_pygments": False}, "pymdownx.tabbed": {"alternate_style": True}}
# What MkDocs takes for data about the page: between lines of hyphens, or lines like `Title: …` at the very top.
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    r"|\A(?:[ ]{0,3}[A-Za-z0-9_-]+:[^\n]*+(?:\n|\Z)(?:(?:[ ]{4}|\t)[^\n]*+(?:\n|\Z))*+)++",
    re.DOTALL,
)

_MARK = "#glossary-oracle-{}"
_MARKED = re.compile(r"#glossary-oracle-(\d+)\Z")

# How often parts of a group are tried of which nothing appears: one link among them may have hidden the others.
_CHANCES = 4

_EXACT = frozenset(("pre", "textarea"))
_SPACES = re.compile(r"[ \t]{2,}")

Render = Callable[[str], str]
"""From the text of a page, lines ending in a line feed, to HTML."""

Insert = Callable[[Sequence[int], Callable[[int], str]], str]
"""From the numbers of links, and what to add to the address of each, to the page with these links put in."""


Count = Callable[[str], Effort]
"""From the text of a page to the work that rendering it will be."""

# How much is rendered for one page, in steps: less of it is linked when its links are many and hide each other.
_BUDGET = 400_000_000
_STEPS_A_SIGN = 20
_FEWEST = 4


class RenderError(Exception):
    """A page cannot be rendered: why, and at which offset."""

    def __init__(self, reason: str, place: int | None = None) -> None:
        super().__init__(reason)
        self.place = place


def render_markdown(text: str) -> str:
    """Return the HTML of a Markdown page. Raises `RenderError` when the engine gives up."""
    try:
        return str(_engine().reset().convert(_FRONT_MATTER.sub("", text)))
    except RecursionError as error:
        _engine.cache_clear()  # it would take the next page for a part of this one
        raise RenderError("quotes or lists are nested too deep", deepest(text)) from error
    except Exception as error:  # whatever the engine stumbles over, other pages go on
        _engine.cache_clear()
        raise RenderError(str(error) or type(error).__name__) from error


def end_of_data(text: str) -> int:
    """Return where the data about a page end that stand at its top, and the page begins."""
    found = _FRONT_MATTER.match(text)
    return found.end() if found else 0


@cache
def _engine() -> Any:
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=_SETTINGS)


def accepted(text: str, count: int, insert: Insert, render: Render, effort: Count) -> list[int]:
    """Return the numbers of the links, of `count`, that change nothing of the page but add themselves.

    Links that only together change more are taken in their order as long as nothing changes.
    Raises `RenderError`, also when rendering the page would take minutes.
    """
    if not count:
        return []
    steps, place = counted = effort(text)
    if counted.is_too_much:
        raise RenderError("brackets, tags or rules beyond number would take minutes", place)
    before, _ = _events(render(text))

    def missing(numbers: Sequence[int]) -> set[int] | None:
        """Return which of the links do not appear, or nothing when the page with them is as it should be."""
        after, seen = _events(render(insert(numbers, _MARK.format)))
        return None if after == before and sorted(seen) == list(numbers) else set(numbers) - set(seen)

    return _largest(list(range(count)), missing, max(_FEWEST, _BUDGET // (steps + _STEPS_A_SIGN * len(text) + 1)))


def _largest(numbers: list[int], missing: Callable[[Sequence[int]], set[int] | None], looks: int) -> list[int]:
    """Return the numbers that can stand together: all at once, without those that vanish, or found by halving.

    A group of which nothing appears, in parts neither, is given up: in a block of HTML no single link would.
    After so many looks what is not found by then is left out.
    """
    good: list[int] = []
    waiting = [(numbers, _CHANCES)] if numbers else []
    while waiting and looks:
        looks -= 1
        group, chances = waiting.pop()
        absent = missing(sorted([*good, *group]))
        if absent is None:
            good += group
            continue
        seen = [number for number in group if number not in absent]
        middle = len(group) // 2
        halves = [group[middle:], group[:middle]] if len(group) > 1 else []
        if seen and len(seen) < len(group):
            waiting += [([number for number in group if number in absent], _CHANCES), (seen, _CHANCES)]
        elif seen:
            waiting += [(half, _CHANCES) for half in halves]
        elif chances > 1:
            waiting += [(half, chances - 1) for half in halves]
    return sorted(good)


class _Events(HTMLParser):
    """Lists what an HTML page holds, without the marked links, and the numbers of those in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[tuple[str, ...]] = []
        self.seen: list[int] = []
        self._links: list[bool] = []
        """For each open link whether it is a marked one."""
        self._exact = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        marked = _MARKED.search(attrs[0][1] or "") if tag == "a" and [name for name, _ in attrs] == ["href"] else None
        if marked and not self._links:
            self.seen.append(int(marked[1]))
        else:  # a marked link in a link is none
            self.events.append(("start", tag, self.get_starttag_text() or ""))
        if tag == "a":  # and ends one that is still open
            self._links[-1:] = [marked is not None]
        self._exact += tag in _EXACT

    def handle_endtag(self, tag: str) -> None:
        self._exact -= tag in _EXACT
        is_marked = tag == "a" and bool(self._links) and self._links.pop()
        if not is_marked:
            self.events.append(("end", tag))

    def handle_data(self, data: str) -> None:
        if self.events and self.events[-1][0] == "text":
            data = self.events.pop()[1] + data
        # Behind a link the engine makes other numbers of spaces of a tab.
        data = data if self._exact > 0 else _SPACES.sub(" ", data)
        self.events.append(("text", data))

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.events.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.events.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.events.append(("unknown", data))


def _events(html: str) -> tuple[list[tuple[str, ...]], list[int]]:
    parser = _Events()
    try:
        parser.feed(html)
        parser.close()
    except Exception as error:  # entities of five thousand digits, for one
        raise RenderError(str(error) or type(error).__name__) from error
    return parser.events, parser.seen
