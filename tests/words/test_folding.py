"""What is the same for whoever compares texts: one folding, in Python and in JavaScript."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build import examine
from generator.checks.spellings import folded
from generator.folding import composed, lowered, unaccented
from generator.languages.sorting import Alphabet
from generator.search.keys import literal, words
from generator.words.tokens import key
from tests import make
from tests.words import node

_CASES = Path(__file__).parent / "cases" / "folding.yml"
CASES: list[dict[str, Any]] = yaml.safe_load(_CASES.read_text("utf-8"))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cn", "Co"]), max_size=12)


def test_each_text_is_folded_as_its_case_says_in_python_and_in_javascript() -> None:
    texts = [case["text"] for case in CASES]
    for name, python, javascript in (
        ("lowered", lowered, "words.key"),
        ("unaccented", unaccented, "search.folded"),
        ("words", words, "search.words"),
    ):
        expected = [case[name] for case in CASES]
        assert [python(text) for text in texts] == expected
        assert node.called(javascript, texts) == expected


@given(TEXTS)
def test_what_is_the_same_for_one_step_is_the_same_for_the_next(text: str) -> None:
    twins = {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text), f"\u200b{text}\u00ad"}
    for fold in (composed, lowered, unaccented, key, folded, literal):
        assert len({fold(twin) for twin in twins}) == 1
    assert lowered(composed(text)) == lowered(text)
    assert unaccented(lowered(text)) == unaccented(text)


@pytest.mark.parametrize("fold", [composed, lowered, unaccented, key])
@given(text=TEXTS)
def test_what_has_been_folded_stays(fold: Any, text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_an_alias_in_two_files_is_found_however_it_is_written(tmp_path: Path, form: Any) -> None:
    alias = unicodedata.normalize(form, "ﬁne Café\u200b call".replace("\u200b", ""))
    files = {
        "glossary/terms/lead.yml": "en:\n  aliases: [ﬁne Café call]\n",
        "glossary/terms/quota.yml": f"en:\n  aliases: [{alias.upper()}]\n",
    }
    found = examine(make.project(tmp_path, files)).problems
    assert [problem.code for problem in found] == ["G301"]


def test_order_does_not_depend_on_how_letters_are_composed() -> None:
    of_letters = Alphabet().key
    assert of_letters("Étape")[:2] == of_letters(unicodedata.normalize("NFD", "Étape"))[:2]
