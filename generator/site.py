"""The site engine: its settings for each language, its run, and the files it leaves. MkDocs is known here only."""

from __future__ import annotations

import errno
import json
import os
import posixpath
import re
import sys
from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict
from html import escape
from importlib import import_module
from importlib.metadata import distribution
from importlib.resources import files as packaged
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator import assets
from generator.languages import WORDINGS
from generator.model import Glossary, Language, Settings
from generator.output import Content, Files, files_in
from generator.pages.parts import parts_of
from generator.problem import Problem
from generator.span import Span

_PACKAGE = Path(__file__).parent
_INSTALLATION = _PACKAGE.parent
_SETTINGS = "mkdocs.yml"

# From npm, put beside the theme at build time: where in the package, and where in the site.
_FROM_NPM: Mapping[str, str] = {"minisearch/dist/umd/index.js": "assets/javascripts/minisearch.js"}

# The file with the licences of all that comes along from elsewhere; the footer leads to it.
_LICENCES = "assets/licences.txt"

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

# What the engine says, in the words of MkDocs 1.6.
_COMPLAINT = re.compile(r"^(?:WARNING|ERROR) +- +(.+)$", re.MULTILINE)
_LINK = re.compile(
    r"Doc file '(?P<page>.+?)' contains an? .*?link '(?P<target>.*?)',.*?(?:Did you mean '(?P<near>.+?)'\?)?$"
)
_UNREADABLE = re.compile(
    r"parsing the configuration file: (?P<reason>.+).*?, line (?P<line>\d+), column (?P<column>\d+)\s*\Z", re.DOTALL
)
_PLACE = re.compile(r'\s*(?:\bin "[^"]*"(?:, line \d+, column \d+)?)?\s+|\s*\bin "[^"]*"$')


# What a disk says when it cannot take a file, whatever is in it.
_OF_THE_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENAMETOOLONG, errno.EMFILE, errno.ENFILE}


