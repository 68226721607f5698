"""What is sent of the theme: one style sheet and one script for every page, made of small files, and the rest."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from generator.output import Content, files_in

_THEME = Path(__file__).parent / "theme"
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


def theme() -> dict[str, Content]:
    """Return the files that are laid over the theme: templates as they are, scripts and styles as they are sent."""
    files = files_in(_THEME)
    parts = {part for bundle in _BUNDLES.values() for part in bundle}
    alone = {path: as_sent(_THEME / path) for path in files if path not in parts}
    return alone | {path: _bundle(bundle) for path, bundle in _BUNDLES.items()}


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
