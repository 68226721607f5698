"""G2xx: how terms refer to each other, to stages and to topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.checks.meant import Meant, names
from generator.checks.requires import requires
from generator.checks.written import Text, markdown_texts, term_texts
from generator.layout import TERMS
from generator.model import Glossary, Term
from generator.problem import Fix, Problem
from generator.span import KeyPath, Places, Span
from generator.text import Mentioned, linked_terms

Reference = tuple[str, str, Span]
"""Where an id is written: the field's name, the id, and the place."""


def _written(term: Term) -> Iterator[tuple[str, str, KeyPath]]:
    """Yield each relation as the file writes it: the field, the other id, and its key path."""
    for name in ("broader", "narrower", "related"):
        for position, other in enumerate(getattr(term, name)):
            yield name, other, (name, position)
    for position, contrast in enumerate(term.contrasts):
        yield "contrast", contrast.term, ("contrast", position, "term")


def unknown_term(glossary: Glossary) -> Iterator[Problem]:
    """G201: a relation, a link, a learning path or an ambiguity names a term that does not exist."""
    if not glossary.known:  # the folder of terms is empty or locked, which is a finding already
        return
    unknown = [reference for reference in _references(glossary) if reference[1] not in glossary.known]
    meant = Meant(names(glossary) if unknown else (), glossary.known)
    for name, other, span in unknown:
        hint = meant.hint(other) or "write its file first, or take it out"
        yield Problem("G201", f"unknown term '{other}' in {name}", span, hint)


def _references(glossary: Glossary) -> Iterator[Reference]:
    for term in glossary.terms:
        for name, other, path in _written(term):
            yield name, other, term.places.at(*path)
    for text in markdown_texts(glossary):
        yield from ((text.name, link.term, text.span(link.id_start, link.id_end)) for link in _links(text))
    settings = glossary.settings
    for number, learning_path in enumerate(settings.paths):
        for position, other in enumerate(learning_path.terms):
            yield f"path {learning_path.id}", other, settings.places.at("paths", number, "terms", position)
    for language, contexts in glossary.contexts.items():
        for other in contexts.phrases:
            yield f"contexts of {language}", other, contexts.places.key(other)
    for number, ambiguity in enumerate(settings.ambiguous):
        for position, other in enumerate(ambiguity.terms):
            yield "ambiguous", other, settings.places.at("ambiguous", number, "terms", position)


def _links(text: Text) -> Iterator[Mentioned]:
    return linked_terms(text.value) if text.is_markdown else iter(())


def repeated_relation(glossary: Glossary) -> Iterator[Problem]:
    """G202: the same relation, or the same term of a learning path, is written twice."""
    for term in glossary.terms:
        seen: set[tuple[str, str]] = set()
        for name, other, path in _written(term):
            # A contrast has sentences: which of two to keep only people can say.
            fix = None if name == "contrast" else Fix(path, other)
            if (name, other) in seen:
                yield replace(_repeated(other, name, term.places.at(*path)), fix=fix)
            elif _is_written_by(glossary, other, name, term) and term.id > other:
                yield Problem(
                    "G202",
                    f"'{other}' in {name} is written in its own file too",
                    term.places.at(*path),
                    f"delete it here: a relation is written once, and {TERMS}/{other}.yml has it",
                    fix=fix,
                )
            seen.add((name, other))
    settings = glossary.settings
    for number, learning_path in enumerate(settings.paths):
        for position, id_ in enumerate(learning_path.terms):
            if id_ in learning_path.terms[:position]:
                place = settings.places.at("paths", number, "terms", position)
                yield _repeated(id_, f"path {learning_path.id}", place)


def _is_written_by(glossary: Glossary, other: str, name: str, term: Term) -> bool:
    opposite = {"broader": "narrower", "narrower": "broader"}.get(name, name)
    if other == term.id or other not in glossary.by_id:
        return False
    return any((n, o) == (opposite, term.id) for n, o, _ in _written(glossary.by_id[other]))


def _repeated(id_: str, where: str, span: Span) -> Problem:
    return Problem("G202", f"'{id_}' is given twice in {where}", span, "delete one of them")


