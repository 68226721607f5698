"""Python and JavaScript find the same terms of ours in the same paragraphs."""

from __future__ import annotations

import pytest

from generator.words import make_matcher
from generator.words.compiled import compiled
from tests.content.links.measure import LANGUAGES, PROJECT, paragraphs
from tests.projects import glossary_of
from tests.words import node
from tests.words.test_matching import found


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_find_the_same_in_our_labelled_paragraphs(language: str) -> None:
    ours = glossary_of(PROJECT)
    matcher = make_matcher(ours, language)
    texts = [paragraph.text for paragraph in paragraphs(language)]
    assert node.mentions(compiled(ours, language), texts) == [found(matcher, text) for text in texts]
