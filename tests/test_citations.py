"""A page shows the sources that it names, in the order in which it names them, and those of the whole entry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.citations import sources_of
from tests.projects import Project, glossary_of, golden_copy, made_pages

SOURCES = """sources:
  - {id: general-2020, title: All of it, address: "https://words.example/general"}
  - {id: law-fr, title: Loi, address: "https://words.example/loi"}
  - {id: riders-2025, title: Riders, address: "https://words.example/riders"}
  - {id: stand-2024, title: Teeth, address: "https://words.example/stand"}
"""
EN = "    High is for the flat [stand-2024], low for the climb [riders-2025], and both [stand-2024] on tour [sic].\n"
FR = "    La loi le dit [law-fr], les cyclistes aussi [riders-2025].\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The golden project, with a term whose languages name sources of their own."""
    project = golden_copy(tmp_path / "project")
    path = project.terms / "bonk.yml"
    head, en, fr = path.read_text("utf-8").split("explanation: |\n")
    path.write_text(f"{SOURCES}{head}explanation: |\n{EN}{en}explanation: |\n{FR}{fr}", "utf-8")
    return project


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ["stand-2024", "riders-2025", "general-2020"]),
        ("fr", ["law-fr", "riders-2025", "general-2020"]),
    ],
)
def test_a_page_numbers_what_it_names_and_then_what_no_page_names(
    project: Project, language: str, shown: list[str]
) -> None:
    glossary = glossary_of(project.folder)
    assert [source.id for source in sources_of(glossary.by_id["bonk"], language)] == shown
    page = made_pages(glossary)[f"{language}/terms/bonk.md"].decode()
    assert re.findall(r'<li id="source-([^"]+)"', page) == shown
    numbers = dict(re.findall(r"\[(\d)\]\(#source-([^)]+)\)", page))
    assert numbers == {str(number): id_ for number, id_ in enumerate(shown[:2], 1)}


def test_sources_that_no_text_names_keep_their_order(tmp_path: Path) -> None:
    project = golden_copy(tmp_path / "project")
    path = project.terms / "bonk.yml"
    path.write_text(SOURCES + path.read_text("utf-8"), "utf-8")
    term = glossary_of(project.folder).by_id["bonk"]
    assert sources_of(term, "fr") == term.sources
    assert len(term.sources) == 4
