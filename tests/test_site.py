"""The finished site: every link, id and heading of every page. `tests/content` holds our own glossary to the same."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from generator.build import examine
from generator.layout import LIST
from generator.model import Language
from generator.site import settings_files
from generator.site.licences import licences, owner
from tests import make
from tests.built_page import BuiltPage, Element, pages
from tests.projects import Project, glossary_of, languages_of, tree


def languages(project: Project) -> tuple[Language, ...]:
    glossary = glossary_of(project.folder)
    return glossary.settings.languages


def site_pages(project: Project) -> dict[str, BuiltPage]:
    """Return the pages with a place of their own: the one for wrong addresses is shown anywhere."""
    return {path: page for path, page in pages(project.site).items() if not path.endswith("404.html")}


def broken(project: Project, path: str, page: BuiltPage) -> Iterator[str]:
    """Yield the links of a page that lead nowhere in the site."""
    for element, name, address in page.links():
        url = urlsplit(address)
        if url.scheme or url.netloc:
            continue
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(url.path))) if url.path else path
        if address.startswith("/"):
            yield f"<{element.tag} {name}={address}> begins at the root of the server"
        elif not (project.site / target).is_file():
            yield f"<{element.tag} {name}={address}> leads to no file"
        elif url.fragment and target.endswith(".html") and unquote(url.fragment) not in anchors(project, target):
            yield f"<{element.tag} {name}={address}> leads to no anchor"


def anchors(project: Project, path: str) -> set[str]:
    page = pages(project.site)[path]
    return {*page.ids, *(element.attributes.get("name", "") for element in page.named("a"))}


def test_every_link_leads_to_a_file_and_an_anchor_of_the_site(project: Project) -> None:
    found = {path: list(broken(project, path, page)) for path, page in site_pages(project).items()}
    assert not {path: links for path, links in found.items() if links}


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<a href="nope.html">', "leads to no file"),
        ('<a href="../../a.html">', "leads to no file"),
        ('<img src="assets/nope.png">', "leads to no file"),
        ('<source srcset="assets/nope.png 2x">', "leads to no file"),
        ('<a href="a.html#nope">', "leads to no anchor"),
        ('<a href="#nope">', "leads to no anchor"),
        ('<a href="/a.html">', "begins at the root"),
        ('<a href="a.html#here"><a href="a.html?q=1"><a href="#here" id="here"><a href="mailto:a@b.example">', ""),
    ],
)
def test_the_search_for_broken_links_finds_them(tmp_path: Path, html: str, fault: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").write_text('<p id="here">')
    (tmp_path / "site" / "index.html").write_text(html)
    project = Project(tmp_path)
    found = list(broken(project, "index.html", pages(project.site)["index.html"]))
    assert [fault in one for one in found] == ([True] if fault else [])


def test_every_file_that_a_style_sheet_names_is_there(project: Project) -> None:
    for sheet in project.site.rglob("*.css"):
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text("utf-8")):
            if not address.startswith(("data:", "#")):
                assert (sheet.parent / unquote(urlsplit(address).path)).is_file(), (sheet, address)


def test_nothing_is_loaded_from_another_host(project: Project) -> None:
    """Links that a reader follows may lead out, and the page's own address may be named: nothing else."""
    for path, page in pages(project.site).items():
        outside = [
            (element.tag, name, address)
            for element, name, address in page.links()
            if (urlsplit(address).scheme or address.startswith("//")) and element.tag != "a"
            if not (element.tag == "link" and element.attributes.get("rel", "").strip() in ("canonical", "alternate"))
        ]
        assert not outside, path
    for file in [*project.site.rglob("*.css"), *project.site.rglob("glossary.*.js")]:
        assert not re.search(r"(?:url\(|@import|fetch\(|import\()\s*[\"']?(?:https?:)?//", file.read_text("utf-8")), (
            file
        )


def test_no_page_makes_the_theme_look_for_a_sitemap_elsewhere(project: Project) -> None:
    """The theme fetches the sitemap of each `link[rel=alternate]`, even from disk."""
    for path, page in pages(project.site).items():
        assert not [link for link in page.named("link") if link.attributes.get("rel") == "alternate"], path


def test_no_id_is_given_twice(project: Project) -> None:
    for path, page in pages(project.site).items():
        assert not [id_ for id_, count in Counter(page.ids).items() if count > 1], path


def test_every_page_has_one_heading_of_the_first_rank_and_a_title(project: Project) -> None:
    for path, page in pages(project.site).items():
        assert len([heading for heading in page.named("h1") if heading.text]) == len(page.named("h1")) == 1, path
        assert [title.text for title in page.named("title") if title.text], path


