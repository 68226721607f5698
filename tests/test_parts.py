"""What a glossary does not have, its site does not mention: no tab, no heading, no card, no page, no link."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from generator.build import build
from tests.built_page import BuiltPage, pages
from tests.projects import Project, golden_copy

Change = Callable[[Project], None]
Built = tuple[Project, list[str], list[str]]


def without_paths(project: Project) -> None:
    """Take the learning paths out."""
    _settings(project, lambda text: re.sub(r"^paths:\n(?:[ #].*\n|\n)*", "", text, flags=re.MULTILINE))


def without_contrasts(project: Project) -> None:
    """Take the terms that others are taken for out."""
    _terms(project, lambda text: re.sub(r"^contrast:\n(?:[ ].*\n)+", "", text, flags=re.MULTILINE))


def without_abbreviations(project: Project) -> None:
    """Take the abbreviations out, in every language."""
    _terms(project, lambda text: re.sub(r"^  abbreviation:.*\n", "", text, flags=re.MULTILINE))
    _settings(project, lambda text: re.sub(r"^ambiguous:\n(?:[ ].*\n)+", "", text, flags=re.MULTILINE))


def with_an_idle_topic(project: Project) -> None:
    """Add a topic that no term belongs to."""
    idle = "topics:\n  - id: idle\n    en: {name: Idle, summary: Nothing.}\n    fr: {name: Vide, summary: Rien.}\n"
    _settings(project, lambda text: text.replace("topics:\n", idle))


def in_one_language(project: Project) -> None:
    """Leave English alone."""
    french = r"^(?P<indent> *)(?:- \{id: fr,.*\n|fr:(?: .+)?\n(?:(?P=indent) +.*\n|\n)*)"
    _settings(project, lambda text: re.sub(french, "", text, flags=re.MULTILINE))
    _settings(project, lambda text: re.sub(r"^  - language: fr\n(?:    .*\n)*", "", text, flags=re.MULTILINE))
    _terms(project, lambda text: re.sub(french, "", text, flags=re.MULTILINE))
    _terms(project, lambda text: re.sub(r", fr: (?:\"[^\"]*\"|[^,}]*)", "", text))


def without_pages_by_hand(project: Project) -> None:
    """Take the pages out that people write."""
    for file in (project.folder / "docs").rglob("*.md"):
        file.unlink()


def _settings(project: Project, change: Callable[[str], str]) -> None:
    project.settings.write_text(change(project.settings.read_text("utf-8")), "utf-8")


def _terms(project: Project, change: Callable[[str], str]) -> None:
    for file in project.terms.glob("*.yml"):
        file.write_text(change(file.read_text("utf-8")), "utf-8")


MISSING: dict[str, tuple[Change, tuple[str, ...], tuple[str, ...]]] = {
    "paths": (without_paths, ("paths/",), ("Learning paths", "Parcours")),
    "contrasts": (without_contrasts, ("compare/",), ("Compare", "Comparer", "Side by side", "Côte à côte")),
    "abbreviations": (without_abbreviations, ("abbreviations.html",), ("Abbreviations", "Sigles")),
    "topic": (with_an_idle_topic, ("topics/idle.html",), ("Idle", "Vide")),
    "language": (in_one_language, ("fr/",), ("French", "Français", "In French")),
    "pages by hand": (without_pages_by_hand, ("about.html",), ("About", "À propos")),
}
"""What to take out, what no address then holds, and what no link or heading then says."""


@pytest.fixture(scope="module", params=[*MISSING, "everything"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A project that lacks something, built; the addresses and the words that must not be there."""
    project = golden_copy(tmp_path_factory.mktemp("lacking"))
    missing = list(MISSING.values()) if request.param == "everything" else [MISSING[request.param]]
    for change, _, _ in missing:
        change(project)
    outcome = build(project.folder, project.site)
    assert not outcome.fails(), outcome.problems
    addresses = [address for _, lack, _ in missing for address in lack]
    return project, addresses, [word for _, _, lack in missing for word in lack]


def test_nothing_leads_to_what_is_not_there(built: Built) -> None:
    project, addresses, words = built
    site = pages(project.site)
    assert not [path for path in site for address in addresses if address in path]
    for path, page in site.items():
        for element, name, address in page.links():
            url = urlsplit(address)
            if url.scheme or not url.path:
                continue
            target = unquote(url.path) if path.endswith("404.html") else _from(path, unquote(url.path))
            assert not [one for one in addresses if target.lstrip("/").startswith(one)], (path, element)
            if not path.endswith("404.html"):
                assert (project.site / target).is_file(), (path, element.tag, name, address)
        said = {element.text for element in page.named("a", "h1", "h2", "h3", "button", "label")}
        assert said.isdisjoint(words), path


def _from(path: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))


def test_the_sitemap_and_the_index_list_pages_that_are_there(built: Built) -> None:
    project = built[0]
    for sitemap in project.site.rglob("sitemap.xml"):
        listed = re.findall(r"(?:<loc>|href=\")https://words\.example/bicycles/([^<\"]*)", sitemap.read_text("utf-8"))
        assert listed
        assert not [path for path in listed if not (project.site / (unquote(path) or "index.html")).is_file()]
    for index in project.site.glob("**/search/index.*.js"):
        found = re.findall(r'"path":"([^"]+)"', index.read_text("utf-8"))
        assert found
        assert not [path for path in found if not (index.parent.parent / unquote(path)).is_file()]


def test_no_heading_stands_above_nothing(built: Built) -> None:
    for path, page in pages(built[0].site).items():
        for index, element in enumerate(page.elements):
            if re.fullmatch("h[23]", element.tag):
                below = page.elements[index + 1 :]
                end = next((at for at, one in enumerate(below) if re.fullmatch("h[12]", one.tag)), len(below))
                assert any(one.text for one in below[:end]), (path, element.text)


def test_a_language_that_lacks_a_part_is_changed_to_at_its_home_page(tmp_path: Path) -> None:
    project = golden_copy(tmp_path)
    assert not build(project.folder, project.site).fails()
    assert not (project.site / "fr/abbreviations.html").exists(), "its terms have none in French"
    page = BuiltPage((project.site / "abbreviations.html").read_text("utf-8"))
    switches = [link.attributes["href"] for link in page.named("a") if link.attributes.get("hreflang") == "fr"]
    assert set(switches) == {"./fr/index.html"}
