"""Everything that has an address: made in one place, and all of it is there."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import examine
from generator.mentions import Mentions
from generator.model import Language
from generator.outline import FOLDERS, Kind, Outline, address_of, comparison_id, path_of, relative, resolved
from generator.pages import pages_of
from generator.site import engine_input
from generator.site.policy import is_engines
from tests import make
from tests.projects import Project, tree

GENERATOR = Path(__file__).parent.parent / "generator"


def outline_of(project: Project) -> Outline:
    found = examine(project.folder).outline
    assert found
    return found


def addresses(outline: Outline) -> set[str]:
    return {address for made in outline.makers.values() for address, _ in made}


def test_whatever_a_site_holds_is_in_the_outline_or_the_themes_and_the_other_way_round(project: Project) -> None:
    """What is made without being known for it could be replaced without a word."""
    outline = outline_of(project)
    made = engine_input(outline)
    shared = {path.partition("/")[2] for path in made if path.startswith(f"{outline.languages[0].id}/assets/")}
    folders = [outline.glossary.settings.folder(language) for language in outline.languages]
    known = addresses(outline)
    there = tree(project.site).keys() - {".glossary-files"}
    assert known <= there
    others = [
        path.removeprefix(max((one for one in folders if path.startswith(one)), key=len)) for path in there - known
    ]
    assert others
    assert shared <= there
    indexes = [path for path in others if re.fullmatch(r"search/index\.[0-9a-f]{8}\.js", path)]
    assert len(indexes) == len(outline.languages)
    assert [path for path in others if path not in {*shared, *indexes} and not is_engines(made, path)] == []


def test_the_pages_that_are_made_are_those_of_the_outline(project: Project) -> None:
    outline = outline_of(project)
    for language in outline.languages:
        assert {address_of(path) for path in pages_of(outline, Mentions(outline.glossary, language))} == outline.of(
            language
        ).pages


def test_titles_and_summaries_are_those_that_the_search_shows(project: Project) -> None:
    outline = outline_of(project)
    for language in outline.languages:
        (index,) = (project.site / outline.glossary.settings.folder(language) / "search").iterdir()
        found = json.loads(index.read_text("utf-8").partition(".index=")[2].removesuffix(";\n"))["pages"]
        titles = {item.address: item.title for item in outline.of(language).items}
        assert {page["path"]: page["title"] for page in found}.items() <= titles.items()
        kinds = {Kind.HOME, Kind.FILE, Kind.ATTACHMENT}
        assert len(found) == len([item for item in outline.of(language).items if item.kind not in kinds])


def test_the_sitemap_lists_the_pages_of_the_outline(project: Project) -> None:
    outline = outline_of(project)
    settings = outline.glossary.settings
    for language in outline.languages:
        top = settings.address + settings.folder(language)
        sitemap = (project.site / settings.folder(language) / "sitemap.xml").read_text("utf-8")
        listed = {unquote(path.removeprefix(top)) or "index.html" for path in re.findall(r"<loc>([^<]*)", sitemap)}
        assert listed == outline.of(language).pages


def spelled(text: str) -> list[str]:
    """Return the addresses of the site that a text spells, or how they begin."""
    names = "|".join(FOLDERS.values())
    return re.findall(
        rf"(?<![\w/.-])(?:\.\./)*(?:(?:{names})(?=/)|(?:a-z|abbreviations|404|sitemap)\.(?:md|html|xml))", text
    )


def literals(module: Path) -> Iterator[str]:
    """Yield the texts in a module that are no docstring."""
    tree = ast.parse(module.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


@pytest.mark.parametrize(
    "text", ["../terms/lead.md", "compare/{}", "a-z.html", 'x href="stages/index.html"', "404.html"]
)
def test_an_address_that_is_spelled_is_seen(text: str) -> None:
    assert spelled(text)


@pytest.mark.parametrize(
    "text", ["glossary/terms/lead.yml", "terms", "the terms", "[a-z]", "search/index.js", "x-terms/"]
)
def test_what_is_no_address_of_a_page_is_none(text: str) -> None:
    assert not spelled(text)


@pytest.mark.parametrize(
    "module", sorted(GENERATOR.rglob("*.py")), ids=lambda path: path.relative_to(GENERATOR).as_posix()
)
def test_no_other_module_spells_an_address(module: Path) -> None:
    found = [folder for text in literals(module) for folder in spelled(text)]
    assert module.name == "outline.py" or not found


@pytest.mark.parametrize(
    "file",
    sorted(path for ending in ("html", "xml", "j2", "js") for path in GENERATOR.rglob(f"*.{ending}")),
    ids=lambda path: path.relative_to(GENERATOR).as_posix(),
)
def test_no_template_and_no_script_spells_an_address(file: Path) -> None:
    text = file.read_text("utf-8")
    comment = r"/\*.*?\*/|(?<!:)//[^\n]*" if file.suffix == ".js" else r"\{#.*?#\}"
    text = re.sub(comment, "", text, flags=re.DOTALL)
    assert spelled(text) == []


@given(
    st.sampled_from(("index.md", "terms/a.md", "fr/terms/b.md", "a/b/c.md")),
    st.sampled_from(("a-z.md", "terms/b.md", "a/b/d.md", "a/x.md")),
)
def test_the_way_from_one_page_to_another_leads_there(here: str, target: str) -> None:
    assert resolved(relative(target, here), here) == target
    assert resolved(f"{relative(target, here)}#part", here) == target


def test_a_file_written_by_hand_comes_where_the_engine_puts_it() -> None:
    paths = ("about.md", "README.md", "team/README.md", "team/who.md", "map.png", "a.md.txt", "readme.md")
    assert [*map(address_of, paths)] == [
        *("about.html", "index.html", "team/index.html", "team/who.html", "map.png", "a.md.txt", "readme.html")
    ]


def test_a_comparison_has_one_id_whichever_term_comes_first() -> None:
    assert comparison_id("quota", "lead") == comparison_id("lead", "quota") == "lead-vs-quota"
    assert path_of(Kind.COMPARISON, comparison_id("quota", "lead")) == "compare/lead-vs-quota.md"


def test_what_cannot_be_read_has_its_address_all_the_same(tmp_path: Path) -> None:
    folder = make.project(tmp_path, {"glossary/terms/quota.yml": ""})
    (folder / "glossary/terms/quota.yml").write_text("en: [\n", "utf-8")
    outline = examine(folder).outline
    assert outline
    assert not outline.glossary.is_whole
    item = outline.of(outline.languages[0])[Kind.TERM, "quota"]
    assert (item.address, item.title) == ("terms/quota.html", "")


def test_pages_by_hand_have_the_title_and_the_description_that_they_say(tmp_path: Path) -> None:
    page = "---\ndescription: Who does what.\n---\n\n# The team\n"
    outline = examine(make.project(tmp_path, {"docs/en/team/README.md": page})).outline
    assert outline
    (item,) = outline.of(outline.languages[0]).of(Kind.PAGE)
    assert (item.title, item.summary, item.address) == ("The team", "Who does what.", "team/index.html")


def test_a_language_that_is_given_twice_counts_once(tmp_path: Path) -> None:
    outline = examine(make.project(tmp_path, {})).outline
    assert outline
    settings = outline.glossary.settings
    again = Language("fr", "Encore", "fr_FR", "EUR")
    object.__setattr__(settings, "languages", (*settings.languages, again))
    assert [language.name for language in Outline(outline.glossary).languages] == ["English", "Français"]
