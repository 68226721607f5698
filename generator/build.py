"""The pipeline: from the folder that people edit to the folder that people read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.checks import check
from generator.model import Glossary
from generator.output import OutputError, merged, write
from generator.pages import SamePageError, make_pages
from generator.problem import Problem, Severity, by_place
from generator.site import EngineError, attachments, built_site, engine_input
from generator.source.documents import read_documents
from generator.source.read import read
from generator.span import Span


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
    outcome = examine(project)
    glossary = outcome.glossary
    if glossary is None or outcome.fails(strict=strict):
        return outcome
    if site.resolve().is_relative_to((project / "build").resolve()):
        hint = "choose another place: build/ holds the pages that the site is made from"
        return _failed(outcome, [Problem("G601", "cannot hold the site", Span(str(site)), hint)])
    try:
        pages = make_pages(glossary, outcome.documents)
        parts = (pages, attachments(project, glossary), engine_input(project, glossary))
        write(project / "build", merged(parts))
        with built_site(project / "build", glossary.settings) as files:
            write(site, files)
    except (SamePageError, OutputError, EngineError, OSError) as error:
        return _failed(outcome, _said_by(error, site))
    return outcome


def _failed(outcome: Outcome, problems: Iterable[Problem]) -> Outcome:
    return Outcome(outcome.glossary, by_place([*outcome.problems, *problems]), outcome.texts)


def _said_by(error: Exception, site: Path) -> Iterable[Problem]:
    """Return what kept a site from being built as problems to mend."""
    match error:
        case EngineError():
            return error.problems
        case SamePageError():
            hint = "rename the one written by hand"
            return [Problem("G601", "two pages have this address", Span(str(error)), hint)]
        case OutputError():
            return [Problem("G601", error.reason, Span(error.path), error.hint)]
        case OSError():
            reason = (error.strerror or str(error)).lower()
            return [Problem("G601", reason, Span(str(error.filename or site)), "see what is there")]
    raise error
