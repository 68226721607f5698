"""The pages: the golden ones to the letter, and that no word of an author becomes anything but words."""

from __future__ import annotations

import dataclasses
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]  # its types come in a package of their own
import pytest
import yaml

from generator.model import Entry, Glossary, Language, Official
from generator.outline import Outline
from generator.output import files_in, merged, write
from generator.search import search_script
from generator.site import DEFAULTS, engine_input, run_engine, settings_files, site_files
from generator.text import literal
from tests.built_page import BuiltPage, Element, pages, spaced
from tests.projects import EXPECTED, GOLDEN, glossary_of, golden, made_pages, tree

# What the names of assets say of their content, which a change of the looks changes too.
_CONTENT = re.compile(r"\.[0-9a-f]{8}(?=\.(?:js|css)\b)")


def test_golden_pages(pytestconfig: pytest.Config) -> None:
    """The five-term project gives exactly the Markdown pages and settings in tests/site/expected."""
    made = {
        _CONTENT.sub("", path): _CONTENT.sub("", content.decode()).encode()
        for path, content in tree(golden().build).items()
        if re.fullmatch(r"(?:en|fr)/(?!\.|assets/|about\.md).+|mkdocs\...\.yml", path)
    }
    if pytestconfig.getoption("accept"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, content in made.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(content)
    expected = tree(EXPECTED)
    changed = sorted(path for path in made.keys() | expected.keys() if made.get(path) != expected.get(path))
    assert not changed, (
        f"{len(changed)} pages differ from tests/site/expected: {', '.join(changed)}. If that is meant, run "
        "`pytest tests/test_pages.py --accept`, read `git diff tests/site`, and commit it with the change."
    )


# Texts that would become something else if they were not escaped: each is tried in every plain field.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</span></div></p></title><h1>Mine</h1>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "{: onclick=alert(1) #mine .mine }",
    "{:onclick=alert(1)}",
    '](javascript:alert(1)) [x](javascript:alert(1) "x")',
    "![x](https://elsewhere.example/x.png)",
    "<javascript:alert(1)> <https://elsewhere.example> https://elsewhere.example",
    "&amp; &lt;b&gt; &#60;i&#62; & &copy;",
    "`code` ``more`` `open",
    "| a | b | \\| c",
    "*a* **b** _c_ __d__ ~~e~~ ==f== ^^g^^ a*b_c*d_e",
    "\\<b> \\*a\\* \\\\ \\",
    "[x][ref] [^1] [ref]: https://elsewhere.example",
    "{{ 7 * 7 }} {% raw %} {# gone #} ${x} %7B",
    "<!-- gone --> <![CDATA[x]]> <?php ?>",
    ":smile: :material-check: $x$ \\(x\\) H~2~O",
    "# a #",
)
# Texts that mean something at the beginning of a paragraph only.
HOSTILE_BEGINNINGS = (
    "# Heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "> quote",
    "!!! note",
    "??? note",
    '=== "tab"',
    "--- ---",
    "***",
    "| a | b |",
    ": definition",
    "[ref]: https://elsewhere.example",
    "*[HTML]: abbreviation",
    "[^1]: footnote",
    "```",
    "~~~",
    "    code",
    "::: block",
    "--8<-- 'mkdocs.yml'",
    "<div markdown>",
    "title: x",
    "---",
)
_NAMES = {"term", "abbreviation", "aliases", "avoid", "names", "shorts", "captions", "titles", "source", "name"}
_SENTENCES = {"definition", "caution", "sentences", "summaries", "welcomes", "descriptions", "summary", "title"}
_MARK = re.compile(r"QZ(\d+)QZ")


@cache
def glossary() -> Glossary:
    return glossary_of(GOLDEN)


def _unambiguous() -> Glossary:
    """Return the golden glossary with no spelling in common: a shared one would become two."""
    return changed_entries(lambda id_, entry: dataclasses.replace(entry, abbreviation=f"{entry.abbreviation}-{id_}"))


def changed_entries(change: Callable[[str, Entry], Entry]) -> Glossary:
    terms = tuple(
        dataclasses.replace(term, entries={name: change(term.id, entry) for name, entry in term.entries.items()})
        for term in glossary().terms
    )
    return Glossary(glossary().settings, terms, glossary().known)


