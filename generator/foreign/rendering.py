"""Pages of Markdown as Python-Markdown renders them, with what MkDocs sites usually switch on."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import markdown  # type: ignore[import-untyped]  # it brings no types

from generator.scan.effort import deepest

EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.details", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist"),
)
# Colours in code are nothing to compare, and take long.
_SETTINGS = {"pymdownx.highlight": {"use_pygments": False}, "pymdownx.tabbed": {"alternate_style": True}}
# What MkDocs takes for metadata: between lines of hyphens, or lines like `Title: …` at the very top.
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    r"|\A(?:[ ]{0,3}[A-Za-z0-9_-]+:[^\n]*+(?:\n|\Z)(?:(?:[ ]{4}|\t)[^\n]*+(?:\n|\Z))*+)++",
    re.DOTALL,
)


class RenderError(Exception):
    """A page cannot be rendered: why, and at which offset."""

    def __init__(self, reason: str, place: int | None = None) -> None:
        super().__init__(reason)
        self.place = place


def render_markdown(text: str) -> str:
    """Return the HTML of a Markdown page. Raises `RenderError` when the engine gives up."""
    try:
        return str(_engine().reset().convert(_FRONT_MATTER.sub("", text)))
    except RecursionError as error:
        _engine.cache_clear()  # its parser stopped in the middle of this page
        raise RenderError("quotes or lists are nested too deep", deepest(text)) from error
    except Exception as error:  # whatever the engine stumbles over, other pages go on
        _engine.cache_clear()
        raise RenderError(str(error) or type(error).__name__) from error


def end_of_data(text: str) -> int:
    """Return the offset behind the metadata at the top of a page."""
    found = _FRONT_MATTER.match(text)
    return found.end() if found else 0


@cache
def _engine() -> Any:
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=_SETTINGS)
