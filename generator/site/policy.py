"""What a site sends, and what it does not, of all that the engine makes and the theme brings along."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Mapping
from importlib.resources import files as packaged
from pathlib import Path

from generator.model import Language, Settings
from generator.output import Files, files_in

# What the theme brings for a frame and a search of its own, and what only its makers need.
_UNUSED = re.compile(
    r"\.(?:map|gz)$|^assets/(?:images/favicon\.png|javascripts/(?:lunr/|workers/|bundle\.)|stylesheets/(?:main|palette)\.)"
)

# What the engine makes by itself from templates of the theme, and what of the theme are templates.
_ENGINES = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
_TEMPLATES = {".html", ".py", ".pyc", ".yml"}


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