def marked(original: Glossary, texts: Callable[[int, str], str]) -> Glossary:
    """Return the glossary with `texts(number, kind)` added to each plain text: after a name, around a sentence."""
    numbers = iter(range(10_000))

    def changed(value: Any, name: str) -> Any:
        if isinstance(value, str):
            if not value or name not in _NAMES | _SENTENCES:
                return value
            after = texts(next(numbers), "inside")
            before = texts(next(numbers), "beginning") + " " if name in _SENTENCES else ""
            return f"{before}{value} zz {after}"  # zz: what follows has no part in the order of names
        if isinstance(value, tuple):
            return tuple(changed(item, name) for item in value)
        if isinstance(value, Mapping):
            return {key: changed(item, name) for key, item in value.items()}
        if dataclasses.is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Language):
            return dataclasses.replace(
                value,
                **{
                    part.name: changed(getattr(value, part.name), part.name)
                    for part in dataclasses.fields(value)
                    if part.init
                },
            )
        return value

    again: Glossary = changed(original, "")
    return again


def hostile(rotation: int) -> tuple[Glossary, Glossary, Callable[[str], str]]:
    """Return a hostile glossary, its harmless twin, and what makes a text of the twin one of the hostile one."""
    inserted: dict[int, str] = {}

    def of_harmless(number: int, _: str) -> str:
        return f"QZ{number}QZ"

    def of_hostile(number: int, kind: str) -> str:
        choice = HOSTILE if kind == "inside" else HOSTILE_BEGINNINGS
        inserted[number] = choice[(number + rotation) % len(choice)]
        return inserted[number]

    made = marked(_unambiguous(), of_hostile), marked(_unambiguous(), of_harmless)
    return *made, lambda text: _MARK.sub(lambda match: inserted[int(match[1])], text)


def engine_extensions() -> tuple[list[str], dict[str, Any]]:
    listed = yaml.safe_load(DEFAULTS.read_text("utf-8"))["markdown_extensions"]
    named: dict[str, Any] = {name: None for name in listed if isinstance(name, str)}
    for entry in listed:
        named |= entry if isinstance(entry, dict) else {}
    return list(named), {name: options for name, options in named.items() if options}


def html(text: str) -> str:
    """Return a page as the engine's Markdown renders it, without the theme."""
    extensions, options = engine_extensions()
    _, _, body = text.split("---\n", 2)
    return str(markdown.markdown(body, extensions=extensions, extension_configs=options))


MAP = re.compile(r"<svg viewBox=.*?</svg>(?=\s*</figure>)", re.DOTALL)


def rendered(text: str) -> BuiltPage:
    """Return a rendered page without its map, whose shape depends on names; `test_neighbourhood.py` is about it."""
    return BuiltPage(MAP.sub("", html(text)))


def shape(element: Element, meant: Callable[[str], str]) -> tuple[str, list[tuple[str, str]]]:
    """Return an element with its attributes, without ids that come from words, and links to them."""
    attributes = {name: meant(value) for name, value in element.attributes.items()}
    if element.tag == "h1":
        attributes.pop("id", None)
    return element.tag, [(name, spaced(value)) for name, value in attributes.items()]


def words_of(page: BuiltPage) -> str:
    """Return all words of a page but those of the window's title, which leaves out the site where it gets long."""
    return page.text.removeprefix("".join(title.text for title in page.named("title"))).strip()


def differences(found: BuiltPage, twin: BuiltPage, meant: Callable[[str], str]) -> Iterator[str]:
    ours = [shape(element, spaced) for element in found.elements]
    theirs = [shape(element, meant) for element in twin.elements]
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            yield f"{one} instead of {other}"
            return
    if len(ours) != len(theirs):
        yield f"{len(ours)} elements instead of {len(theirs)}"
    if found.comments != twin.comments:
        yield f"comments {found.comments}"
    shown, wanted = words_of(found), words_of(twin)
    if shown != spaced(meant(wanted)):
        yield f"text {shown!r} instead of {spaced(meant(wanted))!r}"


@pytest.mark.parametrize("rotation", range(len(HOSTILE_BEGINNINGS)))
def test_a_plain_text_is_shown_as_it_was_written_wherever_it_stands(rotation: int) -> None:
    attacked, harmless, meant = hostile(rotation)
    twins = made_pages(harmless)
    for path, content in made_pages(attacked).items():
        found = list(differences(rendered(content.decode()), rendered(twins[path].decode()), meant))
        assert not found, (path, found)


