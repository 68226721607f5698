"""What the engine gets of one language, made in a process of its own: it waits for no more than it needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.model import Glossary, Language
from generator.output import merged, write
from generator.pages import pages_of
from generator.search import search_script
from generator.site import ENGINE_MODULES, attachments, opensearch

# For such a process, and then for the engine's, to be loaded ahead of need.
MODULES = (__name__, *ENGINE_MODULES)


def write_pages(project: Path, glossary: Glossary, documents: Mapping[str, str], language: Language) -> None:
    """Write the pages of a language, its search index and its attachments into `build/`."""
    search = {
        "search/index.js": search_script(glossary, documents, language),
        "opensearch.xml": opensearch(glossary, language),
    }
    parts = (pages_of(glossary, documents, language), search, attachments(project, language))
    write(project / "build" / language.id, merged(parts))
