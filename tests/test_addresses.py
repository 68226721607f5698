"""One address, one maker: in all languages together, and beside what the theme and the engine bring."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from generator.addresses import Claim, collisions
from generator.build import build
from generator.site import engine_input, is_engines
from tests.projects import Project, golden, golden_copy, tree


def hand(*paths: str, language: str = "en") -> list[Claim]:
    return [Claim(path, f"docs/{language}/{path}") for path in paths]


def told(english: list[Claim], french: list[Claim]) -> list[tuple[str, str]]:
    """Return what is wrong, by file, where the theme has one file in each language."""
    found = collisions({"": english, "fr/": french}, lambda path: path == "assets/theme.js")
    assert {problem.code for problem in found} <= {"G601"}
    return [(problem.span.file, problem.hint) for problem in found]


@pytest.mark.parametrize(
    ("english", "french", "file", "hint"),
    [
        (
            hand("fr/note.md"),
            hand("note.md", language="fr"),
            "docs/fr/note.md",
            "rename one of them: docs/en/fr/note.md comes to fr/note.html too",
        ),
        (
            hand("fr/terms/lead.md"),
            [Claim("terms/lead.md")],
            "docs/en/fr/terms/lead.md",
            "rename it: a file of the glossary comes to fr/terms/lead.html too",
        ),
        (
            hand("About.md", "about.md"),
            [],
            "docs/en/about.md",
            "rename one of them: docs/en/About.md comes to about.html too",
        ),
        (
            hand("README.md"),
            [Claim("index.md")],
            "",
            "",
        ),
        (
            [*hand("README.md"), Claim("index.md")],
            [],
            "docs/en/README.md",
            "rename it: a file of the glossary comes to index.html too",
        ),
        (
            hand("about.html", "about.md"),
            [],
            "docs/en/about.md",
            "rename one of them: docs/en/about.html comes to about.html too",
        ),
        (
            hand("assets/theme.js"),
            [],
            "docs/en/assets/theme.js",
            "rename it: a file of the theme comes to assets/theme.js too",
        ),
        (
            hand("fr/assets/theme.js"),
            [],
            "docs/en/fr/assets/theme.js",
            "rename it: a file of the theme comes to fr/assets/theme.js too",
        ),
        (
            [*hand("terms"), Claim("terms/lead.md")],
            [],
            "docs/en/terms",
            "rename it: a file of the glossary is terms/lead.html",
        ),
        (
            [*hand("index.html/picture.png"), Claim("index.md")],
            [],
            "docs/en/index.html/picture.png",
            "rename it: a file of the glossary is index.html",
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else None,
)
def test_a_file_that_wants_the_address_of_another_is_named_with_it(
    english: list[Claim], french: list[Claim], file: str, hint: str
) -> None:
    assert told(english, french) == ([(file, hint)] if file else [])


def test_three_that_want_one_address_are_all_named() -> None:
    found = told(hand("A.md", "a.md", "a.html"), [])
    assert {name for _, hint in found for name in hint.split() if name.startswith("docs/")} | {found[0][0]} == {
        "docs/en/A.md",
        "docs/en/a.md",
        "docs/en/a.html",
    }


def test_different_addresses_are_no_collision() -> None:
    english = [*hand("about.md", "map.png", "terms/notes.md", "assets/own.js"), Claim("terms/lead.md")]
    assert told(english, [*hand("about.md", language="fr"), Claim("terms/lead.md")]) == []


def test_whatever_a_site_holds_has_a_maker_that_is_asked() -> None:
    """What the engine makes without being known for it could be replaced without a word."""
    built = golden()
    outcome = build(built.folder, built.site)
    assert outcome.glossary
    own = engine_input(outcome.glossary)
    pages = {
        Claim(path).address for path in (*tree(built.build / "en"), *(f"fr/{p}" for p in tree(built.build / "fr")))
    }
    is_known = partial(is_engines, own)
    made = tree(built.site).keys() - {".glossary-files"} - pages
    assert made
    assert [path for path in made if not is_known(path.removeprefix("fr/"))] == []


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return golden_copy(tmp_path / "project")


def test_nothing_is_replaced_without_a_word(project: Project) -> None:
    written = {
        "en/fr/about.md": "docs/fr/about.md",
        "en/search/index.js": "docs/en/search/index.js",
        "en/404.md": "docs/en/404.md",
        "fr/a-z.md": "docs/fr/a-z.md",
        "fr/assets/javascripts/minisearch.js": "docs/fr/assets/javascripts/minisearch.js",
    }
    for path in written:
        file = project.folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("# Words\n")
    outcome = build(project.folder, project.site)
    errors = [problem for problem in outcome.problems if problem.code == "G601"]
    assert {problem.message for problem in errors} == {"two pages have this address"}
    assert {problem.span.file for problem in errors} == set(written.values())
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