def self_relation(glossary: Glossary) -> Iterator[Problem]:
    """G203: a term is related to itself, or links to itself."""
    for term in glossary.terms:
        for name, other, path in _written(term):
            if other == term.id:
                yield Problem("G203", f"'{term.id}' is {name} to itself", term.places.at(*path), "delete it")
        for text in term_texts(term):
            for link in _links(text):
                if link.term == term.id:
                    message, place = f"'{term.id}' links to itself", text.span(link.id_start, link.id_end)
                    yield Problem("G203", message, place, "write the words alone")


def contradictory_relation(glossary: Glossary) -> Iterator[Problem]:
    """G204: two terms are both in a hierarchy and related, or each above the other."""
    families: dict[frozenset[str], dict[str, tuple[str, Places, KeyPath]]] = {}
    for term in glossary.terms:
        for name, other, path in _written(term):
            if other == term.id or name == "contrast":
                continue
            direction = {"broader": f"{other} above {term.id}", "narrower": f"{term.id} above {other}"}
            kind = direction.get(name, "related")
            found = families.setdefault(frozenset((term.id, other)), {})
            found.setdefault(kind, (name, term.places, path))
    for pair, kinds in families.items():
        if len(kinds) > 1:
            one, two = sorted(pair)
            placed = ((name, places.at(*path)) for name, places, path in kinds.values())
            (said, _), *_, (_, span) = sorted(placed, key=lambda kind: kind[1])
            yield Problem(
                "G204",
                f"'{one}' and '{two}' are related in two ways that exclude each other",
                span,
                f"keep one of them; the other is '{said}'",
            )


def broader_cycle(glossary: Glossary) -> Iterator[Problem]:
    """G205: going from term to broader term leads back to the start."""
    for cycle in _cycles(glossary):
        start = glossary.by_id[cycle[0]]
        path = ("broader", start.broader.index(cycle[1])) if cycle[1] in start.broader else ("narrower",)
        chain = " → ".join((*cycle, cycle[0]))
        yield Problem(
            "G205",
            f"broader terms go round in a circle: {chain}",
            start.places.at(*path),
            "take one of these relations out",
        )


def _cycles(glossary: Glossary) -> Iterator[tuple[str, ...]]:
    """Yield each circle of broader terms once, beginning with its first id in alphabetical order."""
    done: set[str] = set()
    for term in glossary.terms:
        trail: list[str] = []
        stack: list[tuple[str, Iterator[Term]]] = []
        if term.id not in done:
            stack, trail = [(term.id, iter(glossary.broader(term)))], [term.id]
        while stack:
            id_, above = stack[-1]
            following = next(above, None)
            if following is None:
                done.add(id_)
                stack.pop()
                trail.pop()
            elif following.id in trail and following.id != id_:
                circle = trail[trail.index(following.id) :]
                first = circle.index(min(circle))
                yield (*circle[first:], *circle[:first])
            elif following.id not in done and following.id != id_:
                stack.append((following.id, iter(glossary.broader(following))))
                trail.append(following.id)


@requires(settings=["stages"])
def unknown_stage(glossary: Glossary) -> Iterator[Problem]:
    """G206: a term names a stage that `glossary.yml` does not have, or names one twice."""
    stages = glossary.settings.stages
    known = {stage.id for stage in stages}
    meant = Meant(((n, s.id) for s in stages for n in (*s.names.values(), *s.shorts.values())), known)
    for term in glossary.terms:
        for position, stage in enumerate(term.stages):
            span = term.places.at("stages", position)
            if stage not in known:
                yield Problem("G206", f"unknown stage '{stage}'", span, meant.hint(stage) or _listed(known))
            elif stage in term.stages[:position]:
                yield _repeated(stage, "stages", span)


@requires(settings=["topics"], terms=["topic"])
def unknown_topic(glossary: Glossary) -> Iterator[Problem]:
    """G207: a term names a topic that `glossary.yml` does not have."""
    topics = glossary.settings.topics
    known = {topic.id for topic in topics}
    meant = Meant(((name, topic.id) for topic in topics for name in topic.names.values()), known)
    for term in glossary.terms:
        if term.topic not in known:
            hint = meant.hint(term.topic) or _listed(known)
            yield Problem("G207", f"unknown topic '{term.topic}'", term.places.at("topic"), hint)


def _listed(known: Iterable[str]) -> str:
    return f"known: {', '.join(sorted(known))}"