class EngineError(Exception):
    """Why the engine could not build the site."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


def attachments(project: Path, language: Language) -> dict[str, Content]:
    """Return what lies beside the pages of a language that people write by hand: `map.png`."""
    folder = project / "docs" / language.id
    found = files_in(folder) if folder.is_dir() else {}
    return {path: content for path, content in found.items() if not path.endswith(".md")}


def engine_input(project: Path, glossary: Glossary) -> dict[str, Content]:
    """Return what the engine needs beside the pages: settings, theme, and scripts from npm."""
    own = project / _SETTINGS
    files: dict[str, Content] = {_SETTINGS: own if own.is_file() else _INSTALLATION / _SETTINGS}
    files |= {f"theme/{path}": content for path, content in assets.theme().items()}
    files |= {f"theme/{target}": _npm_file(source) for source, target in _FROM_NPM.items()}
    files[f"theme/{_LICENCES}"] = _licences()
    for language in glossary.settings.languages:
        settings = json.dumps(_language_settings(glossary, language, project), ensure_ascii=False, indent=2)
        files[f"mkdocs.{language.id}.yml"] = (settings + "\n").encode()
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


def _licences() -> bytes:
    texts = {
        "MiniSearch": _npm_file("minisearch/LICENSE.txt").decode(),
        "Material for MkDocs": distribution("mkdocs-material").read_text("licenses/LICENSE"),
        "Icons": packaged("material").joinpath("templates/.icons/material/LICENSE").read_text("utf-8"),
    }
    return "\n\n".join(f"{name}\n{'=' * len(name)}\n\n{text}" for name, text in texts.items()).encode()


def _language_settings(glossary: Glossary, language: Language, project: Path) -> dict[str, Any]:
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
        "theme": {"language": language.id},
        "nav": _parts(glossary, language, project),
        "copyright": f'<a href="{escape(settings.licence.address)}">'
        + words.words_licence.replace("{licence}", escape(settings.licence.name))
        + "</a>",
        "extra": {
            "words": {name: text for name, text in asdict(words).items() if isinstance(text, str)},
            "searching": asdict(words.searching),
            "propose": escape(_proposal(settings.source, language, project)),
            "folder": settings.folder(language),
            "address": settings.address,
            "languages": [
                {
                    "id": other.id,
                    "name": escape(other.name),
                    "folder": settings.folder(other),
                    "read": WORDINGS[other.id].read_in,
                    "lacks": sorted(
                        _own_addresses(glossary, project, language) - _own_addresses(glossary, project, other)
                    ),
                }
                for other in settings.languages
            ],
        },
    }


def _parts(glossary: Glossary, language: Language, project: Path) -> list[dict[str, str | list[str]]]:
    """Return the parts of the site, each with where it begins: only those that hold something."""
    words = WORDINGS[language.id]
    written = sorted(path.name for path in (project / "docs" / language.id).glob("*.md"))
    stages = escape(glossary.settings.stage_lists[language.id].name)
    made = ((part.name_in(words), str(part)) for part in parts_of(glossary, language))
    parts = [(words.home, "index.md"), (stages, "stages/index.md"), *made]
    nav: list[dict[str, str | list[str]]] = [{name: first} for name, first in parts]
    return [*nav, {words.about: written}] if written else nav


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


def _own_addresses(glossary: Glossary, project: Path, language: Language) -> set[str]:
    """Return the addresses of pages that another language may lack, as the engine writes them: `about%20us.html`."""
    folder = project / "docs" / language.id
    by_hand = {path.relative_to(folder).with_suffix(".html").as_posix() for path in folder.rglob("*.md")}
    parts = {f"{part.removesuffix('.md')}.html" for part in parts_of(glossary, language)}
    return {quote(address) for address in by_hand | parts}


def _proposal(source: str, language: Language, project: Path) -> str:
    """Return where a new term is proposed: a new issue called `{title}`, else the page that tells how, else nothing."""
    if found := _FORGE.match(source):
        title = "issue[title]" if found["gitlab"] else "title"
        return f"{found['repository']}{found['gitlab'] or ''}/issues/new?{title}={{title}}"
    page = project / "docs" / language.id / "contributing.md"
    return "contributing.html" if page.is_file() else ""


def run_engine(build: Path, language: Language, output: Path, project: Path | None = None) -> list[Problem]:
    """Run the engine in this process, on the files of a language in `build`. Return what it found wrong.

    `project` is where people write, if that is not where `build` is. Raises `OSError` when the disk does
    not take what the engine makes.
    """
    # Dates would differ from build to build, and the engine's notices about its future are not for authors.
    os.environ |= {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    run: Callable[..., None] = import_module("mkdocs.__main__").cli
    # Not --quiet: the engine would count no warnings, and --strict let broken links through.
    arguments = ("build", "--strict", "-f", _settings_file(build, language), "-d", str(output))
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        try:
            run(arguments, standalone_mode=False)
        except (Exception, SystemExit) as error:  # whatever stops the engine is told to the author
            if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
                raise OSError(error.errno, error.strerror, str(output)) from error
            if isinstance(error, MemoryError):
                raise
            return engine_problems(f"{said.getvalue()}\n{type(error).__name__}: {error}", build, language, project)
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


def engine_problems(said: str, build: Path, language: Language, project: Path | None = None) -> list[Problem]:
    """Return what the engine complained about, or, when that cannot be told, where it stopped."""
    if found := _UNREADABLE.search(said):
        span = Span(_SETTINGS, int(found["line"]), int(found["column"]), int(found["column"]) + 1)
        reason = _PLACE.sub(" ", found["reason"]).strip()
        return [Problem("G602", f"not YAML: {reason}", span, "correct the settings of the site")]
    problems = [_complaint(match[1], build, language, project or build.parent) for match in _COMPLAINT.finditer(said)]
    if problems:
        return problems
    last = said.strip().rpartition("\n")[2] or "it said nothing"
    hint = f"to see all it says: {Path(sys.executable).name} -m mkdocs build -f {_settings_file(build, language)}"
    return [Problem("G602", f"the site engine stopped: {last}", Span(_SETTINGS), hint)]


def _complaint(text: str, build: Path, language: Language, project: Path) -> Problem:
    link = _LINK.match(text)
    if not link:
        return Problem("G602", text, Span(_SETTINGS), "correct the settings of the site")
    page = f"{language.id}/{link['page']}"
    by_hand = (project / "docs" / page).is_file()
    made = build.name if build.parent == project else build.as_posix()
    hint = link["near"] and f"did you mean '{link['near']}'?"
    return Problem(
        "G603",
        f"link to '{link['target']}', which is not there",
        Span(f"{'docs' if by_hand else made}/{page}"),
        hint or "link to the Markdown file of a page, seen from this one, like ../terms/lead.md; or delete the link",
    )
