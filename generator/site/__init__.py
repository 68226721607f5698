"""The site that people read: the only place that knows the engine, its settings and its theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.layout import ENGINE_SETTINGS
from generator.outline import SEARCH_INDEX, Outline
from generator.output import Content
from generator.site import assets, licences
from generator.site.engine import EngineError, run_engine
from generator.site.opensearch import opensearch
from generator.site.policy import places_of_the_theme, site_files
from generator.site.settings import DEFAULTS, language_settings, settings_file

__all__ = ["DEFAULTS", "EngineError", "engine_input", "opensearch", "places_of_the_theme", "run_engine", "site_files"]


def engine_input(outline: Outline, settings: Content = DEFAULTS) -> dict[str, Content]:
    """Return what the engine needs beside the pages: settings, theme, and scripts from npm."""
    files: dict[str, Content] = {ENGINE_SETTINGS: settings}
    files |= {f"theme/{path}": content for path, content in (assets.theme() | assets.from_npm()).items()}
    sent = [path.removeprefix("theme/") for path in (*files, SEARCH_INDEX)]
    files[f"theme/{licences.PATH}"] = licences.licences(sent, _texts(files))
    for language in outline.languages:
        files[settings_file(language)] = language_settings(outline, language)
    return files


def _texts(files: Mapping[str, Content]) -> Iterator[str]:
    """Yield what may name icons: the settings and the templates."""
    for path, content in files.items():
        if path == ENGINE_SETTINGS or path.endswith(".html"):
            yield (content if isinstance(content, bytes) else content.read_bytes()).decode()
