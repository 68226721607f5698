"""The site that people read: the only place that knows the engine, its settings and its theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.documents import Documents
from generator.layout import ENGINE_SETTINGS
from generator.model import Glossary
from generator.output import Content
from generator.site import assets, licences
from generator.site.engine import EngineError, run_engine
from generator.site.opensearch import opensearch
from generator.site.policy import is_engines, site_files
from generator.site.settings import DEFAULTS, language_settings, settings_file

__all__ = ["DEFAULTS", "EngineError", "engine_input", "is_engines", "opensearch", "run_engine", "site_files"]

_NOTHING = Documents()


def engine_input(
    glossary: Glossary, documents: Documents = _NOTHING, settings: Content = DEFAULTS
) -> dict[str, Content]:
    """Return what the engine needs beside the pages: settings, theme, and scripts from npm."""
    files: dict[str, Content] = {ENGINE_SETTINGS: settings}
    files |= {f"theme/{path}": content for path, content in (assets.theme() | assets.from_npm()).items()}
    sent = [path.removeprefix("theme/") for path in (*files, "search/index.js")]
    files[f"theme/{licences.PATH}"] = licences.licences(sent, _texts(files))
    for language in glossary.settings.languages:
        files[settings_file(language)] = language_settings(glossary, language, documents)
    return files


def _texts(files: Mapping[str, Content]) -> Iterator[str]:
    """Yield what may name icons: the settings and the templates."""
    for path, content in files.items():
        if path == ENGINE_SETTINGS or path.endswith(".html"):
            yield (content if isinstance(content, bytes) else content.read_bytes()).decode()
