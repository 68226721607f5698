"""What makes a glossary worth building. One function a rule, one code a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from generator.checks import (
    addresses,
    connections,
    formulas,
    ids,
    markup,
    relations,
    signs,
    site,
    sources,
    spellings,
    texts,
)
from generator.graph import Graph
from generator.mentions import Mentions
from generator.model import Glossary
from generator.outline import Outline
from generator.problem import Problem

Check = Callable[[Glossary], Iterable[Problem]]
GraphCheck = Callable[[Graph], Iterable[Problem]]
OutlineCheck = Callable[[Outline], Iterable[Problem]]
DatedCheck = Callable[[Glossary, date], Iterable[Problem]]

ALL: tuple[Check, ...] = (
    relations.unknown_term,
    relations.repeated_relation,
    relations.self_relation,
    relations.contradictory_relation,
    relations.broader_cycle,
    relations.unknown_stage,
    relations.unknown_topic,
    ids.reserved_id,
    ids.twin_terms,
    ids.twin_ids,
    site.repeated_language,
    site.unknown_language,
    site.unknown_country,
    site.several_whole_stages,
    spellings.shared_spelling,
    spellings.repeated_spelling,
    spellings.undeclared_spelling,
    spellings.false_ambiguity,
    spellings.malformed_context,
    signs.invisible_sign,
    signs.blank_text,
    signs.mixed_scripts,
    signs.unfindable_name,
    markup.raw_html,
    markup.unsafe_link,
    markup.image,
    markup.outbreak,
    markup.line_break,
    markup.unshown,
    markup.markdown_in_plain_text,
    texts.length,
    texts.circular_definition,
    texts.typography,
    formulas.wrong_formula,
    sources.unknown_source,
    sources.repeated_source,
    sources.no_such_day,
)


OF_GRAPH: tuple[GraphCheck, ...] = (
    connections.orphan,
    connections.island,
    connections.unrelated_mentions,
    connections.unfounded_relation,
)


OF_OUTLINE: tuple[OutlineCheck, ...] = (addresses.same_address, addresses.page_in_one_language)


ON_A_DAY: tuple[DatedCheck, ...] = (sources.overdue_review,)


def check(outline: Outline, mentions: Mentions, today: date | None = None) -> list[Problem]:
    """Return what all checks find. Without a day, nothing is overdue. `mentions` are those of the default language.

    How terms are connected depends on every one of them: that is not checked while something is unread,
    or while a relation leads nowhere.
    """
    glossary = outline.glossary
    problems = [problem for rule in ALL for problem in rule(glossary)]
    problems += [problem for rule in OF_OUTLINE for problem in rule(outline)]
    if today:
        problems += [problem for late in ON_A_DAY for problem in late(glossary, today)]
    if not glossary.is_whole or any(problem.code == "G201" for problem in problems):
        return problems
    whole = Graph(mentions)
    return [*problems, *(problem for rule in OF_GRAPH for problem in rule(whole))]
