"""The site engine: its settings for each language, its run, and the files it leaves. MkDocs is known here only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator.languages import WORDINGS
from generator.model import Glossary, Language, Settings
from generator.output import Content, Files, files_in

_PACKAGE = Path(__file__).parent
_INSTALLATION = _PACKAGE.parent
_SETTINGS = "mkdocs.yml"

# From npm, put beside the theme at build time: where in the package, and where in the site.
_FROM_NPM: Mapping[str, str] = {
    "iframe-worker/shim/index.js": "assets/javascripts/iframe-worker.js",
    "iframe-worker/LICENSE": "assets/licences/iframe-worker.txt",
}


class EngineError(Exception):
    """What the engine said when it could not build the site."""


def hand_written(project: Path, glossary: Glossary) -> dict[str, Content]:
    """Return the pages that people write by hand, each under its language: `en/about.md`."""
    files: dict[str, Content] = {}
    for language in glossary.settings.languages:
        folder = project / "docs" / language.id
        found = files_in(folder) if folder.is_dir() else {}
        files |= {f"{language.id}/{path}": content for path, content in found.items()}
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
        raise EngineError(f"node_modules/{source} is missing: `make site` installs it")
    return path


def _language_settings(glossary: Glossary, language: Language, project: Path) -> dict[str, Any]:
    """Return the engine's settings of one language. JSON is YAML, so no YAML needs to be written."""
    settings = glossary.settings
    words = WORDINGS[language.id]
    nav: list[Any] = [
        {words.home: "index.md"},
        {words.funnel: "funnel.md"},
        {words.topics: "topics/index.md"},
        {words.paths: "paths/index.md"},
        {words.a_z: "a-z.md"},
        {words.abbreviations: "abbreviations.md"},
    ]
    written = sorted((project / "docs" / language.id).glob("*.md"))
    if written:
        nav.append({words.about: [path.name for path in written]})
    return {
        "INHERIT": _SETTINGS,
        "site_name": settings.titles[language.id],
        "site_description": settings.descriptions[language.id],
        "site_url": settings.address + settings.folder(language),
        "docs_dir": language.id,
        "theme": {"language": language.id},
        "plugins": {"search": {"lang": language.id}},
        "nav": nav,
        "copyright": f'<a href="{settings.licence.address}">'
        + words.words_licence.replace("{licence}", settings.licence.name)
        + "</a>",
        "extra": {
            "words": {name: text for name, text in asdict(words).items() if isinstance(text, str)},
            "folder": settings.folder(language),
            "address": settings.address,
            "languages": [
                {
                    "id": other.id,
                    "name": other.name,
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

    They are gone when the context ends. Raises `EngineError` with what the engine said.
    """
    with tempfile.TemporaryDirectory(prefix="glossary-") as temporary:
        outputs = {language: Path(temporary) / language.id for language in settings.languages}
        runs = {language: _start(build, language, output) for language, output in outputs.items()}
        said = {language: run.communicate()[0] for language, run in runs.items()}
        if failed := [language for language, run in runs.items() if run.returncode]:
            raise EngineError("\n".join(said[language].strip() for language in failed))
        yield {
            settings.folder(language) + path: content
            for language, output in outputs.items()
            for path, content in files_in(output).items()
            if not path.endswith((".map", ".gz"))
        }


def _start(build: Path, language: Language, output: Path) -> subprocess.Popen[str]:
    settings = str(build / f"mkdocs.{language.id}.yml")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", settings, "-d", str(output)]
    # Dates would differ from build to build, and the engine's notices about its future are not for authors.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    return subprocess.Popen(  # noqa: S603  # our own interpreter and our own arguments
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