def test_no_two_pages_of_a_language_have_the_same_title(project: Project) -> None:
    """The stage, the path and the term of one name are told apart among bookmarks and search results."""
    titles = Counter(
        (page.named("html")[0].attributes["lang"], page.named("title")[0].text) for page in site_pages(project).values()
    )
    assert not [title for title, count in titles.items() if count > 1]


def test_no_rank_of_headings_is_left_out(project: Project) -> None:
    for path, page in pages(project.site).items():
        ranks = [int(heading.tag[1]) for heading in page.named("h1", "h2", "h3", "h4", "h5", "h6")]
        assert all(below <= above + 1 for above, below in pairwise(ranks)), (path, ranks)


def test_every_page_says_its_language(project: Project) -> None:
    first, *others = languages(project)
    folders = {language.id: language.id for language in others}
    for path, page in pages(project.site).items():
        (html,) = page.named("html")
        assert html.attributes["lang"] == folders.get(path.split("/")[0], first.id), path


def test_the_language_switch_leads_to_the_same_page_or_home_where_there_is_none(project: Project) -> None:
    first, *others = languages(project)
    folder = {first.id: ""} | {language.id: f"{language.id}/" for language in others}
    all_pages = site_pages(project)
    for path, page in all_pages.items():
        here = next((id_ for id_, prefix in folder.items() if prefix and path.startswith(prefix)), first.id)
        same = path.removeprefix(folder[here])
        others_of_it = {id_: f"{prefix}{same}" for id_, prefix in folder.items() if id_ != here}
        wanted = {id_: to if to in all_pages else f"{folder[id_]}index.html" for id_, to in others_of_it.items()}
        switches = [link for link in page.named("a") if "g-language" in link.attributes.get("class", "")]
        found = {
            link.attributes["hreflang"]: posixpath.normpath(
                posixpath.join(posixpath.dirname(path), link.attributes["href"])
            )
            for link in switches
        }
        assert found == wanted, path


def test_each_page_marks_the_tab_of_its_part(project: Project) -> None:
    """`stages/stand.html` belongs to the tab that leads to `stages/index.html`, and so does every term."""
    languages = languages_of(project.folder)
    for path, page in site_pages(project).items():
        tabs = [link for link in page.named("a") if "g-tab" in link.attributes.get("class", "")]
        targets = {
            posixpath.normpath(posixpath.join(posixpath.dirname(path), tab.attributes["href"])): tab for tab in tabs
        }
        folder = posixpath.dirname(path).replace("terms", "stages")
        part = path if path in targets else posixpath.join(folder, "index.html")
        marked = [target for target, tab in targets.items() if "aria-current" in tab.attributes]
        by_hand = posixpath.dirname(path) in ("", *languages) and path not in targets
        assert by_hand or marked == ([part] if part in targets else []), path


def test_every_term_has_its_page_in_every_language(project: Project) -> None:
    glossary = glossary_of(project.folder)
    for language in glossary.settings.languages:
        for term in glossary.terms:
            page = pages(project.site)[f"{glossary.settings.folder(language)}terms/{term.id}.html"]
            (heading,) = page.named("h1")
            assert heading.text.startswith(term.entries[language.id].term)


def test_every_page_can_be_reached_from_the_first_one(project: Project) -> None:
    all_pages = site_pages(project)
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for element in all_pages[path].named("a"):
            url = urlsplit(element.attributes.get("href", ""))
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(url.path)))
            if not url.scheme and url.path and target in all_pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert reached == all_pages.keys()


def test_the_page_for_wrong_addresses_works_from_any_depth(project: Project) -> None:
    """It is shown in place of pages in any folder, so its links begin at the root of the site."""
    for path, page in pages(project.site).items():
        if path.endswith("404.html"):
            for element, _, address in page.links():
                assert urlsplit(address).scheme or address.startswith(("/", "#")), (path, element)
            assert page.named("h1")[0].text in page.named("title")[0].text
            (switch,) = (link for link in page.named("a") if "g-language" in link.attributes.get("class", ""))
            assert switch.attributes["href"].startswith("/"), "a copy of the site stays on its server"


def test_every_page_leads_to_the_licences_of_what_comes_along(project: Project) -> None:
    for path, page in pages(project.site).items():
        assert any(address.endswith("assets/licences.txt") for _, _, address in page.links()), path


def test_what_all_languages_load_is_there_once(project: Project) -> None:
    assets = {path for path in tree(project.site) if "assets/" in path}
    assert {re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in assets} == {
        "assets/favicon.svg",
        "assets/licences.txt",
        *(f"assets/javascripts/{name}.js" for name in ("glossary", "minisearch", "search")),
        "assets/stylesheets/glossary.css",
    }


