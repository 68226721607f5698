"""The pipeline: from the folder that people edit to the folder that people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import BrokenExecutor, Executor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.checks import check
from generator.edition import MODULES, write_pages
from generator.languages import WORDINGS
from generator.model import Glossary, Settings
from generator.output import Files, OutputError, write
from generator.pages import SamePageError
from generator.problem import Problem, Severity, by_place
from generator.site import EngineError, engine_input, run_engine, site_files
from generator.source.documents import FOLDER, read_documents
from generator.source.read import read
from generator.span import Span
from generator.workers import workers


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: the glossary if usable, all problems by place, texts, and pages written by hand."""

    glossary: Glossary | None
    problems: tuple[Problem, ...]
    texts: dict[str, str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)

    def fails(self, *, strict: bool = False) -> bool:
        """Return whether something must be mended first: an error, or anything under `strict`."""
        return any(strict or problem.severity is Severity.ERROR for problem in self.problems)


def examine(project: Path) -> Outcome:
    """Read and check the glossary of a project folder."""
    source = read(project)
    glossary = source.glossary
    if glossary is None:
        return Outcome(None, by_place(source.problems), source.texts)
    documents, problems = read_documents(project, glossary.settings.languages)
    problems = [*source.problems, *problems, *check(glossary)]
    return Outcome(glossary, by_place(problems), source.texts, documents)


def build(project: Path, site: Path, *, strict: bool = False) -> Outcome:
    """Build the site of a project folder. When there are errors, the site stays as it was."""
    outcome = Outcome(None, ())
    try:
        # What works on the languages is loaded while the glossary is read.
        with workers(len(WORDINGS), MODULES) as pool:
            outcome = examine(project)
            if outcome.glossary is None or outcome.fails(strict=strict):
                return outcome
            _refuse_inside(project / "build", site)
            _write_pages(outcome.glossary, outcome.documents, project, pool)
        # Processes of their own for the engine: what the pages took of memory is free again.
        with TemporaryDirectory(prefix="glossary-") as temporary, workers(len(WORDINGS), MODULES) as pool:
            write(site, _run_engine(outcome.glossary.settings, project, Path(temporary), pool))
    except (SamePageError, OutputError, EngineError, OSError, BrokenExecutor) as error:
        return _failed(outcome, _said_by(error, site))
    return outcome


def _write_pages(glossary: Glossary, documents: Mapping[str, str], project: Path, pool: Executor) -> None:
    """Make `build/` hold all that the engine needs."""
    write(project / "build", engine_input(project, glossary))
    list(pool.map(partial(write_pages, project, glossary, documents), glossary.settings.languages))  # or raises


def _run_engine(settings: Settings, project: Path, temporary: Path, pool: Executor) -> Files:
    """Make the site of each language into a temporary folder, and return the files of them all."""
    outputs = {language: temporary / language.id for language in settings.languages}
    runs = pool.map(partial(run_engine, project / "build"), outputs.keys(), outputs.values())
    if problems := [problem for found in runs for problem in found]:
        raise EngineError(problems)
    return site_files(outputs, settings)


def _refuse_inside(build: Path, site: Path) -> None:
    if site.resolve().is_relative_to(build.resolve()):
        hint = "choose another place: build/ holds the pages that the site is made from"
        raise OutputError(site, "cannot hold the site", hint)


def _failed(outcome: Outcome, problems: Iterable[Problem]) -> Outcome:
    return Outcome(outcome.glossary, by_place([*outcome.problems, *problems]), outcome.texts)


def _said_by(error: Exception, site: Path) -> Iterable[Problem]:
    """Return what kept a site from being built as problems to mend."""
    match error:
        case EngineError():
            return error.problems
        case SamePageError():
            hint = "rename the one written by hand"
            return [Problem("G601", "two pages have this address", Span(f"{FOLDER}/{error}"), hint)]
        case OutputError():
            return [Problem("G601", error.reason, _span(error.path), error.hint)]
        case BrokenExecutor() | ConnectionError():  # what a process that is gone, or never began, leaves of itself
            hint = "the system may have ended it for want of memory: close other programs, then build again"
            return [Problem("G602", "a process of the build ended unexpectedly", _span(site), hint)]
        case OSError():
            reason = (error.strerror or str(error)).lower()
            return [Problem("G601", reason, _span(error.filename or site), "see what is there")]
    raise error


def _span(path: Path | str) -> Span:
    """Return a place that is not said to be in the project: it is seen from the current folder."""
    return Span(Path(path).absolute().as_posix())
