"""Every figure of what is usual has its source, and every source says something of ours."""

from __future__ import annotations

import re

import pytest

from tests.content.claims import Claim, claims
from tests.projects import REPOSITORY, glossary_of

GLOSSARY = glossary_of(REPOSITORY)
LANGUAGES = tuple(language.id for language in GLOSSARY.settings.languages)


def has_figure(claim: Claim) -> bool:
    return bool(re.search(r"\d", claim.text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_usual_names_the_source_of_its_figures(language: str) -> None:
    usual = [claim for claim in claims(GLOSSARY, language) if claim.field == "usual"]
    assert len(usual) > 20
    assert [claim for claim in usual if has_figure(claim) and not claim.sources] == []


def test_a_source_is_named_by_a_text_of_its_term() -> None:
    named = {
        (claim.term, one) for language in LANGUAGES for claim in claims(GLOSSARY, language) for one in claim.sources
    }
    listed = {(term.id, one) for term in GLOSSARY.terms for one in term.sources}
    assert {(term, one.id) for term, one in listed - named} == set()
