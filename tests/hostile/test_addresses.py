"""Two makers of one address, however they come about, are told before anything is built, each with its place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.build import build, examine
from generator.problem import Problem
from tests import make
from tests.projects import Project, golden_copy

PAIR = "contrast:\n  - {term: b-vs-c, en: One is not the other., fr: L’un n’est pas l’autre.}\n"
OTHER_PAIR = "contrast:\n  - {term: c, en: One is not the other., fr: L’un n’est pas l’autre.}\n"
PATHS = "paths:\n  - {id: first, en: {name: First, summary: S.}, fr: {name: Premier, summary: S.}, terms: [lead]}\n"

# For each way: the files, and where what is said.
COLLISIONS: dict[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "a term": (
        {"docs/en/terms/lead.md": "# Lead\n"},
        {"docs/en/terms/lead.md": "rename it: glossary/terms/lead.yml comes to terms/lead.html too"},
    ),
    "a term, in every language": (
        {"docs/en/terms/lead.md": "# Lead\n", "docs/fr/terms/lead.md": "# Lead\n"},
        {
            "docs/en/terms/lead.md": "rename it: glossary/terms/lead.yml comes to terms/lead.html too",
            "docs/fr/terms/lead.md": "rename it: glossary/terms/lead.yml comes to fr/terms/lead.html too",
        },
    ),
    "a term in capitals": (
        {"docs/en/Terms/Lead.md": "# Lead\n"},
        {
            "docs/en/Terms/Lead.md": "rename it: glossary/terms/lead.yml comes to terms/lead.html, "
            "which some disks cannot tell from Terms/Lead.html"
        },
    ),
    "a term of another language": (
        {"docs/en/fr/terms/lead.md": "# Lead\n"},
        {"docs/en/fr/terms/lead.md": "rename it: glossary/terms/lead.yml comes to fr/terms/lead.html too"},
    ),
    "no page, but a file beside pages": (
        {"docs/en/terms/lead.html": "<p>Lead</p>\n"},
        {"docs/en/terms/lead.html": "rename it: glossary/terms/lead.yml comes to terms/lead.html too"},
    ),
    "a stage": (
        {"docs/en/stages/closing.md": "# Closing\n"},
        {"docs/en/stages/closing.md": "rename it: glossary/glossary.yml:22:9 comes to stages/closing.html too"},
    ),
    "a topic": (
        {"docs/en/topics/sales.md": "# Sales\n"},
        {"docs/en/topics/sales.md": "rename it: glossary/glossary.yml:25:15 comes to topics/sales.html too"},
    ),
    "a learning path": (
        {make.SETTINGS: PATHS, "docs/en/paths/first.md": "# First\n"},
        {"docs/en/paths/first.md": "rename it: glossary/glossary.yml:2:10 comes to paths/first.html too"},
    ),
    "a comparison": (
        {"glossary/terms/a.yml": PAIR, "glossary/terms/b-vs-c.yml": "", "docs/en/compare/a-vs-b-vs-c.md": "# A\n"},
        {
            "docs/en/compare/a-vs-b-vs-c.md": "rename it: glossary/terms/a.yml:2:12 comes to "
            "compare/a-vs-b-vs-c.html too"
        },
    ),
    "two comparisons of one name": (
        {
            "glossary/terms/a.yml": PAIR,
            "glossary/terms/b-vs-c.yml": "",
            "glossary/terms/a-vs-b.yml": OTHER_PAIR,
            "glossary/terms/c.yml": "",
        },
        {
            "glossary/terms/a-vs-b.yml": "rename one of them: glossary/terms/a.yml:2:12 comes to "
            "compare/a-vs-b-vs-c.html too"
        },
    ),
    "a list": (
        {"docs/en/a-z.md": "# A\n"},
        {"docs/en/a-z.md": "rename it: the list 'A–Z' comes to a-z.html too"},
    ),
    "a list that begins a folder": (
        {"docs/fr/topics/README.md": "# Sujets\n"},
        {"docs/fr/topics/README.md": "rename it: the list 'Thèmes' comes to fr/topics/index.html too"},
    ),
    "the home page of another language": (
        {"docs/en/fr/README.md": "# Accueil\n"},
        {"docs/en/fr/README.md": "rename it: the home page comes to fr/index.html too"},
    ),
    "the page for wrong addresses": (
        {"docs/en/404.md": "# Lost\n"},
        {"docs/en/404.md": "rename it: a file that every site has comes to 404.html too"},
    ),
    "what programs read": (
        {"docs/fr/sitemap.xml": "<a/>\n", "docs/en/opensearch.xml": "<a/>\n"},
        {
            "docs/fr/sitemap.xml": "rename it: a file that every site has comes to fr/sitemap.xml too",
            "docs/en/opensearch.xml": "rename it: a file that every site has comes to opensearch.xml too",
        },
    ),
    "a page of another language": (
        {"docs/en/fr/note.md": "# Note\n", "docs/fr/note.md": "# Note\n", "docs/en/note.md": "# Note\n"},
        {"docs/fr/note.md": "rename one of them: docs/en/fr/note.md comes to fr/note.html too"},
    ),
    "a page of another language, in capitals": (
        {"docs/en/fr/Note.md": "# Note\n", "docs/fr/note.md": "# Note\n", "docs/en/note.md": "# Note\n"},
        {
            "docs/fr/note.md": "rename one of them: docs/en/fr/Note.md comes to fr/Note.html, "
            "which some disks cannot tell from fr/note.html"
        },
    ),
    "a file in the place of a folder": (
        {"docs/en/terms": "no folder\n"},
        {"docs/en/terms": "rename it: glossary/terms/lead.yml comes to terms/lead.html"},
    ),
    "a file in the place of a language": (
        {"docs/en/fr": "no folder\n"},
        {"docs/en/fr": "rename it: the home page comes to fr/index.html"},
    ),
    "a folder in the place of a page": (
        {"docs/en/index.html/picture.png": "png\n"},
        {"docs/en/index.html/picture.png": "rename it: the home page comes to index.html"},
    ),
    "a folder in the place of a term": (
        {"docs/en/terms/lead.html/picture.png": "png\n"},
        {"docs/en/terms/lead.html/picture.png": "rename it: glossary/terms/lead.yml comes to terms/lead.html"},
    ),
    "a term that cannot be read": (
        {"docs/en/terms/quota.md": "# Quota\n", "glossary/terms/quota.yml": "stages: [\n"},
        {"docs/en/terms/quota.md": "rename it: glossary/terms/quota.yml comes to terms/quota.html too"},
    ),
}


def told(problems: tuple[Problem, ...]) -> dict[str, str]:
    return {problem.span.file: problem.hint for problem in problems if problem.code == "G601"}


@pytest.mark.parametrize("way", COLLISIONS)
def test_who_wants_an_address_that_is_taken_is_named_with_the_other(tmp_path: Path, way: str) -> None:
    files, said = COLLISIONS[way]
    outcome = examine(make.project(tmp_path, files))
    assert told(outcome.problems) == said
    assert outcome.fails()
    # To write such a page in the other languages too would be no help.
    assert not [problem for problem in outcome.problems if problem.code == "G113"]


def test_the_order_of_the_languages_decides_where_pages_are(tmp_path: Path) -> None:
    french = "{id: fr, name: Français, locale: fr_FR, currency: EUR}"
    languages = f"[{french}, {{id: en, name: English, locale: en_US, currency: USD}}]"
    files = {
        make.SETTINGS: f"languages: {languages}\n",
        "docs/fr/en/terms/lead.md": "# Lead\n",
        "docs/en/fr/x.md": "# X\n",
    }
    outcome = examine(make.project(tmp_path, files))
    assert told(outcome.problems) == {
        "docs/fr/en/terms/lead.md": "rename it: glossary/terms/lead.yml comes to en/terms/lead.html too"
    }


@pytest.mark.parametrize(
    "files",
    [
        {"docs/en/terms/notes.md": "# Notes\n", "docs/fr/terms/notes.md": "# Notes\n"},
        {"docs/en/lead.md": "# Lead\n", "docs/fr/lead.md": "# Lead\n"},
        {"docs/en/topics/idle.md": "# Idle\n", "docs/fr/topics/idle.md": "# Idle\n"},
        {"docs/en/compare/lead-vs-opportunity.md": "# A\n", "docs/fr/compare/lead-vs-opportunity.md": "# A\n"},
        {"docs/en/assets/own.js": "0;\n"},
        {"docs/en/fr/map.png": "png\n", "docs/fr/plan.png": "png\n"},
    ],
    ids=min,
)
def test_where_nothing_is_made_people_may_write(tmp_path: Path, files: Mapping[str, str]) -> None:
    assert examine(make.project(tmp_path, files)).problems == ()


def test_ids_that_are_wrong_in_another_way_are_told_once(tmp_path: Path) -> None:
    """A stage called like the list of stages is a reserved name, two of one name are twins: no more is said."""
    words = "{name: N, short: S, summary: S., explanation: E.}"
    stage = f"    en: {words}\n    fr: {words}\n"
    stages = "".join(f"  - id: {id_}\n{stage}" for id_ in ("prospecting", "index", "closing", "closing"))
    problems = examine(make.project(tmp_path, {make.SETTINGS: f"stages:\n{stages}"})).problems
    assert [problem.code for problem in problems] == ["G222", "G223"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return golden_copy(tmp_path / "project")


@pytest.mark.parametrize(
    "path",
    [
        "en/assets/favicon.svg",
        "en/Assets/Favicon.SVG",
        "en/assets/javascripts",
        "en/assets/licences.txt/more.txt",
        "en/assets",
        "en/search",
        "fr/search/index.js",
    ],
)
def test_only_the_build_knows_what_the_theme_puts_there(project: Project, path: str) -> None:
    file = project.folder / "docs" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("words\n")
    outcome = build(project.folder, project.site)
    address = path.removeprefix("en/")
    assert told(outcome.problems) == {f"docs/{path}": f"rename it: a file of the theme comes to {address} too"}
    assert not project.site.exists()
    assert not project.build.exists()


def test_what_lies_beside_pages_is_published_whatever_its_ending(project: Project) -> None:
    beside = {"data.csv.gz": b"gz", "site.css.map": b"map", "assets/images/favicon.png": b"png"}
    for path, content in beside.items():
        file = project.folder / "docs/en" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    assert not build(project.folder, project.site).fails()
    assert {path: (project.site / path).read_bytes() for path in beside} == beside


def test_a_build_and_a_check_say_the_same(project: Project) -> None:
    page = project.folder / "docs/en/terms/bonk.md"
    page.parent.mkdir()
    page.write_text(f"# Bonk{os.linesep}")
    checked = examine(project.folder).problems
    assert told(checked) == {"docs/en/terms/bonk.md": "rename it: glossary/terms/bonk.yml comes to terms/bonk.html too"}
    assert build(project.folder, project.site).problems == checked
