"""Python and JavaScript find the same terms in the same texts: in each case, in our paragraphs, in any text."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Glossary
from generator.words import make_matcher
from generator.words.compiled import compiled
from generator.words.matcher import Matcher
from generator.words.tokens import Tokens
from tests.words import node
from tests.words.glossaries import glossary

_CASES = Path(__file__).parent / "cases" / "matcher.yml"
CASES: list[dict[str, Any]] = yaml.safe_load(_CASES.read_text("utf-8"))


def found(matcher: Matcher, text: str) -> node.Found:
    return [(term, text[start:end]) for term, start, end in matcher.find(text)]


def glossary_of(case: dict[str, Any]) -> Glossary:
    contexts, no_link = case.get("contexts", {}), case.get("no_link", {})
    return glossary(case.get("language", "en"), case["names"], contexts, no_link, case.get("subject", ()))


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_a_case_comes_out_as_it_says_in_python_and_in_javascript(case: dict[str, Any]) -> None:
    language, texts = case.get("language", "en"), list(case["finds"])
    expected = [[next(iter(mention.items())) for mention in mentions] for mentions in case["finds"].values()]
    matcher = make_matcher(glossary_of(case), language)
    assert [found(matcher, text) for text in texts] == expected
    assert node.mentions(compiled(glossary_of(case), language), texts) == expected


def test_both_know_names_with_other_meanings_and_words_of_the_subject() -> None:
    case = next(case for case in CASES if "everyday" in case)
    matcher, document = make_matcher(glossary_of(case), "en"), compiled(glossary_of(case), "en")
    pairs = [name.partition(" ")[::2] for name in case["everyday"]]
    everyday, about = list(case["everyday"].values()), list(case["about_subject"].values())
    assert [matcher.is_everyday(*pair) for pair in pairs] == everyday
    assert [matcher.is_on_subject(text) for text in case["about_subject"]] == about
    assert node.meanings(document, pairs, list(case["about_subject"])) == (everyday, about)


_WORDS = [word for case in CASES for text in case["finds"] for word in text.split()]
_SIGNS = [
    *" \t\n\u00a0.,;:!?()[]{}*_-–’'/\\&#+=@$~·<>|\"",
    "\u00ad",
    "\u200b",
    "&shy;",
    "&amp;",
    "\u0301",
    "🚧",
    "🏽",
    "𝐀",
]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_both_find_the_same_in_any_text(case: dict[str, Any]) -> None:
    language = case.get("language", "en")
    matcher, document = make_matcher(glossary_of(case), language), compiled(glossary_of(case), language)
    own = [word for text in case["finds"] for word in text.split()]
    pieces = st.sampled_from([*own, *own, *_WORDS, *_SIGNS, *" " * len(own)])

    @settings(max_examples=3, deadline=None)
    @given(st.lists(st.lists(pieces, max_size=20).map("".join), min_size=80, max_size=80))
    def hold(texts: list[str]) -> None:
        assert node.mentions(document, texts) == [found(matcher, text) for text in texts]

    hold()


def test_both_part_words_at_the_same_signs() -> None:
    """At each sign that Python knows: what Unicode has added since then may be a letter for one of them only."""
    known = [
        chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")
    ]
    texts = [f"a{sign}b {sign}A{sign}" for sign in known]
    tokens = (Tokens(text) for text in texts)
    expected = [[list(pair) for pair in zip(one.written, one.keys, strict=True)] for one in tokens]
    assert node.called("words.tokens", texts) == expected


def test_a_document_of_another_version_is_refused() -> None:
    with pytest.raises(AssertionError, match="version 2 of the compiled words, not 1"):
        node.mentions({**compiled(glossary("en", {"lead": ["lead"]}, {}, {}, []), "en"), "version": 2}, [""])
