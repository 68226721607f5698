"""The input of the engine for one language, made in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.mentions import Mentions
from generator.outline import OPENSEARCH, SEARCH_INDEX, Outline
from generator.output import Content, prepare
from generator.pages import pages_of
from generator.search import search_script
from generator.site import by_content, opensearch


@dataclass(frozen=True, slots=True)
class Edition:
    """The paths of the files of one language, and of those that differ from the files of the last build."""

    paths: frozenset[str]
    changed: frozenset[str]
    index: str
    """The path of the search index, which says what it holds."""


def make_edition(outline: Outline, mentions: Mentions, places: tuple[Path, Path]) -> Edition:
    """Prepare the pages of a language, its search index and its attachments. `mentions` are those of the language.

    `places` are the folder that holds those of the last build, and the one where these come.
    """
    language = mentions.language
    script = search_script(outline, language)
    index = by_content(SEARCH_INDEX, script)
    files: dict[str, Content] = {
        **pages_of(outline, mentions),
        index: script,
        OPENSEARCH: opensearch(outline.glossary, language),
        **outline.documents.beside(language),
    }
    return Edition(frozenset(files), frozenset(prepare(*places, files)), index)
