"""The forms and contexts of the whole glossary, and how well they find its terms."""

from __future__ import annotations

import pytest

from generator.foreign.company import in_company
from generator.foreign.syntax import survey_html
from generator.mentions import survey
from generator.model import Glossary
from generator.words import make_matcher
from tests.content.links.golden import expansion, path
from tests.content.links.measure import LANGUAGES, PROJECT, score
from tests.projects import glossary_of


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return glossary_of(PROJECT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_expansion_of_the_glossary_is_the_one_reviewed(
    glossary: Glossary, language: str, pytestconfig: pytest.Config
) -> None:
    """After a wanted change run `pytest tests/content/links --accept` and read the difference."""
    expanded = expansion(glossary, language)
    if pytestconfig.getoption("accept"):
        path(language).write_text(expanded, "utf-8")
    assert expanded.splitlines() == path(language).read_text("utf-8").splitlines(), (
        "run `pytest tests/content/links --accept` and read the difference"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_mentions_are_found_and_traps_are_not(glossary: Glossary, language: str) -> None:
    total = score(language, make_matcher(glossary, language))
    mistakes = "\n".join(total.mistakes)
    assert total.precision >= 0.97, mistakes
    assert total.recall >= 0.97, mistakes
    assert total.caught <= 0.05 * total.traps, mistakes


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The pipeline is full.", False),
        ("The pipeline is full of MQLs.", True),
        ("An MQL is all we have.", False),
        ("Lead qualification takes a call.", True),
        ("The customer's pipeline is full.", True),
        ("The SLA is a service level agreement.", True),
        ("The pipeline is full.\n\nAn MQL is all we have.", False),
        ("The pipeline is full.\nAn MQL is all we have.", True),
    ],
)
def test_on_a_page_of_others_an_everyday_word_needs_company(glossary: Glossary, text: str, *, counts: bool) -> None:
    find = make_matcher(glossary, "en")
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    for found in (survey(text, find), survey_html(paragraphs, find)):
        assert (found.mentions[0] in in_company(found, find).mentions) is counts
