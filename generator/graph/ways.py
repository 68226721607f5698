"""Ways through a graph: which nodes reach each other, and how far they are away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

Ways = Mapping[str, Collection[str]]
"""For each node, the nodes that it leads to."""


def strong_groups(ways: Ways) -> list[set[str]]:
    """Return the largest groups in which every node can be reached from every other; a lone node is one too."""
    back: dict[str, list[str]] = {node: [] for node in ways}
    for start, ends in ways.items():
        for end in ends:
            back[end].append(start)
    groups: list[set[str]] = []
    grouped: set[str] = set()
    # What is left last when walking forwards is where a walk backwards stays within its group (Kosaraju).
    for node in reversed(list(_in_order_of_leaving(ways, sorted(ways)))):
        if node not in grouped:
            group = set(_in_order_of_leaving(back, [node], grouped))
            groups.append(group)
    return groups


def _in_order_of_leaving(ways: Ways, starts: Iterable[str], seen: set[str] | None = None) -> Iterator[str]:
    """Yield the nodes that can be reached and are not yet `seen`, each after all that it leads to."""
    seen = set() if seen is None else seen
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(sorted(ways[start])))]
        while stack:
            node, ends = stack[-1]
            following = next((end for end in ends if end not in seen), None)
            if following is None:
                stack.pop()
                yield node
            else:
                seen.add(following)
                stack.append((following, iter(sorted(ways[following]))))


def distances(ways: Ways, start: str) -> dict[str, int]:
    """Return how many steps each node is away from `start`; nodes that cannot be reached are left out."""
    found = {start: 0}
    edge = [start]
    while edge:
        following = {end for node in edge for end in ways.get(node, ()) if end not in found}
        found.update(dict.fromkeys(following, found[edge[0]] + 1))
        edge = sorted(following)
    return found
