"""What is sent beside the pages, once for all languages: style sheet, scripts and sign, named by their content."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from generator.output import Content, files_in
from generator.problem import Problem
from generator.site.brought import MINISEARCH, place
from generator.site.complaints import EngineError
from generator.span import Span

_THEME = Path(__file__).parent.parent / "theme"
_FOLDER = "assets"
_SCRIPTS = f"{_FOLDER}/javascripts"
_STYLES = f"{_FOLDER}/stylesheets"

STYLE_SHEET = f"{_STYLES}/glossary.css"
SCRIPT = f"{_SCRIPTS}/glossary.js"
SEARCH = (f"{_SCRIPTS}/minisearch.js", f"{_SCRIPTS}/search.js")
"""What the search box loads when it is first opened, before the index, in this order."""
ICON = f"{_FOLDER}/favicon.svg"

# One file instead of many, of these in this order.
_BUNDLES: dict[str, tuple[str, ...]] = {
    SCRIPT: tuple(
        f"{_SCRIPTS}/{name}.js" for name in ("frame/menu", "frame/colors", "frame/scrolling", "previews", "search/box")
    ),
    SEARCH[1]: tuple(
        f"{_SCRIPTS}/search/{name}.js"
        for name in ("text", "ranking", "names", "titles", "spelling", "finder", "recent", "option", "answer")
    ),
    STYLE_SHEET: tuple(
        f"{_STYLES}/{name}.css"
        for name in (
            *("colors", "text", "frame", "search-button", "written", "term", "formula", "map"),
            *("lists", "home", "comparison", "a-z", "previews", "search", "search-results", "print"),
        )
    ),
}

# What others wrote, and where in the site it is.
_OTHERS: Mapping[str, str] = {MINISEARCH: SEARCH[0]}


@dataclass(frozen=True, slots=True)
class Assets:
    """The files under the paths that they are sent under, and the path that each name stands for."""

    files: Mapping[str, bytes]
    paths: Mapping[str, str]


def make_assets() -> Assets:
    """Return all that is sent. Raises `EngineError` when a script of others is missing."""
    contents = {path: _sent(_THEME / path) for path in _alone()}
    contents |= {path: _bundle(parts) for path, parts in _BUNDLES.items()}
    contents |= {target: _brought(source) for source, target in _OTHERS.items()}
    paths = {path: by_content(path, content) for path, content in contents.items()}
    return Assets({paths[path]: content for path, content in contents.items()}, paths)


def templates() -> dict[str, Content]:
    """Return the files that are laid over the theme."""
    return {path: _sent(_THEME / path) for path in files_in(_THEME) if not _is_asset(path)}


def by_content(path: str, content: bytes) -> str:
    """Return a path for a script, a style sheet or an index that says what it holds: `glossary.1a2b3c4d.css`.

    A page that names it never gets one of another build, however long browsers keep what they have.
    """
    stem, suffix = posixpath.splitext(path)
    return f"{stem}.{sha256(content).hexdigest()[:8]}{suffix}" if suffix in (".js", ".css") else path


def _is_asset(path: str) -> bool:
    return path.startswith(f"{_FOLDER}/")


def _alone() -> Iterable[str]:
    parts = {part for bundle in _BUNDLES.values() for part in bundle}
    return [path for path in files_in(_THEME) if _is_asset(path) and path not in parts]


def _bundle(parts: Iterable[str]) -> bytes:
    return b"\n".join(_sent(_THEME / part) for part in parts)


def _brought(source: str) -> bytes:
    path = place(source)
    if not path.is_file():
        hint = "`make site` installs it"
        raise EngineError([Problem("G602", "a script for the browser is missing", Span(source), hint)])
    return _sent(path)


def _sent(file: Path) -> bytes:
    """Return a file without comments: they are half of our scripts, and most of those of others."""
    # Reading as text makes line ends what they are everywhere, whatever a checkout made of them.
    text = file.read_text("utf-8")
    small: str = jsmin(text) if file.suffix == ".js" else cssmin(text) if file.suffix == ".css" else text
    return small.encode()
