"""The folder `docs/` → the pages that people write by hand."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from generator.effort import markdown_effort
from generator.model import Language
from generator.problem import Problem, Severity
from generator.source.front import front_problems, with_front
from generator.span import Span

FOLDER = "docs"


def read_documents(project: Path, languages: Sequence[Language]) -> tuple[dict[str, str], list[Problem]]:
    """Return the Markdown files of each language (`en/about.md`), and what is wrong with them as files.

    A folder that is not there holds no pages; one that cannot be read is a problem.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    folders = [project / FOLDER / language.id for language in languages] if _is_open(project, problems) else []
    for path in sorted(path for folder in folders for path in _pages(project, folder, problems)):
        file = path.relative_to(project).as_posix()
        try:
            with path.open("rb") as stream:
                written = stream.read().decode("utf-8-sig").replace("\r\n", "\n")
            problems += [*front_problems(file, written), *_endless(file, written)]
            texts[file.removeprefix(f"{FOLDER}/")] = with_front(written, file)
        except UnicodeDecodeError:
            hint = "save the file with the encoding UTF-8"
            problems.append(Problem("G103", "file is not UTF-8 text", Span(file), hint))
        except OSError as error:
            problems.append(_unreadable(project, path, error))
    # A page that cannot be read would seem not to be written.
    return texts, problems or list(_untranslated(texts, languages))


def _endless(file: str, written: str) -> Iterator[Problem]:
    """Yield G105 for a page that would keep the engine busy for minutes."""
    steps = markdown_effort(written)
    if steps.is_too_much:
        line = written.count("\n", 0, steps.place) + 1
        message = "brackets, tags or rules beyond number would take minutes to build"
        hint = "look there for what repeats without end or is never closed; break it up, or leave it out"
        yield Problem("G105", message, Span(file, line, 1, 2), hint)


def _untranslated(texts: Collection[str], languages: Sequence[Language]) -> Iterator[Problem]:
    for path in texts:
        name = path.partition("/")[2]
        missing = [language for language in languages if f"{language.id}/{name}" not in texts]
        if missing:
            message = f"no such page in {' and '.join(language.name for language in missing)}"
            files = " and ".join(f"{FOLDER}/{language.id}/{name}" for language in missing)
            hint = f"write {files} too: until then, who changes the language comes to the home page"
            yield Problem("G113", message, Span(f"{FOLDER}/{path}"), hint, Severity.WARNING)


def _is_open(project: Path, problems: list[Problem]) -> bool:
    """Return whether there is anything in the folder. When it is locked, that is said once, not for each language."""
    try:
        return any((project / FOLDER).iterdir())
    except OSError as error:
        if not _is_missing(project / FOLDER, error):
            problems.append(_unreadable(project, project / FOLDER, error))
        return False


def _pages(project: Path, folder: Path, problems: list[Problem]) -> Iterator[Path]:
    failed: list[OSError] = []
    for top, folders, files in os.walk(folder, onerror=failed.append):
        yield from (Path(top, name) for name in (*folders, *files) if name.endswith(".md"))
    for error in failed:
        place = Path(error.filename)
        if not (place == folder and _is_missing(folder, error)):
            problems.append(_unreadable(project, place, error))


def _is_missing(path: Path, error: OSError) -> bool:
    return isinstance(error, FileNotFoundError) and not path.is_symlink()


def _unreadable(project: Path, path: Path, error: OSError) -> Problem:
    reason = (error.strerror or "unknown reason").lower()
    hint = "restore it, or allow it to be read: docs/ holds the pages written by hand, in a folder for each language"
    return Problem("G101", f"cannot be read: {reason}", Span(path.relative_to(project).as_posix()), hint)
