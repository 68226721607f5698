"""Pages written by hand: what stands in front of them, as the theme may print it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any


def escaped(front: Mapping[str, Any]) -> dict[str, Any]:
    """Return front matter with every text escaped as HTML: the theme prints it as it is."""
    return {name: _as_html(value) for name, value in front.items()}


def _as_html(value: Any) -> Any:
    if isinstance(value, dict):
        return {escape(name): _as_html(inner) for name, inner in value.items()}
    return [_as_html(inner) for inner in value] if isinstance(value, list) else escape(str(value))
