"""The licences of all that a site sends and that others wrote, in one file; the footer leads to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import distribution
from importlib.resources import files as packaged

from generator.site.brought import LICENCE, MINISEARCH_LICENCE, place

PATH = "assets/licences.txt"
OURS = "Glossary generator"
THEME = "Material for MkDocs"

# What names say of content.
_CONTENT = r"(?:\.[0-9a-f]{8})?"
# Who wrote what a browser loads. What is on no line here may not be sent: a test looks at every file.
_OWNERS = (
    (re.compile(rf"assets/javascripts/minisearch{_CONTENT}\.js"), "MiniSearch"),
    (re.compile(rf"assets/javascripts/(?:glossary|search){_CONTENT}\.js"), OURS),
    (re.compile(rf"assets/(?:stylesheets/glossary{_CONTENT}\.css|favicon\.svg)"), OURS),
    (re.compile(rf"search/index{_CONTENT}\.js|opensearch\.xml|sitemap\.xml"), OURS),
)
_TEXTS: Mapping[str, str] = {OURS: LICENCE, "MiniSearch": MINISEARCH_LICENCE}
# Icons stand in the pages themselves: named by templates, and by the settings for the sign of the site.
_ICON = re.compile(r"\.icons/(\w+)/|\blogo:\s*[\"']?(\w+)/")


def owner(path: str) -> str:
    """Return who wrote a file of a site, by its path in the folder of a language; nothing when nobody is known."""
    return next((name for pattern, name in _OWNERS if pattern.fullmatch(path)), "")


def licences(sent: Iterable[str], sources: Iterable[str]) -> bytes:
    """Return the licences of the files that are sent, of the theme, and of icons that templates or settings name."""
    owners = dict.fromkeys(filter(None, map(owner, sent)))
    sets = sorted({found[1] or found[2] for source in sources for found in _ICON.finditer(source)})
    texts = {
        **{name: place(_TEXTS[name]).read_text("utf-8") for name in owners},
        THEME: distribution("mkdocs-material").read_text("licenses/LICENSE") or "",
        **{f"Icons: {name}": _of_icons(name) for name in sets},
    }
    return "\n\n".join(f"{name}\n{'=' * len(name)}\n\n{text}" for name, text in texts.items()).encode()


def _of_icons(name: str) -> str:
    folder = packaged("material").joinpath(f"templates/.icons/{name}")
    if not folder.is_dir():
        return f"As {THEME}.\n"  # the theme's own, or none at all: then the engine says so
    return "\n".join(file.read_text("utf-8") for file in folder.iterdir() if file.name.startswith("LICENSE"))
