"""What the engine gets of one language, made in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.addresses import Claim, collisions
from generator.documents import Documents
from generator.model import Glossary, Language
from generator.output import Content, Files, prepare
from generator.pages import SamePageError, pages_of
from generator.search import search_script
from generator.site import opensearch


@dataclass(frozen=True, slots=True)
class Edition:
    """The files of one language: who makes them, and the paths of those that differ from those of the last build."""

    claims: tuple[Claim, ...]
    changed: frozenset[str] = frozenset()


def make_edition(glossary: Glossary, documents: Documents, language: Language, places: tuple[Path, Path]) -> Edition:
    """Prepare the pages of a language, its search index and its attachments.

    `places` are the folder that holds those of the last build, and the one where these come.
    When two of them have one address, nothing is prepared: their claims tell.
    """
    beside = documents.beside(language)
    written = [path.partition("/")[2] for path in documents.pages(language)]
    claims = [Claim(path, documents.file_of(f"{language.id}/{path}")) for path in (*written, *beside)]
    try:
        pages = pages_of(glossary, documents.texts, language)
    except SamePageError as error:
        return Edition((*claims, *map(Claim, error.args)))
    made: Files = {
        "search/index.js": search_script(glossary, documents.texts, language),
        "opensearch.xml": opensearch(glossary, language),
    }
    claims += [Claim(path) for path in (*made, *(pages.keys() - {*written}))]
    if collisions({"": claims}):
        return Edition(tuple(claims))
    files: dict[str, Content] = {**pages, **made, **beside}
    return Edition(tuple(claims), frozenset(prepare(*places, files)))
