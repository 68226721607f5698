"""What a screen reader says of the pages: each thing once, with enough words, and in its language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from generator.languages import rules_of
from generator.model import Entry, Glossary, Language, Official, Term
from generator.words.borrowed import borrowed
from tests.built_page import BuiltPage, pages
from tests.projects import GOLDEN, Project, glossary_of, golden, languages_of

ENGLISH = Language("en", "English", "en_US", "USD")
FRENCH = Language("fr", "Français", "fr_FR", "EUR")


def page_of(project: Project, language: str, path: str) -> BuiltPage:
    glossary = glossary_of(project.folder)
    folder = next(glossary.settings.folder(one) for one in glossary.settings.languages if one.id == language)
    return pages(project.site)[folder + path]


@pytest.mark.parametrize("language", languages_of(GOLDEN))
def test_a_formula_is_read_once_and_in_one_line(project: Project, language: str) -> None:
    glossary = glossary_of(project.folder)
    for term in (term for term in glossary.terms if term.formulas):
        page = page_of(project, language, f"terms/{term.id}.html")
        assert all(one.attributes.get("aria-hidden") == "true" for one in page.named("math"))
        lines = [one for one in page.named("p") if "g-line" in one.attributes.get("class", "")]
        assert len(lines) == 2 * len(term.formulas)
        assert all("aria-hidden" not in line.attributes and re.search("[=≈]", line.text) for line in lines)
        for box in (one for one in page.named("div") if "g-formula" in one.attributes.get("class", "")):
            assert (box.attributes["role"], box.attributes["tabindex"]) == ("group", "0")
            assert box.attributes["aria-labelledby"] in page.ids


@pytest.mark.parametrize("language", languages_of(GOLDEN))
def test_a_link_to_a_comparison_says_with_whom(project: Project, language: str) -> None:
    glossary = glossary_of(project.folder)
    words = rules_of(language).wording
    for term in glossary.terms:
        page = page_of(project, language, f"terms/{term.id}.html")
        names = [link.text for link in page.named("a") if link.text.startswith(words.side_by_side)]
        assert len(names) == len(glossary.confusions(term)) == len(set(names))
        for confusion in glossary.confusions(term):
            other = confusion.term.entries[language].term.casefold()
            assert any(other in name.casefold() for name in names), (term.id, other)


@pytest.mark.parametrize("language", languages_of(GOLDEN))
def test_a_comparison_says_example_once_for_each_term(project: Project, language: str) -> None:
    glossary = glossary_of(project.folder)
    for one, confusion in glossary.pairs():
        page = page_of(project, language, f"compare/{one.id}-vs-{confusion.term.id}.html")
        labels = Counter(element.text for element in page.named("p", "h2", "h3", "h4", "strong"))
        assert labels[rules_of(language).wording.example] == 2


def names_in_both(glossary: Glossary) -> set[str]:
    """Return the names of several words that a French entry shares with the English one."""
    return {
        name.casefold()
        for term in glossary.terms
        for name in term.entries["fr"].spellings
        if re.search("[ -]", name) and name.casefold() in {one.casefold() for one in term.entries["en"].spellings}
    }


def test_french_pages_say_which_names_are_english(project: Project) -> None:
    """In lists and as a title."""
    glossary = glossary_of(project.folder)
    shared = names_in_both(glossary)
    folder = {language.id: glossary.settings.folder(language) for language in glossary.settings.languages}
    marked: set[str] = set()
    for path, page in pages(project.site).items():
        english = {element.text.casefold() for element in page.elements if element.attributes.get("lang") == "en"}
        if _language(path, folder) == "fr":
            lists = "terms/" in path or path.endswith(("a-z.html", "abbreviations.html"))
            # The map is hidden from screen readers; paths are called as their authors like.
            read = (
                one
                for one in page.named("a", "span")
                if one.attributes.get("tabindex") != "-1" and "paths/" not in one.attributes.get("href", "")
            )
            shown = {one.text.casefold() for one in read} & shared if lists else set()
            assert shown <= english, path
            marked |= english
        else:
            assert not any(element.attributes.get("lang") == "en" for element in page.named("span", "a")), path
    assert shared <= marked


def _language(path: str, folders: Mapping[str, str]) -> str:
    return max(folders, key=lambda one: len(folders[one]) if path.startswith(folders[one]) else -1)


@pytest.mark.parametrize(
    ("name", "headword", "official", "language"),
    [
        ("lead scoring", "Lead scoring", None, "en"),
        ("onboarding", "Onboarding", None, "en"),
        ("account", "Compte", None, "en"),
        ("Lead", "Lead", Official("contact confirmé", "FranceTerme", "2024"), "en"),
        ("Commission", "Commission", None, ""),
        ("CRM", "CRM", None, ""),
        ("taux de conversion", "Taux de conversion", None, ""),
    ],
)
def test_a_name_is_english_when_it_cannot_be_french(
    name: str, headword: str, official: Official | None, language: str
) -> None:
    french = Entry(headword, "d", "e", "x", aliases=(name,), official=official)
    english = Entry(name.capitalize() if name != "taux de conversion" else "Conversion rate", "d", "e", "x")
    term = Term("one", (), "", {"en": english, "fr": french})
    assert borrowed(name, term, FRENCH) == language
    assert borrowed(name, term, ENGLISH) == ""
    assert borrowed(name, Term("one", (), "", {"fr": french}), FRENCH) == ""


def test_the_name_in_the_other_language_says_which_it_is() -> None:
    for path, page in pages(golden().site).items():
        if "terms/" in path:
            other = "en" if path.startswith("fr/") else "fr"
            (link,) = (
                a for a in page.named("a") if a.attributes.get("hreflang") == other and "title" not in a.attributes
            )
            assert link.attributes["lang"] == other
