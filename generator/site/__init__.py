"""The site that people read: the only place that knows the engine, its settings and its theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.layout import ENGINE_SETTINGS
from generator.outline import SEARCH_INDEX, Outline
from generator.output import Content
from generator.site import licences
from generator.site.assets import by_content, make_assets, templates
from generator.site.complaints import EngineError
from generator.site.engine import run_engine
from generator.site.opensearch import opensearch
from generator.site.policy import places_of_the_theme, shared_folder, site_files
from generator.site.settings import DEFAULTS, language_settings, settings_file

__all__ = [
    "DEFAULTS",
    "EngineError",
    "by_content",
    "engine_input",
    "opensearch",
    "places_of_the_theme",
    "run_engine",
    "settings_files",
    "site_files",
]


def engine_input(outline: Outline, settings: Content = DEFAULTS) -> dict[str, Content]:
    """Return what the engine needs beside pages and `settings_files`: theme, and the files that all languages share."""
    files: dict[str, Content] = {ENGINE_SETTINGS: settings}
    files |= {f"theme/{path}": content for path, content in templates().items()}
    sent = make_assets()
    shared = {**sent.files, licences.PATH: licences.licences((*sent.files, SEARCH_INDEX), _texts(files))}
    files |= {shared_folder(outline) + path: content for path, content in shared.items()}
    return files


_NO_INDEXES: Mapping[str, str] = {}


def settings_files(outline: Outline, indexes: Mapping[str, str] = _NO_INDEXES) -> dict[str, Content]:
    """Return the settings of each language for the engine, by their paths in what it gets.

    `indexes` are the paths of the search indexes in the folders of the languages, by their ids.
    """
    sent = make_assets()
    return {
        settings_file(language): language_settings(
            outline, language, sent.paths, indexes.get(language.id, SEARCH_INDEX)
        )
        for language in outline.languages
    }


def _texts(files: Mapping[str, Content]) -> Iterator[str]:
    """Yield what may name icons: the settings and the templates."""
    for path, content in files.items():
        if path == ENGINE_SETTINGS or path.endswith(".html"):
            yield (content if isinstance(content, bytes) else content.read_bytes()).decode()
