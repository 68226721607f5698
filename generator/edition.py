"""The site in one language, made in a process of its own: what it loads is what that process waits for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.model import Glossary, Language
from generator.output import merged, write
from generator.pages import pages_of
from generator.problem import Problem
from generator.search import search_script
from generator.site import ENGINE_MODULES, attachments, run_engine

# To be loaded ahead of need.
MODULES = (__name__, *ENGINE_MODULES)


def make_edition(
    project: Path, glossary: Glossary, documents: Mapping[str, str], language: Language, output: Path
) -> list[Problem]:
    """Write the pages of a language into `build/` and its site into `output`. Return what the engine found wrong."""
    search = {"search/index.js": search_script(glossary, documents, language)}
    parts = (pages_of(glossary, documents, language), search, attachments(project, language))
    write(project / "build" / language.id, merged(parts))
    return run_engine(project / "build", language, output)
