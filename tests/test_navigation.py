"""Pages written by hand are found from each other, in folders too, and each page marks one tab."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build
from tests.built_page import BuiltPage
from tests.projects import GOLDEN, Project, golden_copy, languages_of

PAGES = {
    "about.md": "---\nhide: [toc]\n---\n\n# About\n\n## Who we are\n",
    "quiet.md": "---\nhide: [navigation]\n---\n\n# Quiet\n",
    "team/who.md": "# Who does what\n\n## At the counter\n",
    "team/night shift/now.md": "# Now\n",
    "terms/notes.md": "# Notes\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    copy = golden_copy(tmp_path_factory.mktemp("navigation"))
    for language in languages_of(GOLDEN):
        for path, text in PAGES.items():
            file = copy.folder / "docs" / language / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    outcome = build(copy.folder, copy.site, strict=True)
    assert not outcome.problems
    return copy


def page_at(project: Project, path: str) -> BuiltPage:
    return BuiltPage(Path(project.site, path).read_text("utf-8"))


def marked(page: BuiltPage) -> list[tuple[str, str]]:
    """Return the links that are marked as the place of a page: their class, and their words."""
    links = [link for link in page.named("a") if "aria-current" in link.attributes]
    return [(link.attributes.get("class", ""), link.text) for link in links]


def beside(page: BuiltPage) -> dict[str, str]:
    """Return where the links beside a page lead, by their words."""
    inside = [element for element in page.named("nav") if element.attributes.get("class") == "g-side"]
    words = " ".join(element.text for element in inside)
    return {link.text: link.attributes["href"] for link in page.named("a") if inside and link.text in words}


@pytest.mark.parametrize("folder", ["", "fr/"])
def test_a_page_in_a_folder_is_listed_beside_the_others(project: Project, folder: str) -> None:
    about = beside(page_at(project, f"{folder}about.html"))
    assert about["Who does what"] == "team/who.html"
    assert about["Now"] == "team/night%20shift/now.html"
    assert beside(page_at(project, f"{folder}team/who.html"))["Now"] == "night%20shift/now.html"


@pytest.mark.parametrize("folder", ["", "fr/"])
def test_what_a_page_hides_is_that_alone(project: Project, folder: str) -> None:
    assert "Who we are" not in beside(page_at(project, f"{folder}about.html")), "it hides its headings"
    assert "At the counter" in beside(page_at(project, f"{folder}team/who.html"))
    assert beside(page_at(project, f"{folder}quiet.html")) == {}, "it hides the other pages"


TABS = {
    "about.html": ("About", "À propos"),
    "team/who.html": ("About", "À propos"),
    "terms/notes.html": ("About", "À propos"),
    "terms/bonk.html": ("Repair", "Réparation"),
    "stages/stand.html": ("Repair", "Réparation"),
    "topics/parts.html": ("Topics", "Thèmes"),
    "paths/first-week.html": ("Learning paths", "Parcours"),
    "compare/ball-bearing-vs-bottom-bracket.html": ("Compare", "Comparer"),
    "index.html": ("Home", "Accueil"),
}


@pytest.mark.parametrize("path", TABS)
def test_each_page_marks_the_tab_of_its_part_and_no_other(project: Project, path: str) -> None:
    for folder, name in zip(("", "fr/"), TABS[path], strict=True):
        tabs = [words for kind, words in marked(page_at(project, folder + path)) if kind == "g-tab"]
        assert tabs == [name]


def test_the_page_for_wrong_addresses_marks_none(project: Project) -> None:
    assert marked(page_at(project, "404.html")) == []
