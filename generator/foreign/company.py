"""Everyday words on pages about anything: they are mentions only in the company of words of the subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import unescape

from generator.mentions import Occurrence, Survey
from generator.words.matcher import Matcher, Mention


def in_company(survey: Survey, matcher: Matcher, linked: Callable[[str], str | None] = lambda _: None) -> Survey:
    """Return a survey with those of its mentions that count.

    A word with other meanings too counts only where its passage mentions or links to another term, has
    a name of the same without other meanings, or a word of the subject. `linked` tells the term that a
    link leads to.
    """

    def is_everyday(mention: Mention) -> bool:
        return matcher.is_everyday(mention.term, " ".join(unescape(survey.text[mention.start : mention.end]).split()))

    @cache
    def is_on_subject(passage: int) -> bool:
        return matcher.is_on_subject(survey.passages.get(passage, ""))

    linked_terms = {(link.passage, term) for link in survey.links if (term := linked(link.target))}
    certain = linked_terms | {(where, one.term) for _, where, one in survey.found if not is_everyday(one)}
    terms: dict[int, set[str]] = {}
    for where, term in linked_terms | {(where, one.term) for _, where, one in survey.found}:
        terms.setdefault(where, set()).add(term)

    def counts(found: Occurrence) -> bool:
        _, where, mention = found
        return len(terms[where]) > 1 or (where, mention.term) in certain or is_on_subject(where)

    return replace(survey, found=tuple(filter(counts, survey.found)))
