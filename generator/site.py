"""The site engine: its settings for each language, its run, and the files it leaves. MkDocs is known here only."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from generator.languages import WORDINGS
from generator.model import Glossary, Language, Settings
from generator.output import Content, Files, files_in
from generator.problem import Problem
from generator.span import Span

_PACKAGE = Path(__file__).parent
_INSTALLATION = _PACKAGE.parent
_SETTINGS = "mkdocs.yml"

# From npm, put beside the theme at build time: where in the package, and where in the site.
_FROM_NPM: Mapping[str, str] = {
    "iframe-worker/shim/index.js": "assets/javascripts/iframe-worker.js",
    "iframe-worker/LICENSE": "assets/licences/iframe-worker.txt",
}

# What the engine says, in the words of MkDocs 1.6.
_COMPLAINT = re.compile(r"^(?:WARNING|ERROR) +- +(.+)$", re.MULTILINE)
_LINK = re.compile(
    r"Doc file '(?P<page>.+?)' contains an? .*?link '(?P<target>.*?)',.*?(?:Did you mean '(?P<near>.+?)'\?)?$"
)
_UNREADABLE = re.compile(
    r"parsing the configuration file: (?P<reason>.+).*?, line (?P<line>\d+), column (?P<column>\d+)\s*\Z", re.DOTALL
)
_PLACE = re.compile(r'\s*(?:\bin "[^"]*"(?:, line \d+, column \d+)?)?\s+|\s*\bin "[^"]*"$')


class EngineError(Exception):
    """Why the engine could not build the site."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


def attachments(project: Path, glossary: Glossary) -> dict[str, Content]:
    """Return what lies beside the pages that people write by hand, each under its language: `en/map.png`."""
    files: dict[str, Content] = {}
    for language in glossary.settings.languages:
        folder = project / "docs" / language.id
        found = files_in(folder) if folder.is_dir() else {}
        files |= {f"{language.id}/{path}": content for path, content in found.items() if not path.endswith(".md")}
    return files


def engine_input(project: Path, glossary: Glossary) -> dict[str, Content]:
    """Return what the engine needs beside the pages: settings, theme, and scripts from npm."""
    own = project / _SETTINGS
    files: dict[str, Content] = {_SETTINGS: own if own.is_file() else _INSTALLATION / _SETTINGS}
    files |= {f"theme/{path}": content for path, content in files_in(_PACKAGE / "theme").items()}
    files |= {f"theme/{target}": _npm_file(source) for source, target in _FROM_NPM.items()}
    for language in glossary.settings.languages:
        settings = json.dumps(_language_settings(glossary, language, project), ensure_ascii=False, indent=2)
        files[f"mkdocs.{language.id}.yml"] = (settings + "\n").encode()
    return files


def _npm_file(source: str) -> Path:
    path = _INSTALLATION / "node_modules" / source
    if not path.is_file():
        hint = "`make site` installs it"
        raise EngineError(
            [Problem("G602", "a script for the browser is missing", Span(f"node_modules/{source}"), hint)]
        )
    return path


def _language_settings(glossary: Glossary, language: Language, project: Path) -> dict[str, Any]:
    """Return the engine's settings of one language. JSON is YAML, so no YAML needs to be written."""
    settings = glossary.settings
    words = WORDINGS[language.id]
    nav: list[Any] = [
        {words.home: "index.md"},
        {escape(settings.stage_lists[language.id].name): "stages/index.md"},
        {words.topics: "topics/index.md"},
        {words.paths: "paths/index.md"},
        {words.compare: "compare/index.md"},
        {words.a_z: "a-z.md"},
        {words.abbreviations: "abbreviations.md"},
    ]
    written = sorted((project / "docs" / language.id).glob("*.md"))
    if written:
        nav.append({words.about: [path.name for path in written]})
    return {
        "INHERIT": _SETTINGS,
        # The theme prints these as HTML, in attributes too.
        "site_name": escape(settings.titles[language.id]),
        "site_description": escape(settings.descriptions[language.id]),
        "site_url": settings.address + settings.folder(language),
        "docs_dir": language.id,
        "theme": {"language": language.id},
        "plugins": {"search": {"lang": language.id}},
        "nav": nav,
        "copyright": f'<a href="{escape(settings.licence.address)}">'
        + words.words_licence.replace("{licence}", escape(settings.licence.name))
        + "</a>",
        "extra": {
            "words": {name: text for name, text in asdict(words).items() if isinstance(text, str)},
            "folder": settings.folder(language),
            "address": settings.address,
            "languages": [
                {
                    "id": other.id,
                    "name": escape(other.name),
                    "folder": settings.folder(other),
                    "read": WORDINGS[other.id].read_in,
                }
                for other in settings.languages
            ],
        },
    }


