"""The site engine: its settings for each language, its run, and the files it leaves. MkDocs is known here only."""

from __future__ import annotations

import errno
import json
import os
import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict
from html import escape
from importlib import import_module
from importlib.resources import files as packaged
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator import assets, licences
from generator.complaints import Complaint, complaints
from generator.documents import Documents
from generator.languages import WORDINGS
from generator.model import Glossary, Language, Settings
from generator.output import Content, Files, files_in
from generator.pages.parts import parts_of
from generator.problem import Problem
from generator.span import Span

_PACKAGE = Path(__file__).parent
_INSTALLATION = _PACKAGE.parent
_SETTINGS = "mkdocs.yml"
_NOTHING = Documents()

DEFAULTS = _INSTALLATION / _SETTINGS
"""The settings that every site has, in the form of the engine."""

# From npm, put beside the theme at build time: where in the package, and where in the site.
_FROM_NPM: Mapping[str, str] = {"minisearch/dist/umd/index.js": "assets/javascripts/minisearch.js"}

# Where GitHub, GitLab, Gitea and Forgejo let people edit a file, and so where they take issues.
_FORGE = re.compile(r"(?P<repository>https?://[^/]+/.+?)(?P<gitlab>/-)?/_?edit/")

# What the theme brings for a frame and a search of its own, and what only its makers need.
_UNUSED = re.compile(
    r"\.(?:map|gz)$|^assets/(?:images/favicon\.png|javascripts/(?:lunr/|workers/|bundle\.)|stylesheets/(?:main|palette)\.)"
)

# How many characters the standard gives the short name of a search engine.
_SHORT = 16

# What the engine makes by itself from templates of the theme, and what of the theme are templates.
_ENGINES = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
_TEMPLATES = {".html", ".py", ".pyc", ".yml"}

# Of a folder, in the words of the engine.
_FIRST_PAGES = ("index.md", "README.md")


# What a disk says when it cannot take a file, whatever is in it.
_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENAMETOOLONG, errno.EMFILE, errno.ENFILE}


class EngineError(Exception):
    """Why the engine could not build the site."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


def engine_input(
    glossary: Glossary, documents: Documents = _NOTHING, settings: Content = DEFAULTS
) -> dict[str, Content]:
    """Return what the engine needs beside the pages: settings, theme, and scripts from npm."""
    files: dict[str, Content] = {_SETTINGS: settings}
    files |= {f"theme/{path}": content for path, content in assets.theme().items()}
    files |= {f"theme/{target}": _npm_file(source) for source, target in _FROM_NPM.items()}
    sent = [path.removeprefix("theme/") for path in (*files, "search/index.js")]
    files[f"theme/{licences.PATH}"] = licences.licences(sent, _texts(files))
    for language in glossary.settings.languages:
        one = json.dumps(_language_settings(glossary, language, documents), ensure_ascii=False, indent=2)
        files[f"mkdocs.{language.id}.yml"] = (one + "\n").encode()
    return files


def _npm_file(source: str) -> bytes:
    """Return a file of an npm package, a script as it is sent."""
    path = _INSTALLATION / "node_modules" / source
    if not path.is_file():
        hint = "`make site` installs it"
        raise EngineError(
            [Problem("G602", "a script for the browser is missing", Span(f"node_modules/{source}"), hint)]
        )
    content = assets.as_sent(path)
    return content if isinstance(content, bytes) else content.read_bytes()


def _texts(files: Mapping[str, Content]) -> Iterator[str]:
    """Yield what may name icons: the settings and the templates."""
    for path, content in files.items():
        if path == _SETTINGS or path.endswith(".html"):
            yield (content if isinstance(content, bytes) else content.read_bytes()).decode()


def _language_settings(glossary: Glossary, language: Language, documents: Documents) -> dict[str, Any]:
    """Return the engine's settings of one language. JSON is YAML, so no YAML needs to be written."""
    settings = glossary.settings
    words = WORDINGS[language.id]
    return {
        "INHERIT": _SETTINGS,
        # The theme prints these as HTML, in attributes too.
        "site_name": escape(settings.titles[language.id]),
        "site_description": escape(settings.descriptions[language.id]),
        "site_url": settings.address + settings.folder(language),
        "docs_dir": language.id,
        # The engine leaves out a folder of this name for themes of its own.
        "exclude_docs": "!/templates/",
        "theme": {"language": language.id},
        "nav": _parts(glossary, language, documents),
        "copyright": f'<a href="{escape(settings.licence.address)}">'
        + words.words_licence.replace("{licence}", escape(settings.licence.name))
        + "</a>",
        "extra": {
            "words": {name: text for name, text in asdict(words).items() if isinstance(text, str)},
            "searching": asdict(words.searching),
            "propose": escape(_proposal(settings.source, language, documents)),
            "folder": settings.folder(language),
            "address": settings.address,
            "languages": [
                {
                    "id": other.id,
                    "name": escape(other.name),
                    "folder": settings.folder(other),
                    "read": WORDINGS[other.id].read_in,
                    "lacks": sorted(
                        _own_addresses(glossary, documents, language) - _own_addresses(glossary, documents, other)
                    ),
                }
                for other in settings.languages
            ],
        },
    }


