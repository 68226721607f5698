"""A German and a Spanish project: built, searched and linked as people of these languages expect it."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from generator.build import build, examine
from tests.built_page import BuiltPage, pages
from tests.languages.translated import translated
from tests.projects import glossary_of, tree
from tests.search.node import Search

HERE = Path(__file__).parent
PROJECTS = {"de": HERE / "german", "es": HERE / "spanish"}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the built site of each project."""
    made = {}
    for language, project in PROJECTS.items():
        folder = tmp_path_factory.mktemp(language) / "project"
        shutil.copytree(project, folder)
        outcome = build(folder, folder / "site")
        assert not outcome.problems, outcome.problems
        made[language] = folder / "site"
    return made


@cache
def page(site: Path, path: str) -> BuiltPage:
    return pages(site)[path]


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("de", "Kunde oder Interessent?", ["In der Praxis", "Beispiel", "Nicht zu verwechseln mit"]),
        ("es", "¿Cliente o cliente potencial?", ["En la práctica", "Ejemplo", "No confundir con"]),
    ],
)
def test_pages_speak_the_language(sites: dict[str, Path], language: str, title: str, words: list[str]) -> None:
    (heading,) = page(sites[language], "compare/customer-vs-prospect.html").named("h1")
    assert heading.text == title
    term = page(sites[language], "terms/prospect.html")
    assert [element.text for element in term.named("h2")][:2] == words[:1] + words[1:2]
    assert words[2] in [element.text for element in term.named("h2")]
    (html,) = term.named("html")
    assert (html.attributes["lang"], html.attributes["dir"]) == (language, "ltr")


@pytest.mark.parametrize(
    ("language", "linked"),
    [
        ("de", {"Kunden", "Interessent", "Angebot", "Kunde", "Angeboten", "Interessenten"}),
        ("es", {"clientes", "cliente potencial", "presupuestos"}),
    ],
)
def test_terms_are_linked_in_their_forms(sites: dict[str, Path], language: str, linked: set[str]) -> None:
    found = {
        link.text
        for path, one in pages(sites[language]).items()
        if path.startswith("terms/")
        for link in one.named("a")
        if link.attributes.get("class") == "g-term"
    }
    assert linked <= found


QUERIES = {
    "de": [
        ("kunden", "customer"),
        ("Was ist ein Interessent?", "prospect"),
        ("Bedeutung von Angebot", "quote"),
        ("angebote", "quote"),
        ("Was bedeutet Käufer", "customer"),
        ("qualifizierten leads", "prospect"),
        ("Intressent", "prospect"),
        ("ausserung zum preis", "quote"),
    ],
    "es": [
        ("clientes potenciales", "prospect"),
        ("¿Qué es un presupuesto?", "quote"),
        ("qué significa cotización", "quote"),
        ("cotizaciones", "quote"),
        ("leads cualificados", "prospect"),
        ("compradores", "customer"),
        ("presupesto", "quote"),
    ],
}
COMPARED = {
    "de": ["Unterschied zwischen Kunde und Interessent", "Kunde oder Interessent", "kunde vs interessent"],
    "es": ["diferencia entre cliente y cliente potencial", "cliente o cliente potencial"],
}


@pytest.mark.parametrize("language", PROJECTS)
def test_the_search_understands_how_people_ask(language: str, tmp_path: Path) -> None:
    glossary = glossary_of(PROJECTS[language])
    search = Search(glossary, glossary.settings.languages[0], tmp_path)
    asked = QUERIES[language]
    answers = search.answers([query for query, _ in asked])
    first = {query: answer.paths[:1] for (query, _), answer in zip(asked, answers, strict=True)}
    assert first == {query: (f"terms/{id_}.html",) for query, id_ in asked}
    for answer in search.answers(COMPARED[language]):
        assert answer.paths[0] == "compare/customer-vs-prospect.html"


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("de", "Jemand, der einen Vertrag", "Einer von vielen Kunden, der einen Vertrag"),
        ("es", "Persona que ha firmado", "Uno de los clientes, persona que ha firmado"),
    ],
)
def test_a_definition_that_uses_the_term_in_another_form_is_told(
    language: str, old: str, new: str, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(PROJECTS[language], project)
    file = project / "glossary/terms/customer.yml"
    written = file.read_text("utf-8")
    assert old in written
    file.write_text(written.replace(old, new), "utf-8")
    assert "G412" in [problem.code for problem in examine(project).problems]


def test_the_projects_are_as_they_were(sites: dict[str, Path]) -> None:
    assert sites.keys() == PROJECTS.keys()
    assert all(path.startswith("glossary/") for project in PROJECTS.values() for path in tree(project))


@pytest.mark.parametrize(
    ("language", "locale", "direction"), [("pt", "pt_PT", "ltr"), ("ja", "ja_JP", "ltr"), ("ur", "ur_PK", "rtl")]
)
def test_a_language_without_a_file_has_english_words_around_its_texts_and_one_warning(
    tmp_path: Path, language: str, locale: str, direction: str
) -> None:
    folder = translated(tmp_path / "project", language, locale)
    outcome = build(folder, folder / "site")
    assert [problem.code for problem in outcome.problems] == ["G233"]
    term = page(folder / "site", "terms/prospect.html")
    begin, end = ("", "") if direction == "ltr" else ("\u2066", "\u2069")  # English words within lines from the right
    headings = [element.text for element in term.named("h2")]
    assert headings[:2] == [f"{begin}In use{end}", f"{begin}Example{end}"]
    (html,) = term.named("html")
    assert (html.attributes["lang"], html.attributes["dir"]) == (language, direction)
    glossary = outcome.glossary
    assert glossary
    (answer,) = Search(glossary, glossary.settings.languages[0], tmp_path).answers(["cliente potencial"])
    assert answer.paths[0] == "terms/prospect.html"
