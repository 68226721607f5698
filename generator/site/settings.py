"""The engine's settings of each language: JSON, which is YAML, laid over those that every site has."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.documents import Documents
from generator.languages.wording import filled
from generator.layout import ENGINE_SETTINGS
from generator.model import Glossary, Language, Settings
from generator.pages.parts import parts_of

DEFAULTS = Path(__file__).with_name(ENGINE_SETTINGS)
"""The settings that every site has, in the form of the engine."""

# Where GitHub, GitLab, Gitea and Forgejo let people edit a file, and so where they take issues.
_FORGE = re.compile(r"(?P<repository>https?://[^/]+/.+?)(?P<gitlab>/-)?/_?edit/")

# Of a folder, in the words of the engine.
_FIRST_PAGES = ("index.md", "README.md")


def settings_file(language: Language) -> str:
    """Return the name of the settings of a language."""
    return f"mkdocs.{language.id}.yml"


def language_settings(glossary: Glossary, language: Language, documents: Documents) -> bytes:
    """Return the settings of a language. What all have in common, they take from the file beside them."""
    made = _settings(glossary, language, documents)
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def _settings(glossary: Glossary, language: Language, documents: Documents) -> dict[str, Any]:
    settings = glossary.settings
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
        "nav": _parts(glossary, language, documents),
        "copyright": f'<a href="{escape(settings.licence.address)}">'
        + words.words_licence.replace("{licence}", escape(settings.licence.name))
        + "</a>",
        "extra": {
            "words": {name: text for name, text in asdict(words).items() if isinstance(text, str)},
            "searching": words.searching.handed_over(language.id, _names_of_languages(settings, language)),
            "propose": escape(_proposal(settings.source, language, documents)),
            "direction": language.direction,
            "folder": settings.folder(language),
            "address": settings.address,
            "languages": [
                {
                    "id": other.id,
                    "name": escape(other.name),
                    "folder": settings.folder(other),
                    "read": filled(other.words.read_in, name=escape(other.name)),
                    "lacks": sorted(
                        _own_addresses(glossary, documents, language) - _own_addresses(glossary, documents, other)
                    ),
                }
                for other in settings.languages
            ],
        },
    }


def _names_of_languages(settings: Settings, language: Language) -> dict[str, str]:
    """Return what the other languages are called in this one, by their ids."""
    return {other.id: language.name_of(other) for other in settings.languages if other != language}


def _parts(glossary: Glossary, language: Language, documents: Documents) -> list[dict[str, Any]]:
    """Return the parts of the site, each with where it begins: only those that hold something."""
    words = language.words
    written = [path.partition("/")[2] for path in documents.pages(language)]
    stages = escape(glossary.settings.stage_lists[language.id].name)
    made = ((part.name_in(words), str(part)) for part in parts_of(glossary, language))
    parts = [(words.home, "index.md"), (stages, "stages/index.md"), *made]
    nav: list[dict[str, Any]] = [{name: first} for name, first in parts]
    return [*nav, {words.about: _pages_by_hand(written)}] if written else nav


def _own_addresses(glossary: Glossary, documents: Documents, language: Language) -> set[str]:
    """Return the addresses of pages that another language may lack, as the engine writes them: `about%20us.html`."""
    parts = (f"{part.removesuffix('.md')}.html" for part in parts_of(glossary, language))
    return documents.addresses(language) | {quote(address) for address in parts}


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


def _proposal(source: str, language: Language, documents: Documents) -> str:
    """Return where a new term is proposed: a new issue called `{title}`, else the page that tells how, else nothing."""
    if found := _FORGE.match(source):
        title = "issue[title]" if found["gitlab"] else "title"
        return f"{found['repository']}{found['gitlab'] or ''}/issues/new?{title}={{title}}"
    return "contributing.html" if f"{language.id}/contributing.md" in documents.texts else ""
