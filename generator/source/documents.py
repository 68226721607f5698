"""The folder `docs/` → the pages that people write by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.model import Language
from generator.problem import Problem
from generator.span import Span


def read_documents(project: Path, languages: Iterable[Language]) -> tuple[dict[str, str], list[Problem]]:
    """Return the Markdown files of each language (`en/about.md`), and what keeps one from being read."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for language in languages:
        for path in sorted((project / "docs" / language.id).rglob("*.md")):
            file = path.relative_to(project).as_posix()
            try:
                with path.open("rb") as stream:
                    texts[file.removeprefix("docs/")] = stream.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                hint = "save the file with the encoding UTF-8"
                problems.append(Problem("G103", "file is not UTF-8 text", Span(file), hint))
            except OSError as error:
                reason = (error.strerror or "cannot be read").lower()
                problems.append(Problem("G101", f"{file} {reason}", Span(file), "restore it, or allow it to be read"))
    return texts, problems
