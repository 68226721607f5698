"""What is sent of the theme: one style sheet and one script for every page, made of small files, and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from generator.output import Content, files_in
from generator.problem import Problem
from generator.site.engine import EngineError
from generator.span import Span

_PACKAGE = Path(__file__).parent.parent
_THEME = _PACKAGE / "theme"
_NPM = _PACKAGE.parent / "node_modules"
_SCRIPTS = "assets/javascripts"
_STYLES = "assets/stylesheets"

# What every page loads: one file instead of many, of these in this order.
_BUNDLES: dict[str, tuple[str, ...]] = {
    f"{_SCRIPTS}/glossary.js": tuple(
        f"{_SCRIPTS}/{name}.js" for name in ("frame/menu", "frame/colors", "frame/scrolling", "previews", "search/box")
    ),
    f"{_STYLES}/glossary.css": tuple(
        f"{_STYLES}/{name}.css"
        for name in (
            *("colors", "text", "frame", "search-button", "written", "term", "formula", "map"),
            *("lists", "home", "comparison", "a-z", "previews", "search", "search-results", "print"),
        )
    ),
}

# From npm, put beside the theme at build time: where in the package, and where in the site.
_FROM_NPM: Mapping[str, str] = {"minisearch/dist/umd/index.js": f"{_SCRIPTS}/minisearch.js"}


def theme() -> dict[str, Content]:
    """Return the files that are laid over the theme: templates as they are, scripts and styles as they are sent."""
    files = files_in(_THEME)
    parts = {part for bundle in _BUNDLES.values() for part in bundle}
    alone = {path: as_sent(_THEME / path) for path in files if path not in parts}
    return alone | {path: _bundle(bundle) for path, bundle in _BUNDLES.items()}


def from_npm() -> dict[str, Content]:
    """Return the scripts of others, as they are sent. Raises `EngineError` when one is missing."""
    return {target: _npm_file(source) for source, target in _FROM_NPM.items()}


def _npm_file(source: str) -> Content:
    path = _NPM / source
    if not path.is_file():
        hint = "`make site` installs it"
        raise EngineError(
            [Problem("G602", "a script for the browser is missing", Span(f"node_modules/{source}"), hint)]
        )
    return as_sent(path)


def as_sent(file: Path) -> Content:
    """Return a file without what only its makers read: half of our scripts are comments, and most of others'."""
    if file.suffix in (".js", ".css"):
        return _small(file.suffix, file.read_text("utf-8"))
    # Reading as text makes line ends what they are everywhere, whatever a checkout made of them.
    return file.read_text("utf-8").encode() if file.suffix in (".html", ".svg", ".xml") else file


def _bundle(parts: Iterable[str]) -> bytes:
    return b"\n".join(_small(Path(part).suffix, (_THEME / part).read_text("utf-8")) for part in parts)


def _small(suffix: str, text: str) -> bytes:
    small: str = jsmin(text) if suffix == ".js" else cssmin(text)
    return small.encode()
