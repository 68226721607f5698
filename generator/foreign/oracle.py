"""Decides which links may be put into a page: its trees, as browsers make them, are compared before and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.foreign.rendering import RenderError
from generator.foreign.trees import Tree, trees
from generator.scan.effort import Effort
from generator.scan.html_effort import html_effort

_MARK = "#glossary-oracle-{}"
_MARKED = re.compile(r"#glossary-oracle-(\d+)\Z")

# How often a group is halved of which no link appears: one link among them may hide the others.
_CHANCES = 4

Render = Callable[[str], str]
"""From the text of a page, lines ending in a line feed, to HTML."""

Insert = Callable[[Sequence[int], Callable[[int], str]], str]
"""From the numbers of links, and a suffix for the address of each, to the page with these links put in."""


Count = Callable[[str], Effort]
"""From the text of a page to the steps that rendering it will take."""

# Steps for one page, all renderings together. Beyond it, links that are not decided yet are left out.
_BUDGET = 400_000_000
_STEPS_A_SIGN = 20
_FEWEST = 4
_BEYOND_NUMBER = "brackets, tags or rules beyond number would take minutes"


def accepted(text: str, count: int, insert: Insert, render: Render, effort: Count) -> list[int]:
    """Return the numbers of the links, of `count`, that change nothing of the page but add themselves.

    Links that only together change more are taken in their order as long as nothing changes.
    Raises `RenderError`, also when rendering the page would take minutes.
    """
    if not count:
        return []
    steps, place = counted = effort(text)
    if counted.is_too_much:
        raise RenderError(_BEYOND_NUMBER, place)
    page = render(text)
    if html_effort(page).is_too_much:
        raise RenderError(_BEYOND_NUMBER, place)
    before = [tree for tree, _ in _trees(page)]

    def missing(numbers: Sequence[int]) -> set[int] | None:
        """Return which of the links do not appear, or nothing when the page with them is as it should be."""
        after = _trees(render(insert(numbers, _MARK.format)))
        if [tree for tree, _ in after] == before and all(sorted(seen) == list(numbers) for _, seen in after):
            return None
        return set(numbers).difference(*(seen for _, seen in after))

    return _largest(list(range(count)), missing, max(_FEWEST, _BUDGET // (steps + _STEPS_A_SIGN * len(text) + 1)))


def _largest(numbers: list[int], missing: Callable[[Sequence[int]], set[int] | None], looks: int) -> list[int]:
    """Return the numbers that can stand together: all at once, without those that vanish, or found by halving.

    A group of which nothing appears, nor of its halves, is given up: inside a block of HTML no link would.
    After `looks` renderings what is not decided is left out.
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


def _number(address: str) -> int | None:
    found = _MARKED.search(address)
    return int(found[1]) if found else None


def _trees(html: str) -> list[tuple[Tree, list[int]]]:
    try:
        return trees(html, _number)
    except Exception as error:  # whatever the parser of HTML raises, other pages go on
        raise RenderError(str(error) or type(error).__name__) from error
