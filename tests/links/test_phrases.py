"""The phrases of contexts: what cannot be read is told, and never reaches the matcher."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import examine
from generator.model import Contexts, Glossary
from generator.words import make_matcher
from generator.words.forms import Form, context
from generator.words.matcher import Matcher
from generator.words.phrases import Phrase, PhraseError, parsed
from tests.make import project
from tests.projects import glossary_of

SIGNS = st.text(alphabet="ab Aé[]|~*'-.\u00a0\u200b0\n", max_size=14)


@given(SIGNS)
def test_a_phrase_is_read_or_told_of_and_what_is_read_can_be_looked_for(written: str) -> None:
    phrase = _phrase(written)
    if isinstance(phrase, PhraseError):
        assert 0 <= phrase.start <= phrase.end
        assert phrase.reason
        return
    assert all(option for options in phrase.words for option in options)
    assert 0 <= phrase.start <= phrase.end <= len(phrase.words)
    assert ("[" in written) == (phrase.end > 0)
    assert ("~" in written) == bool(phrase.company)
    found = Matcher([Form("lead", (("a",),))], [context("lead", written, "en")])
    list(found.find("a b, a Aé b 0 a"))


def _phrase(written: str) -> Phrase | PhraseError:
    try:
        return parsed(written)
    except PhraseError as error:
        return error


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("~ water", "~ water"),
        ("lead ~", "~"),
        ("lead ~ ~", "~"),
        ("a||b", "|"),
        ("lead | deal", "|"),
        ("[] lead", "]"),
        ("[lead", "[lead"),
        ("lead] deal", "lead]"),
        ("[a] or [b]", "[b]"),
        ("x[a] b", "x[a]"),
        ("* *", "* *"),
        ("that’s it", "that’s"),
        ("in that case, however", "case,"),
        (" ".join(["a|b|c|d|e|f|g|h|i|j"] * 9), " ".join(["a|b|c|d|e|f|g|h|i|j"] * 9)),
    ],
)
def test_what_cannot_be_read_is_marked_where_it_stands(written: str, marked: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parsed(written)
    assert written[caught.value.start : caught.value.end] == marked


@given(st.lists(SIGNS, max_size=3), SIGNS)
def test_no_phrase_keeps_the_matcher_from_being_built(phrases: list[str], subject: str) -> None:
    whole = _glossary()
    declared = Contexts({"lead": tuple(phrases)}, (subject,))
    make_matcher(Glossary(whole.settings, whole.terms, contexts={"en": declared}), "en")


def _glossary() -> Glossary:
    return glossary_of(Path(__file__).parent.parent / "site/input")


def test_a_phrase_of_company_alone_is_a_finding(tmp_path: Path) -> None:
    project(tmp_path, {"glossary/contexts/en.yml": 'lead:\n  - "~ water"\n'})
    assert [problem.code for problem in examine(tmp_path).problems] == ["G305"]