def test_every_script_style_sheet_and_index_says_what_it_holds(project: Project) -> None:
    """So a page gets what was built with it, however long browsers keep what they have, from disk too."""
    held = {path: content for path, content in tree(project.site).items() if path.endswith((".js", ".css"))}
    assert len(held) == 4 + len(languages(project))
    named = re.compile(r"\.([0-9a-f]{8})\.(?:js|css)$")
    for path, content in held.items():
        name = named.search(path)
        assert name, path
        assert hashlib.sha256(content).hexdigest().startswith(name[1]), path
    for path, page in pages(project.site).items():
        box = next(element for element in page.named("dialog"))
        loaded = [posixpath.join(posixpath.dirname(box.attributes["data-root"]), file) for file in files_of(box)]
        loaded += [element.attributes["src"] for element in page.named("script") if "src" in element.attributes]
        loaded += [e.attributes["href"] for e in page.named("link") if e.attributes["rel"] == "stylesheet"]
        assert len(loaded) == 5, path
        for address in loaded:
            inside = address.removeprefix(urlsplit(glossary_address(project)).path) if address.startswith("/") else ""
            target = inside or posixpath.join(posixpath.dirname(path), address)
            assert posixpath.normpath(target) in held, (path, address)


def files_of(box: Element) -> list[str]:
    return box.attributes["data-files"].split(" ")


def glossary_address(project: Project) -> str:
    glossary = glossary_of(project.folder)
    return glossary.settings.address


def test_who_wrote_what_is_sent_is_known_and_named_with_the_licence(project: Project) -> None:
    known = (project.site / "assets/licences.txt").read_text("utf-8")
    first, *others = languages(project)
    folders = tuple(f"{language.id}/" for language in others)
    for file in project.site.rglob("*"):
        path = file.relative_to(project.site).as_posix()
        in_language = next((path.removeprefix(folder) for folder in folders if path.startswith(folder)), path)
        if file.is_file() and file.suffix not in (".html", ".txt") and in_language != LIST:
            author = owner(in_language)
            assert author, f"nobody knows who wrote {path} of {first.name}"
            assert f"\n{author}\n{'=' * len(author)}\n" in f"\n{known}"
    for maker in ("Luca Ongaro", "Martin Donath", "Pictogrammers"):
        assert maker in known


def test_every_icon_in_a_page_is_of_a_set_whose_licence_is_named(project: Project) -> None:
    known = (project.site / "assets/licences.txt").read_text("utf-8")
    icons = Path(str(files("material"))) / "templates/.icons"
    written = "".join((project.site / page).read_text("utf-8") for page in ("index.html", "about.html", "404.html"))
    drawn = set(re.findall(r'<path d="([^"]+)"', written))
    sets = {
        file.relative_to(icons).parts[0]
        for file in icons.rglob("*.svg")
        if any(path in drawn for path in re.findall(r'd="([^"]+)"', file.read_text("utf-8")))
    }
    assert sets
    assert all(f"Icons: {name}\n" in known for name in sets)


@pytest.mark.parametrize("path", ["assets/javascripts/bundle.js", "assets/a.woff2", "assets/stylesheets/main.css"])
def test_files_of_nobody_known_are_noticed(path: str) -> None:
    assert owner(path) == ""


def test_the_licence_of_icons_that_a_project_chooses_comes_along() -> None:
    sources = ["theme: {icon: {logo: fontawesome/solid/book}}", '{% include ".icons/octicons/x-16.svg" %}']
    written = licences([], sources).decode()
    assert "Icons: fontawesome\n" in written
    assert "Icons: octicons\n" in written
    assert "MiniSearch" not in written


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://git.example/us/words/edit/main/", "https://git.example/us/words/issues/new?title={title}"),
        (
            "https://git.example/us/team/words/-/edit/main/",
            "https://git.example/us/team/words/-/issues/new?issue[title]={title}",
        ),
        ("https://git.example/us/words/_edit/main/", "https://git.example/us/words/issues/new?title={title}"),
        ("https://files.example/words/", "contributing.html"),
    ],
)
def test_a_word_is_proposed_where_its_file_would_be_edited_or_where_it_is_told_how(
    tmp_path: Path, source: str, address: str
) -> None:
    by_hand = {"docs/en/contributing.md": "# How\n"}
    project = make.project(tmp_path, {make.SETTINGS: f"source: {source}\n", **by_hand})
    outcome = examine(project)
    assert outcome.outline
    made = settings_files(outcome.outline)
    proposals = {
        language: json.loads(bytes(made[f"mkdocs.{language}.yml"]))["extra"]["propose"] for language in make.LANGUAGES
    }
    assert proposals == {"en": address, "fr": "" if address == "contributing.html" else address}