def site_of(made: Glossary, folder: Path) -> dict[str, BuiltPage]:
    """Return the pages of the finished site of a glossary that no check has seen."""
    outline = Outline(made)
    searches = {f"{one.id}/search/index.js": search_script(outline, one) for one in made.settings.languages}
    write(folder / "build", merged((made_pages(made), searches, engine_input(outline), settings_files(outline))))
    outputs = {language: folder / "output" / language.id for language in made.settings.languages}
    for language, output in outputs.items():
        assert not run_engine(folder / "build", language, output)
    write(folder / "site", site_files(outputs, made.settings, folder / "build"))
    found = sorted((folder / "site").rglob("*.html"))
    return {path.relative_to(folder / "site").as_posix(): _without_map(path) for path in found}


def _without_map(path: Path) -> BuiltPage:
    return BuiltPage(MAP.sub("", path.read_text("utf-8")))


def test_the_finished_site_of_hostile_words_has_the_elements_of_its_harmless_twin(tmp_path: Path) -> None:
    attacked, harmless, meant = hostile(0)
    found = site_of(attacked, tmp_path / "hostile")
    twins = site_of(harmless, tmp_path / "harmless")
    assert found.keys() == twins.keys()
    wrong = {path: list(differences(page, twins[path], meant)) for path, page in found.items()}
    assert not {path: list_ for path, list_ in wrong.items() if list_}


def test_title_and_description_are_readable(tmp_path: Path) -> None:
    made = changed_entries(
        lambda _, entry: dataclasses.replace(
            entry, term='R&D <beta> "quoted"', definition='Less < than & more\'s "the pity" {{ 7 * 7 }}.'
        )
    )
    page = site_of(made, tmp_path)["terms/bonk.html"]
    (title,) = page.named("title")
    assert title.text == 'R&D <beta> "quoted" - Bicycle shop glossary'
    descriptions = [
        meta.attributes["content"] for meta in page.named("meta") if meta.attributes.get("name") == "description"
    ]
    assert descriptions == ['Less < than & more\'s "the pity" {{ 7 * 7 }}.']
    assert [heading.text for heading in page.named("h1")] == ['R&D <beta> "quoted"']


@pytest.mark.parametrize(
    ("written", "english", "french"),
    [
        ("2024-07-16", "16 July 2024", "16 juillet 2024"),
        ("2024-07", "July 2024", "juillet 2024"),
        ("2014", "2014", "2014"),
        ("2024-13-45", "2024-13-45", "2024-13-45"),
        ("2024-13", "2024-13", "2024-13"),
        ("0000-00-00", "0000-00-00", "0000-00-00"),
    ],
)
def test_days_and_months_are_written_as_the_language_does_and_none_as_they_are(
    written: str, english: str, french: str
) -> None:
    made = changed_entries(lambda _, entry: dataclasses.replace(entry, official=Official("Form", "Authority", written)))
    pages = made_pages(made)
    assert f"Authority, {english}<" in pages["en/terms/bonk.md"].decode()
    assert f"Authority, {french}<" in pages["fr/terms/bonk.md"].decode()


def test_template_syntax_in_prose_comes_out_as_typed(tmp_path: Path) -> None:
    typed = "Write {{ page.title }} or {% include x %} or {# nothing #}, even in {{ 7 * 7 }} places."
    made = changed_entries(
        lambda _, entry: dataclasses.replace(entry, explanation=typed, example=f"{typed}\n\n`{typed}`")
    )
    for path, page in site_of(made, tmp_path).items():
        if "terms/" in path:
            assert page.text.count(typed) == 3, path


@pytest.mark.parametrize("text", [*HOSTILE, *HOSTILE_BEGINNINGS])
def test_plain_is_one_paragraph_with_just_these_words(text: str) -> None:
    page = rendered(f"---\n---\n{literal(text)}\n")
    assert [element.tag for element in page.elements] == ["p"]
    assert page.text == spaced(text)


def test_every_page_has_its_source_beside_it() -> None:
    made = {path for path in files_in(golden().build) if path.startswith(("en/", "fr/"))}
    listed = {path.replace(".html", ".md") for path in pages(golden().site) if not path.endswith("404.html")}
    assert {path.removeprefix("en/") for path in made if path.endswith(".md")} == listed
