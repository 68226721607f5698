"""What makes a glossary worth building. One function a rule, one code a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.checks import formulas, ids, relations, site, spellings, texts
from generator.model import Glossary
from generator.problem import Problem

Check = Callable[[Glossary], Iterable[Problem]]

ALL: tuple[Check, ...] = (
    relations.unknown_term,
    relations.repeated_relation,
    relations.self_relation,
    relations.contradictory_relation,
    relations.broader_cycle,
    relations.unknown_stage,
    relations.unknown_topic,
    relations.lonely_term,
    ids.bad_id,
    ids.reserved_id,
    ids.twin_ids,
    site.unknown_language,
    site.several_whole_stages,
    spellings.shared_spelling,
    spellings.repeated_spelling,
    spellings.undeclared_spelling,
    spellings.false_ambiguity,
    texts.raw_html,
    texts.unsafe_link,
    texts.image,
    texts.outbreak,
    texts.line_break,
    texts.length,
    texts.circular_definition,
    texts.typography,
    formulas.wrong_formula,
)


def check(glossary: Glossary) -> list[Problem]:
    """Return what all checks find."""
    return [problem for rule in ALL for problem in rule(glossary)]
