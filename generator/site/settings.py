"""The engine's settings of each language: JSON, which is YAML, laid over those that every site has."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.languages.wording import filled
from generator.layout import ENGINE_SETTINGS
from generator.model import Language, Settings
from generator.outline import FOLDERS, LISTED, OPENSEARCH, Contents, Kind, Listing, Outline, address_of, path_of
from generator.site import licences
from generator.site.assets import ICON, SCRIPT, SEARCH, STYLE_SHEET

DEFAULTS = Path(__file__).with_name(ENGINE_SETTINGS)
"""The settings that every site has, in the form of the engine."""

# Where GitHub, GitLab, Gitea and Forgejo let people edit a file, and so where they take issues.
_FORGE = re.compile(r"(?P<repository>https?://[^/]+/.+?)(?P<gitlab>/-)?/_?edit/")

# The page that tells how to contribute, if there is one.
_HOW_TO = "contributing.md"

# Of a folder, in the words of the engine.
_FIRST_PAGES = ("index.md", "README.md")


def settings_file(language: Language) -> str:
    """Return the name of the settings of a language."""
    return f"mkdocs.{language.id}.yml"


def language_settings(outline: Outline, language: Language, paths: Mapping[str, str], index: str) -> bytes:
    """Return the settings of a language. What all have in common, they take from the file beside them.

    `paths` are those of what all languages share, by name, and `index` that of the search index.
    """
    made = _settings(outline, language)
    up = "../" * outline.glossary.settings.folder(language).count("/")
    made["extra"]["assets"] = _assets(up, paths, index)
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def _settings(outline: Outline, language: Language) -> dict[str, Any]:
    settings = outline.glossary.settings
    contents = outline.of(language)
    words = language.words
    return {
        "INHERIT": ENGINE_SETTINGS,
        # The theme prints these as HTML, in attributes too.
        "site_name": escape(settings.titles[language.id]),
        "site_description": escape(settings.descriptions[language.id]),
        "site_url": settings.address + settings.folder(language),
        "docs_dir": language.id,
        # The engine leaves out a folder of this name for themes of its own.
        "exclude_docs": "!/templates/",
        "theme": {"language": language.id},
        "nav": _tabs(settings, contents),
        "copyright": f'<a href="{escape(settings.licence.address)}">'
        + words.words_licence.replace("{licence}", escape(settings.licence.name))
        + "</a>",
        "extra": {
            "words": {name: text for name, text in asdict(words).items() if isinstance(text, str)},
            "searching": words.searching.handed_over(language.id, _names_of_languages(settings, language)),
            "propose": escape(_proposal(settings.source, contents)),
            "direction": language.direction,
            "folder": settings.folder(language),
            "address": settings.address,
            "pages": _frame(contents),
            "folders": _folders(contents),
            "languages": [
                {
                    "id": other.id,
                    "name": escape(other.name),
                    "folder": settings.folder(other),
                    "read": filled(other.words.read_in, name=escape(other.name)),
                    # As the engine writes addresses: `about%20us.html`.
                    "lacks": sorted(map(quote, contents.pages - outline.of(other).pages)),
                }
                for other in settings.languages
            ],
        },
    }


def _names_of_languages(settings: Settings, language: Language) -> dict[str, str]:
    """Return what the other languages are called in this one, by their ids."""
    return {other.id: language.name_of(other) for other in settings.languages if other != language}


def _assets(up: str, paths: Mapping[str, str], index: str) -> dict[str, str]:
    """Return where pages find their assets, as seen from the top of the language's folder."""
    return {
        "style_sheet": up + paths[STYLE_SHEET],
        "script": up + paths[SCRIPT],
        "search": " ".join([*(up + paths[name] for name in SEARCH), index]),
        "icon": up + paths[ICON],
        "licences": up + licences.PATH,
    }


def _tabs(settings: Settings, contents: Contents) -> list[dict[str, Any]]:
    """Return the parts of the site, each with where it begins: only those that hold something."""
    words = contents.language.words
    stages = escape(settings.stage_lists[contents.language.id].name)
    tabs = [(words.home, path_of(Kind.HOME))]
    tabs += [(stages if one.id == Listing.STAGES else one.title, one.path) for one in contents.of(Kind.LIST)]
    nav: list[dict[str, Any]] = [{name: first} for name, first in tabs]
    written = [page.path for page in contents.of(Kind.PAGE)]
    return [*nav, {words.about: _pages_by_hand(written)}] if written else nav


def _frame(contents: Contents) -> dict[str, str]:
    """Return the addresses that the frame of each page leads to, from the top of the language."""
    lists = {one.id.replace("-", "_"): one.address for one in contents.of(Kind.LIST)}
    return {"home": address_of(path_of(Kind.HOME)), **lists, "opensearch": OPENSEARCH}


def _folders(contents: Contents) -> dict[str, list[str]]:
    """Return the folders whose pages belong to each tab. A term belongs to its stage."""
    listed = {one: LISTED[Listing(one.id)] for one in contents.of(Kind.LIST) if one.id in LISTED}
    return {
        one.address: [f"{FOLDERS[kind]}/" for kind in ((kind, Kind.TERM) if kind is Kind.STAGE else (kind,))]
        for one, kind in listed.items()
    }


def _pages_by_hand(paths: Sequence[str]) -> list[Any]:
    """Return the pages that people write by hand as a part of the navigation. It begins with a page, not a folder."""
    return list(paths) if all("/" in path for path in paths) else _section(paths)


def _section(paths: Sequence[str], folder: str = "") -> list[Any]:
    """Return the pages in a folder as a part of the navigation: its first page, the others, then folders likewise."""
    inside = [path.removeprefix(folder) for path in paths]
    pages = sorted((name for name in inside if "/" not in name), key=lambda name: (name not in _FIRST_PAGES, name))
    below = sorted({name.partition("/")[0] for name in inside if "/" in name})
    return [
        *(folder + name for name in pages),
        *(
            {
                _title(name): _section(
                    [path for path in paths if path.startswith(f"{folder}{name}/")], f"{folder}{name}/"
                )
            }
            for name in below
        ),
    ]


def _title(folder: str) -> str:
    """Return what a folder is called in the navigation, as the engine would: "Our team" for `our-team`."""
    words = folder.replace("-", " ").replace("_", " ")
    return escape(words.capitalize() if words.islower() else words)


def _proposal(source: str, contents: Contents) -> str:
    """Return where a new term is proposed: a new issue called `{title}`, else the page that tells how, else nothing."""
    if found := _FORGE.match(source):
        title = "issue[title]" if found["gitlab"] else "title"
        return f"{found['repository']}{found['gitlab'] or ''}/issues/new?{title}={{title}}"
    return next((page.address for page in contents.of(Kind.PAGE) if page.path == _HOW_TO), "")
