"""What the engine gets of one language, made in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.addresses import Claim, collisions
from generator.model import Glossary, Language
from generator.output import Content, Files, prepare
from generator.pages import SamePageError, pages_of
from generator.search import search_script
from generator.site import attachments, opensearch


@dataclass(frozen=True, slots=True)
class Edition:
    """The files of one language: who makes them, and the paths of those that differ from those of the last build."""

    claims: tuple[Claim, ...]
    changed: frozenset[str] = frozenset()


def make_edition(
    project: Path, glossary: Glossary, documents: Mapping[str, str], language: Language, places: tuple[Path, Path]
) -> Edition:
    """Prepare the pages of a language, its search index and its attachments.

    `places` are the folder that holds those of the last build, and the one where these come.
    When two of them have one address, nothing is prepared: their claims tell.
    """
    beside = attachments(project, language)
    written = [path.removeprefix(f"{language.id}/") for path in documents if path.startswith(f"{language.id}/")]
    claims = [Claim(path, f"docs/{language.id}/{path}") for path in (*written, *beside)]
    try:
        pages = pages_of(glossary, documents, language)
    except SamePageError as error:
        return Edition((*claims, *map(Claim, error.args)))
    made: Files = {
        "search/index.js": search_script(glossary, documents, language),
        "opensearch.xml": opensearch(glossary, language),
    }
    claims += [Claim(path) for path in (*made, *(pages.keys() - {*written}))]
    if collisions({"": claims}):
        return Edition(tuple(claims))
    files: dict[str, Content] = {**pages, **made, **beside}
    return Edition(tuple(claims), frozenset(prepare(*places, files)))
