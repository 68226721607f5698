"""No word of an author becomes anything but words, on any page or in any file, whatever field it stands in."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml

from generator.model import Glossary
from tests.built_page import BuiltPage, spaced
from tests.hostile.injected import LANGUAGES, TOGETHER, hostile_project, hostile_site, on_disk, payloads, site_of
from tests.projects import REPOSITORY, french_first, golden

# Attributes that may hold words or addresses of authors, or numbers that depend on them. All others hold what they
# hold on harmless pages.
_FREE = frozenset(
    (
        *("href", "src", "content", "title", "alt", "aria-label", "id", "lang", "hreflang"),
        *("data-words", "data-propose", "data-terms", "data-root", "data-files", "aria-describedby", "viewbox"),
        *("data-pre", "data-table", "data-open", "placeholder"),  # words of a language's own file
        *("x", "y", "x1", "x2", "y1", "y2", "width", "height"),
    )
)
# What Markdown makes in texts that may hold it, and no harmless page of ours shows.
_OF_MARKDOWN = {
    ("blockquote", ""): {""},
    ("ol", "start"): {"0"},
    ("div", "class"): {"admonition", "note"},
    ("p", "class"): {"admonition-title"},
}
_SCHEMES = frozenset(("", "http", "https", "mailto"))
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)
_ARTICLE = re.compile(r"(?<=<article).*(?=</article>)", re.DOTALL)
_INDEX = re.compile(rb"\(globalThis\.glossarySearch\?\?=\{\}\)\.index=(\{.*\});\n", re.DOTALL)

Site = tuple[Path, Glossary, dict[str, bytes]]


@cache
def known() -> tuple[Mapping[tuple[str, str], set[str]], set[str]]:
    """Return which attributes the elements of harmless pages have with which values, and their scripts."""
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    values |= {place: set(parts) for place, parts in _OF_MARKDOWN.items()}
    scripts: set[str] = set()
    for project in (golden(), french_first()):
        for path in project.site.rglob("*.html"):
            html = path.read_text("utf-8")
            scripts |= set(_scripts(html))
            for element, name, value in _attributes(BuiltPage(html)):
                values[element, name] |= _parts(name, value)
    return values, scripts


def _attributes(page: BuiltPage) -> Iterator[tuple[str, str, str]]:
    for element in page.elements:
        yield element.tag, "", ""
        for name, value in element.attributes.items():
            yield element.tag, name, value


def _parts(name: str, value: str) -> set[str]:
    values = value.split() if name in ("class", "rel") else [value]
    return {re.sub(r"\d+", "0", one) for one in values}


def _scripts(html: str) -> Iterator[str]:
    for script in _SCRIPT.findall(html):
        yield re.sub(r'"(?:base|search)": ?"(?:[^"\\]|\\.)*"', "", script)


def unmeant(html: str) -> Iterator[str]:
    """Yield all elements, attributes, values, addresses, scripts and comments that no template has made."""
    values, scripts = known()
    page = BuiltPage(html)
    for tag, name, value in _attributes(page):
        is_known = (tag, name) in values and (name in _FREE or _parts(name, value) <= values[tag, name])
        if not is_known:
            yield f"<{tag} {name}={value!r}>"
    for element, name, address in page.links():
        if _scheme(address) not in _SCHEMES:
            yield f"<{element.tag} {name}={address!r}>"
    yield from (f"<script>{script}" for script in _scripts(html) if script not in scripts)
    yield from (f"<!--{comment}-->" for comment in page.comments)


def _scheme(address: str) -> str:
    """Return what a browser takes for the scheme: it passes over control characters and space."""
    return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()


def _without_own_words(path: str, html: str) -> str:
    """Return a page, of those whose body is hostile what stands around it."""
    if "/own/" not in f"/{path}":
        return html
    assert _ARTICLE.search(html), path
    return _ARTICLE.sub(">", html)


@pytest.fixture(scope="module")
def site() -> Site:
    """A site in which each field of terms, stages, topics and paths holds each of the texts."""
    project = hostile_site()
    return project, *on_disk(project)


@pytest.fixture(params=range(0, len(payloads()), TOGETHER))
def small_site(tmp_path: Path, request: pytest.FixtureRequest) -> Site:
    """Small sites: in one of them, each field of the settings as a whole holds each of the texts."""
    project = hostile_project(tmp_path, request.param, 3)
    return project, *site_of(project)


def _hold(site: Site) -> None:
    project, _, files = site
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    assert len(pages) > 30
    found = {path: list(unmeant(_without_own_words(path, html))) for path, html in pages.items()}
    assert not {path: faults[:3] for path, faults in found.items() if faults}
    for path, content in files.items():
        if "search/index" in path:
            _is_a_harmless_index(content)
        elif path.endswith(".xml"):
            _has_known_elements_only(path, content)
    for language in LANGUAGES:
        written = (project / "build" / f"mkdocs.{language}.yml").read_text("utf-8")
        assert yaml.safe_load(written) == json.loads(written)


def _is_a_harmless_index(script: bytes) -> None:
    match = _INDEX.fullmatch(script)
    assert match
    index = json.loads(match[1])
    assert index["pages"]
    assert not [page["path"] for page in index["pages"] if _scheme(page["path"]) or "//" in page["path"]]


def _has_known_elements_only(path: str, xml: bytes) -> None:
    harmless = (golden().site / path).read_bytes()

    def shape(text: bytes) -> set[tuple[str, str]]:
        elements = ET.fromstring(text).iter()  # noqa: S314  # written by ourselves
        return {(element.tag, name) for element in elements for name in ("", *element.attrib)}

    assert shape(xml) <= shape(harmless)


def test_no_field_makes_anything_but_words(site: Site) -> None:
    _hold(site)


def test_no_setting_makes_anything_but_words(small_site: Site) -> None:
    _hold(small_site)


def test_names_come_out_as_they_were_written(site: Site) -> None:
    _, glossary, files = site
    for language in glossary.settings.languages:
        for term in glossary.terms:
            page = BuiltPage(files[f"{glossary.settings.folder(language)}terms/{term.id}.html"].decode())
            entry = term.entries[language.id]
            assert page.named("h1")[0].text.startswith(spaced(entry.term))
            assert page.named("title")[0].text.startswith(spaced(entry.term))
            (description,) = (one for one in page.named("meta") if one.attributes.get("name") == "description")
            assert spaced(description.attributes["content"]) == spaced(entry.definition)
            noted = [form for form in entry.avoid if form in entry.notes]
            for words in (*entry.aliases, *noted, *entry.notes.values(), entry.abbreviation, entry.caution):
                assert spaced(words) in page.text, (term.id, words)


def test_titles_of_pages_written_by_hand_come_out_as_they_were_written(site: Site) -> None:
    files = site[2]
    for number, text in enumerate(payloads()):
        page = BuiltPage(files[f"front-{number}.html"].decode())
        assert page.named("title")[0].text.startswith(spaced(text))  # a long one stands alone


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p onclick="alert(1)">', "<p onclick"),
        ('<a href="x.html" autofocus>', "<a autofocus"),
        ('<a href="x.html" class="mine">', "<a class"),
        ('<a href="java\x01script:alert(1)">', "<a href"),
        ("<blink>", "<blink"),
        ("<script>alert(1)</script>", "<script>alert"),
        ("<!-- gone -->", "<!-- gone"),
        ('<p>a "quoted" <a href="https://glossary.example/">word</a></p>', ""),
    ],
)
def test_the_walk_finds_what_no_template_has_made(html: str, fault: str) -> None:
    found = list(unmeant(html))
    assert found[0].startswith(fault) if fault else not found


def test_every_field_that_takes_words_is_tried(site: Site) -> None:
    """The number of fields times the number of texts, but for what means something to the program."""
    texts: dict[str, set[str]] = defaultdict(set)
    for path in sorted((site[0] / "glossary" / "terms").iterdir()):
        for name, text in _leaves(json.loads(path.read_text("utf-8"))):
            texts[name].add(text)
    tried = {name for name, found in texts.items() if found >= set(payloads())}
    assert tried >= {
        f"en.{field}"
        for field in ("term", "abbreviation", "aliases", "avoid", "official.date", "definition", "caution")
    }
    assert {name for name, found in texts.items() if name not in tried} <= set(_MEANINGFUL)


_MEANINGFUL = (
    *("stages", "topic", "broader", "related", "contrast.term"),
    *("reviewed", "sources.id", "sources.address", "sources.date"),
    *("en.gender", "fr.gender", "formula.expression", "formula.result.value", "formula.result.show"),
    *(f"formula.inputs.{name}.{part}" for name in "ab" for part in ("value", "show")),
)


def _leaves(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a file with the names of the fields that lead to it."""
    if isinstance(value, dict):
        for part, inner in value.items():
            yield from _leaves(inner, f"{name}.{part}".removeprefix("."))
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, name)
    elif isinstance(value, str):
        yield name, value


def test_no_template_puts_words_of_an_author_into_an_attribute_list() -> None:
    """Markdown ends a list of attributes at the next brace or quotation mark, however it is escaped."""
    ours = {"loop.index", "anchor", "language", '("one", "other")[loop.index0]'}
    lists = [
        attributes
        for template in (REPOSITORY / "generator" / "pages" / "templates").iterdir()
        for attributes in re.findall(r"\{:(.*?) \}", template.read_text("utf-8"))
    ]
    assert len(lists) > 20
    assert {word for attributes in lists for word in re.findall(r"\{\{ (.*?) \}\}", attributes)} <= ours
