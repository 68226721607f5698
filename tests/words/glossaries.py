"""Glossaries of a few names, for cases that say nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from generator.model import Contexts, Entry, Glossary
from tests.projects import GOLDEN, glossary_of

Phrases = Mapping[str, Sequence[str]]


def glossary(language: str, names: Phrases, contexts: Phrases, no_link: Phrases, subject: Sequence[str]) -> Glossary:
    """Return a glossary of one language whose terms have these names, and whose contexts hold these phrases."""
    whole = _whole()
    terms = tuple(
        replace(whole.terms[0], id=id_, entries={language: _entry(spellings, no_link.get(id_, ()))})
        for id_, spellings in names.items()
    )
    declared = Contexts({id_: tuple(phrases) for id_, phrases in contexts.items()}, tuple(subject))
    return Glossary(whole.settings, terms, contexts={language: declared})


def _entry(spellings: Sequence[str], no_link: Sequence[str]) -> Entry:
    first, *others = spellings
    return Entry(first, "", "", "", aliases=tuple(others), no_link=tuple(no_link))


@cache
def _whole() -> Glossary:
    return glossary_of(GOLDEN)