def _parts(glossary: Glossary, language: Language, documents: Documents) -> list[dict[str, Any]]:
    """Return the parts of the site, each with where it begins: only those that hold something."""
    words = WORDINGS[language.id]
    written = [path.partition("/")[2] for path in documents.pages(language)]
    stages = escape(glossary.settings.stage_lists[language.id].name)
    made = ((part.name_in(words), str(part)) for part in parts_of(glossary, language))
    parts = [(words.home, "index.md"), (stages, "stages/index.md"), *made]
    nav: list[dict[str, Any]] = [{name: first} for name, first in parts]
    return [*nav, {words.about: _pages_by_hand(written)}] if written else nav


def opensearch(glossary: Glossary, language: Language) -> bytes:
    """Return what lets a browser add the glossary as a search engine."""
    settings = glossary.settings
    title = settings.titles[language.id]
    short = title if len(title) <= _SHORT else title[: _SHORT - 1].rstrip() + "…"
    top = escape(settings.address + settings.folder(language))
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{escape(short)}</ShortName>
  <LongName>{escape(title[:48])}</LongName>
  <Description>{escape(WORDINGS[language.id].search)}</Description>
  <Language>{language.id}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">{top}assets/favicon.svg</Image>
  <Url type="text/html" template="{top}index.html?q={{searchTerms}}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="{top}opensearch.xml"/>
</OpenSearchDescription>
""".encode()


def _own_addresses(glossary: Glossary, documents: Documents, language: Language) -> set[str]:
    """Return the addresses of pages that another language may lack, as the engine writes them: `about%20us.html`."""
    parts = (f"{part.removesuffix('.md')}.html" for part in parts_of(glossary, language))
    return documents.addresses(language) | {quote(address) for address in parts}


def _pages_by_hand(paths: Sequence[str]) -> list[Any]:
    """Return the pages that people write by hand as a part of the navigation. It begins with a page, not a folder."""
    return list(paths) if all("/" in path for path in paths) else _section(paths)


def _section(paths: Sequence[str], folder: str = "") -> list[Any]:
    """Return the pages in a folder as a part of the navigation: its first page, the others, then folders likewise."""
    inside = [path.removeprefix(folder) for path in paths]
    pages = sorted((name for name in inside if "/" not in name), key=lambda name: (name not in _FIRST_PAGES, name))
    below = sorted({name.partition("/")[0] for name in inside if "/" in name})
    return [
        *(folder + name for name in pages),
        *(
            {
                _title(name): _section(
                    [path for path in paths if path.startswith(f"{folder}{name}/")], f"{folder}{name}/"
                )
            }
            for name in below
        ),
    ]


def _title(folder: str) -> str:
    """Return what a folder is called in the navigation, as the engine would: "Our team" for `our-team`."""
    words = folder.replace("-", " ").replace("_", " ")
    return escape(words.capitalize() if words.islower() else words)


def _proposal(source: str, language: Language, documents: Documents) -> str:
    """Return where a new term is proposed: a new issue called `{title}`, else the page that tells how, else nothing."""
    if found := _FORGE.match(source):
        title = "issue[title]" if found["gitlab"] else "title"
        return f"{found['repository']}{found['gitlab'] or ''}/issues/new?{title}={{title}}"
    return "contributing.html" if f"{language.id}/contributing.md" in documents.texts else ""


def run_engine(build: Path, language: Language, output: Path) -> list[Complaint]:
    """Run the engine in this process, on the files of a language in `build`. Return what it found wrong.

    Raises `OSError` when the disk does not take what the engine makes.
    """
    # Dates would differ from build to build, and the engine's notices about its future are not for authors.
    os.environ |= {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    run: Callable[..., None] = import_module("mkdocs.__main__").cli
    # Not --quiet: the engine would count no warnings, and --strict let broken links through.
    settings = _settings_file(build, language)
    arguments = ("build", "--strict", "-f", settings, "-d", str(output))
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        try:
            run(arguments, standalone_mode=False)
        except (Exception, SystemExit) as error:  # whatever stops the engine is told to the author
            if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
                raise OSError(error.errno, error.strerror, str(output)) from error
            if isinstance(error, MemoryError):
                raise
            return complaints(f"{said.getvalue()}\n{type(error).__name__}: {error}", settings, language.id)
    return []


def is_engines(made: Container[str], path: str) -> bool:
    """Return whether the engine itself puts something at a path in the site of a language.

    `made` are the paths that it gets, of which those in `theme/` are the theme's.
    """
    if path in _ENGINES or f"theme/{path}" in made:
        return True
    if _UNUSED.search(path) or posixpath.splitext(path)[1] in _TEMPLATES:
        return False
    place = packaged("material").joinpath("templates", path)
    return place.is_file() or place.is_dir()


def site_files(outputs: Mapping[Language, Path], settings: Settings, build: Path) -> Files:
    """Return the files that the engine left for each language, under their paths in the site.

    Of what the theme brings along, some has no use here. What stands in `build` is not among that.
    """
    return {
        settings.folder(language) + path: content
        for language, output in outputs.items()
        for path, content in files_in(output).items()
        if not _UNUSED.search(path) or (build / language.id / path).is_file()
    }


def _settings_file(build: Path, language: Language) -> str:
    return str(build / f"mkdocs.{language.id}.yml")
