"""G24x: whether readers who follow links find every term, and whether relations and texts agree. Warnings."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph import Graph
from generator.model import Term
from generator.problem import Problem, Severity
from generator.span import Span


def orphan(graph: Graph) -> Iterator[Problem]:
    """G241: no relation and no mention leads to a term, so nobody finds it by reading on."""
    for id_ in graph.orphans:
        yield Problem(
            "G241",
            f"no other term leads to '{id_}'",
            _beginning(graph, id_),
            "add it to broader, related or contrast, here or in another term",
            Severity.WARNING,
        )


def island(graph: Graph) -> Iterator[Problem]:
    """G242: terms lead to each other, and nothing else leads to any of them."""
    for found in graph.islands:
        first, *others = found.terms
        and_others = f" and {len(others)} others" if len(others) > 1 else f" and '{others[0]}'"
        how = "lead out, but nothing leads in" if found.leads_out else "lead to each other only"
        yield Problem(
            "G242",
            f"'{first}'{and_others} {how}",
            _beginning(graph, first),
            f"relate one of them to a term outside: {', '.join(found.terms[:8])}{', …' * (len(found.terms) > 8)}",
            Severity.WARNING,
        )


def unrelated_mentions(graph: Graph) -> Iterator[Problem]:
    """G243: the texts of two terms mention each other, and no relation joins the two."""
    for id_, others in graph.mentions.items():
        for other, spots in others.items():
            if id_ < other and id_ in graph.mentions[other] and other not in graph.related[id_]:
                term, field = graph.glossary.by_id[id_], spots[0].field
                text = getattr(term.entries[graph.language], field)
                yield Problem(
                    "G243",
                    f"'{id_}' and '{other}' mention each other but are not related",
                    term.places.within((graph.language, field), text, *graph.texts.place(term, spots[0])),
                    f"add '{other}' to related here, or say that one is broader or what tells them apart",
                    Severity.WARNING,
                )


def unfounded_relation(graph: Graph) -> Iterator[Problem]:
    """G244: two terms are related that share neither stage nor topic and do not mention each other."""
    for term in graph.glossary.terms:
        for position, id_ in enumerate(term.related):
            other = graph.glossary.by_id.get(id_)
            if other is None or term.topic == other.topic or _meet(graph, term, other):
                continue
            if id_ not in graph.mentions[term.id] and term.id not in graph.mentions[id_]:
                yield Problem(
                    "G244",
                    f"nothing shows why '{term.id}' and '{id_}' are related",
                    term.places.at("related", position),
                    "name the one in a text of the other, give them a stage in common, or delete the relation",
                    Severity.WARNING,
                )


def _meet(graph: Graph, one: Term, other: Term) -> bool:
    """Return whether two terms are used in one stage. What is used in every stage meets all others."""
    every = {stage.id for stage in graph.glossary.settings.stages if stage.every_stage}
    stages = {*one.stages, *other.stages}
    return not every.isdisjoint(stages) or not set(one.stages).isdisjoint(other.stages)


def _beginning(graph: Graph, id_: str) -> Span:
    return Span(graph.glossary.by_id[id_].places.file, 1, 1, 2)
