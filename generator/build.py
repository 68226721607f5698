"""The pipeline: from the folder that people edit to the folder that people read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.checks import check
from generator.checks.documents import links_to_terms
from generator.edition import Edition, make_edition
from generator.mentions import Mentions
from generator.model import Glossary, Language
from generator.outline import Outline
from generator.output import OutputError, Renewal, refuse_amidst, renewing
from generator.pages.render import compile_templates
from generator.problem import Problem, Severity, by_place
from generator.site import (
    DEFAULTS,
    EngineError,
    engine_input,
    places_of_the_theme,
    run_engine,
    settings_files,
    site_files,
)
from generator.site.complaints import placed
from generator.source.documents import read_documents
from generator.source.engine import EngineSettings, missing_files, read_engine_settings
from generator.source.read import read
from generator.span import Span
from generator.workers import ProcessError, at_once

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a build may do, if whoever runs it says so: follow links into these folders, run code of the settings."""

    follow: Sequence[Path] = ()
    is_trusted: bool = False


_NOTHING = Allowed()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run: the outline, all problems by place, and the texts of the files that they are in.

    `mentions` are those of each language, by its id.
    `is_whole` says that the site is as it was, or as it should be, and not something in between.
    """

    outline: Outline | None
    problems: tuple[Problem, ...]
    texts: dict[str, str] = field(default_factory=dict)
    settings: EngineSettings | None = None
    is_whole: bool = True
    mentions: Mapping[str, Mentions] = field(default_factory=dict)

    @property
    def glossary(self) -> Glossary | None:
        """The glossary, if anything of it could be read."""
        return self.outline.glossary if self.outline else None

    def place_of(self, setting: str) -> Span:
        """Return where a setting of the engine is made, of the project's own or of the generator's."""
        own = self.settings and self.settings.at(setting)
        return own or Span(DEFAULTS.as_posix())

    def fails(self, *, strict: bool = False) -> bool:
        """Return whether something must be mended first: an error, or anything under `strict`."""
        return any(strict or problem.severity is Severity.ERROR for problem in self.problems)


def examine(
    project: Path, today: date | None = None, *, follow: Sequence[Path] = (), is_trusted: bool = False
) -> Outcome:
    """Read and check the glossary of a project folder, and whether anything is overdue on a day.

    Links into the folders `follow` are followed. What runs code in the settings of the engine is an error unless
    they are trusted.
    """
    source = read(project, follow)
    glossary = source.glossary
    if glossary is None:
        return Outcome(None, by_place(source.problems), source.texts)
    documents, problems, texts = read_documents(project, glossary.settings.languages, follow)
    settings, wrong, written = read_engine_settings(project, DEFAULTS, follow=follow, is_trusted=is_trusted)
    missing = missing_files(settings, documents, glossary.settings.languages)
    outline = Outline(glossary, documents)
    leading = links_to_terms(glossary, texts)
    mentions = {language.id: Mentions(glossary, language) for language in outline.languages}
    found = check(outline, mentions[outline.languages[0].id], today)
    everything = by_place([*source.problems, *problems, *wrong, *missing, *leading, *found])
    return Outcome(outline, everything, source.texts | texts | written, settings, mentions=mentions)


def _nobody(_who: str) -> None:
    pass


def build(  # noqa: PLR0913  # each may be left out
    project: Path,
    site: Path,
    *,
    work: Path | None = None,
    strict: bool = False,
    wait: Callable[[str], object] = _nobody,
    allowed: Allowed = _NOTHING,
) -> Outcome:
    """Build the site of a project folder. When there are errors, the site stays as it was.

    What the engine needs goes to `build/` in the project, or in the folder `work`. While another build has
    one of these places it is waited for, and `wait` is told which.
    """
    made = (work or project) / "build"
    with ExitStack() as held:
        try:
            _refuse_amidst(project, made, site)
            pages = held.enter_context(renewing(made, wait, has_parts=True))
            target = held.enter_context(renewing(site, wait))
        except OutputError as error:
            return _failed(examine(project, follow=allowed.follow, is_trusted=allowed.is_trusted), error, site)
        outcome = Outcome(None, ())
        try:
            outcome = examine(project, follow=allowed.follow, is_trusted=allowed.is_trusted)
            if outcome.outline is None or outcome.fails(strict=strict):
                return outcome
            _make_pages(outcome, outcome.outline, pages)
            _make_site(outcome, outcome.outline, project, pages.folder, target)
        except (OutputError, EngineError, ProcessError, MemoryError, OSError) as error:
            return _failed(outcome, error, site)
    return outcome


def _refuse_amidst(project: Path, made: Path, site: Path) -> None:
    """Raise `OutputError` when one of the places to write is amidst what people write, or the program."""
    sources = {project / name: f"{name}/, which people write" for name in ("glossary", "docs")}
    sources[_PACKAGE] = f"{_PACKAGE.name}/, which is the program itself"
    refuse_amidst(site, {**sources, made: "build/, which holds the pages that the site is made from"})
    refuse_amidst(made, sources)


def _make_pages(outcome: Outcome, outline: Outline, pages: Renewal) -> None:
    """Write all that the engine needs to `build/`."""
    settings = outcome.settings.written if outcome.settings else DEFAULTS
    languages = outline.languages
    old, new = pages.folder, pages.new
    own = engine_input(outline, settings)
    if problems := list(places_of_the_theme(outline, own)):
        raise EngineError(problems)  # before anything is written, where a file may be in the way of a folder
    compile_templates()  # once, and not in each of the processes, which are copies of this one
    with pages.telling():
        tasks = [(outline, outcome.mentions[each.id], (old / each.id, new / each.id)) for each in languages]
        editions = dict(zip(languages, at_once(make_edition, tasks), strict=True))
    own |= settings_files(outline, {language.id: edition.index for language, edition in editions.items()})
    changed = pages.prepare(own) | _below(editions, lambda edition: edition.changed)
    pages.put(own.keys() | _below(editions, lambda edition: edition.paths), changed)


def _below(editions: Mapping[Language, Edition], paths: Callable[[Edition], Iterable[str]]) -> set[str]:
    return {f"{language.id}/{path}" for language, edition in editions.items() for path in paths(edition)}


def _make_site(outcome: Outcome, outline: Outline, project: Path, made: Path, target: Renewal) -> None:
    """Run the engine for all languages, and renew the site from its output."""
    settings = outline.glossary.settings
    outputs = {language: target.engine / language.id for language in settings.languages}
    with target.telling():
        tasks = [(made, language, output) for language, output in outputs.items()]
        complaints = [complaint for found in at_once(run_engine, tasks) for complaint in found]
    if complaints:
        pages = made.name if made.parent == project else made.as_posix()
        said = (placed(one, outline.documents, outcome.texts, outcome.place_of, pages) for one in complaints)
        raise EngineError(problem for found in said for problem in found)
    target.write(site_files(outputs, settings, made))


def _failed(outcome: Outcome, error: Exception, site: Path) -> Outcome:
    problems = by_place([*outcome.problems, *_said_by(error, site)])
    is_whole = error.is_whole if isinstance(error, OutputError) else True
    return replace(outcome, problems=problems, is_whole=is_whole)


def _said_by(error: Exception, site: Path) -> Iterable[Problem]:
    """Return an error that kept a site from being built as problems to mend."""
    match error:
        case EngineError():
            return error.problems
        case OutputError():
            return [Problem("G601", error.reason, _span(error.path), error.hint)]
        case ProcessError() | MemoryError():
            said = str(error) or "ran out of memory"
            hint = "the system may lack memory, or allow few processes: close other programs, then build again"
            return [Problem("G602", f"a process of the build {said}", _span(site), hint)]
        case OSError():
            reason = (error.strerror or str(error)).lower()
            return [Problem("G601", reason, _span(error.filename or site), "see what is there")]
    raise error


def _span(path: Path | str) -> Span:
    """Return the span of a file outside the project, named from the current folder."""
    return Span(Path(path).absolute().as_posix())
