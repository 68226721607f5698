"""What a site sends, and what it does not, of all that the engine makes and the theme brings along."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from importlib.resources import files as packaged
from importlib.resources.abc import Traversable
from pathlib import Path

from generator.model import Language, Settings
from generator.outline import SEARCH_INDEX, SITEMAP, Outline
from generator.output import Files, files_in
from generator.problem import Problem
from generator.span import Span

# What the theme brings for a frame and a search of its own, and what only its makers need.
_UNUSED = re.compile(
    r"\.(?:map|gz)$|^assets/(?:images/favicon\.png|javascripts/(?:lunr/|workers/|bundle\.)|stylesheets/(?:main|palette)\.)"
)

# What the engine makes and the site does not send, and what of the theme are templates.
_ENGINES = {f"{SITEMAP}.gz"}
_TEMPLATES = {".html", ".py", ".pyc", ".yml"}


def places_of_the_theme(outline: Outline, made: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with files that people have put where the theme puts one of its own, in any language.

    `made` are the paths that the engine gets, of which those in `theme/` are the theme's. Where the glossary puts its
    pages, a check knows.
    """
    shared = shared_folder(outline)
    sent = [path.removeprefix(shared).lower() for path in made if path.startswith(shared)]
    folders = [outline.glossary.settings.folder(language) for language in outline.languages]
    sent += [folder + SEARCH_INDEX for folder in folders]
    for makers in outline.makers.values():
        for address, item in makers:
            inside = (address.removeprefix(folder) for folder in folders if address.startswith(folder))
            is_taken = any(_is_taken(made, path.lower()) for path in inside) or _is_in_the_way(address.lower(), sent)
            if item.is_by_hand and is_taken:
                file = outline.documents.file_of(f"{item.language}/{item.path}")
                hint = f"rename it: a file of the theme comes to {address} too"
                yield Problem("G601", "two pages have this address", Span(file), hint)


def shared_folder(outline: Outline) -> str:
    """Return the folder of what all languages share: it lies among the pages of the one at the root of the site."""
    return f"{outline.languages[0].id}/"


def _is_in_the_way(address: str, others: Collection[str]) -> bool:
    """Return whether a file has the address of another one, or stands where one needs a folder."""
    return any(f"{one}/".startswith(f"{address}/") or f"{address}/".startswith(f"{one}/") for one in others)


def _is_taken(made: Collection[str], path: str) -> bool:
    """Return whether the theme has a file or a folder at a path in the site of a language, or a file above it."""
    is_folder = any(other.startswith(f"theme/{path}/") for other in made) or _of_material(path).is_dir()
    return is_folder or any(is_engines(made, one) for one in (path, *_above(path)))


def is_engines(made: Collection[str], path: str) -> bool:
    """Return whether the theme puts a file at a path in the site of a language."""
    if path in _ENGINES or f"theme/{path}" in made:
        return True
    is_sent = not _UNUSED.search(path) and posixpath.splitext(path)[1] not in _TEMPLATES
    return is_sent and _of_material(path).is_file()


def _of_material(path: str) -> Traversable:
    return packaged("material").joinpath("templates", path)


def _above(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


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
