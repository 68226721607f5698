"""Reachability in a graph: which nodes reach each other, and how many edges they are apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

Successors = Mapping[str, Collection[str]]
"""For each node, the nodes that it leads to."""


def strong_groups(successors: Successors) -> list[set[str]]:
    """Return the strongly connected components. A node by itself is one too."""
    back: dict[str, list[str]] = {node: [] for node in successors}
    for start, ends in successors.items():
        for end in ends:
            back[end].append(start)
    groups: list[set[str]] = []
    grouped: set[str] = set()
    # Kosaraju: in the order of leaving reversed, a search against the edges stays within one group.
    for node in reversed(list(_in_order_of_leaving(successors, sorted(successors)))):
        if node not in grouped:
            group = set(_in_order_of_leaving(back, [node], grouped))
            groups.append(group)
    return groups


def _in_order_of_leaving(successors: Successors, starts: Iterable[str], seen: set[str] | None = None) -> Iterator[str]:
    """Yield the nodes that can be reached and are not yet `seen`, each after all that it leads to."""
    seen = set() if seen is None else seen
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        stack = [(start, iter(sorted(successors[start])))]
        while stack:
            node, ends = stack[-1]
            following = next((end for end in ends if end not in seen), None)
            if following is None:
                stack.pop()
                yield node
            else:
                seen.add(following)
                stack.append((following, iter(sorted(successors[following]))))


def distances(successors: Successors, start: str) -> dict[str, int]:
    """Return the length of the shortest path from `start` to each node that can be reached."""
    found = {start: 0}
    edge = [start]
    while edge:
        following = {end for node in edge for end in successors.get(node, ()) if end not in found}
        found.update(dict.fromkeys(following, found[edge[0]] + 1))
        edge = sorted(following)
    return found
