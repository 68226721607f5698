"""A graph → text: its figures for people, the graph itself for Graphviz and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping

from generator.graph import Edge, Graph
from generator.model import Term

_OPPOSITES = {"broader": "narrower", "narrower": "broader"}


def figures(graph: Graph) -> dict[str, int]:
    """Return what can be counted. Relations are counted once, mentions once for each term that is mentioned."""
    terms, shown = graph.glossary.terms, graph.relations
    written = [edge for term in terms for edge in _written(term) if edge.end in graph.glossary.by_id]
    mentions = [Edge(id_, "mention", other) for id_, others in graph.mentions.items() for other in others]
    kinds = [edge.kind for edge in shown]
    return {
        "terms": len(terms),
        "relations": len(shown) // 2,
        "broader and narrower": kinds.count("broader"),
        "related": kinds.count("related") // 2,
        "contrast": kinds.count("contrast") // 2,
        "written on both sides %": _reciprocated(written),
        "shown on both sides %": _reciprocated(shown),
        "mentions": len(mentions),
        "mentioned both ways %": _reciprocated(mentions),
        "terms that nothing leads to": len(graph.orphans),
        "islands": len(graph.islands),
        "longest way from home, in clicks": max(graph.clicks.values(), default=0),
    }


def _written(term: Term) -> Iterator[Edge]:
    for kind in ("broader", "narrower", "related"):
        yield from (Edge(term.id, kind, other) for other in getattr(term, kind))
    yield from (Edge(term.id, "contrast", contrast.term) for contrast in term.contrasts)


def _reciprocated(edges: Collection[Edge]) -> int:
    """Return how many in a hundred edges have an opposite."""
    known = set(edges)
    found = sum(Edge(end, _OPPOSITES.get(kind, kind), start) in known for start, kind, end in edges)
    return 100 * found // len(edges) if edges else 100


def _text(graph: Graph) -> str:
    counted = figures(graph)
    width = max(map(len, counted))
    lines = [f"{name:<{width}}  {number}" for name, number in counted.items()]
    lines += [f"nothing leads to {id_}" for id_ in graph.orphans]
    lines += [f"island: {', '.join(island.terms)}" for island in graph.islands]
    return "\n".join(lines) + "\n"


def _edges(graph: Graph) -> Iterator[tuple[Edge, int]]:
    """Yield each way once with how often it is there: relations from their first term, broader from below."""
    for edge in graph.relations:
        if edge.kind == "broader" or (edge.kind in ("related", "contrast") and edge.start < edge.end):
            yield edge, 1
    for id_, others in sorted(graph.mentions.items()):
        for other, spots in others.items():
            yield Edge(id_, "mention", other), len(spots)


def _json(graph: Graph) -> str:
    content = {
        "language": graph.language,
        "figures": figures(graph),
        "terms": [
            {"id": term.id, "term": _name(graph, term), "stages": term.stages, "topic": term.topic}
            for term in graph.glossary.terms
        ],
        "edges": [
            {"from": edge.start, "kind": edge.kind, "to": edge.end, "count": count} for edge, count in _edges(graph)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


_STYLES = {
    "broader": "",
    "related": " [dir=none, style=dashed]",
    "contrast": ' [dir=both, style=dashed, label="≠"]',
    "mention": " [style=dotted, constraint=false]",
}


def _dot(graph: Graph) -> str:
    """Return the graph as Graphviz reads it: broader terms above, mentions dotted."""
    lines = ["digraph glossary {", "  rankdir=BT;", "  node [shape=box, style=rounded];"]
    lines += [f"  {_quoted(term.id)} [label={_quoted(_name(graph, term))}];" for term in graph.glossary.terms]
    lines += [
        f"  {_quoted(edge.start)} -> {_quoted(edge.end)}{_STYLES[edge.kind]};" for edge, _ in sorted(_edges(graph))
    ]
    return "\n".join([*lines, "}", ""])


def _name(graph: Graph, term: Term) -> str:
    return term.entries[graph.language].term


def _quoted(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


FORMATS: Mapping[str, Callable[[Graph], str]] = {"text": _text, "dot": _dot, "json": _json}