@contextmanager
def built_site(build: Path, settings: Settings) -> Iterator[Files]:
    """Run the engine on the files in `build`, once per language at the same time, and lend its files.

    They are gone when the context ends. Raises `EngineError` with what the engine found.
    """
    with tempfile.TemporaryDirectory(prefix="glossary-") as temporary:
        outputs = {language: Path(temporary) / language.id for language in settings.languages}
        with ExitStack() as stack:
            runs = {language: stack.enter_context(_run(build, language, outputs[language])) for language in outputs}
            said = {language: run.communicate()[0] for language, run in runs.items()}
        if problems := [
            problem
            for language, run in runs.items()
            if run.returncode
            for problem in engine_problems(said[language], build, language)
        ]:
            raise EngineError(problems)
        yield {
            settings.folder(language) + path: content
            for language, output in outputs.items()
            for path, content in files_in(output).items()
            if not path.endswith((".map", ".gz"))
        }


@contextmanager
def _run(build: Path, language: Language, output: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the engine for one language. When the context ends early, the engine ends with it."""
    # Not --quiet: the engine would count no warnings, and --strict let broken links through.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", _settings_file(build, language)]
    # Dates would differ from build to build, and the engine's notices about its future are not for authors.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    with subprocess.Popen(  # noqa: S603  # our own interpreter and our own arguments
        [*command, "-d", str(output)],
        env=environment | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as run:
        try:
            yield run
        finally:
            run.kill()


def _settings_file(build: Path, language: Language) -> str:
    return str(build / f"mkdocs.{language.id}.yml")


def engine_problems(said: str, build: Path, language: Language) -> list[Problem]:
    """Return what the engine complained about, or, when that cannot be told, where it stopped."""
    if found := _UNREADABLE.search(said):
        span = Span(_SETTINGS, int(found["line"]), int(found["column"]), int(found["column"]) + 1)
        reason = _PLACE.sub(" ", found["reason"]).strip()
        return [Problem("G602", f"not YAML: {reason}", span, "correct the settings of the site")]
    problems = [_complaint(match[1], build, language) for match in _COMPLAINT.finditer(said)]
    if problems:
        return problems
    last = said.strip().rpartition("\n")[2] or "it said nothing"
    hint = f"to see all it says: {Path(sys.executable).name} -m mkdocs build -f {_settings_file(build, language)}"
    return [Problem("G602", f"the site engine stopped: {last}", Span(_SETTINGS), hint)]


def _complaint(text: str, build: Path, language: Language) -> Problem:
    link = _LINK.match(text)
    if not link:
        return Problem("G602", text, Span(_SETTINGS), "correct the settings of the site")
    page = f"{language.id}/{link['page']}"
    by_hand = (build.parent / "docs" / page).is_file()
    hint = link["near"] and f"did you mean '{link['near']}'?"
    return Problem(
        "G603",
        f"link to '{link['target']}', which is not there",
        Span(f"{'docs' if by_hand else build.name}/{page}"),
        hint or "link to the Markdown file of a page, seen from this one, like ../terms/lead.md; or delete the link",
    )
