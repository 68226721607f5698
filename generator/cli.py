"""The commands. The only file that prints and sets exit codes: 0 fine, 1 problems, 2 wrong usage."""

from __future__ import annotations

import errno
import json
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from generator import explanations, fixes, streams
from generator.build import Allowed, Outcome, build, examine
from generator.foreign.diff import diff
from generator.foreign.files import LinkedFile, Place, in_place, into, mentions_in, nowhere, treated
from generator.foreign.linker import Linker
from generator.foreign.site import Site
from generator.graph import graph
from generator.graph.formats import FORMATS as GRAPH_FORMATS
from generator.mentions import First
from generator.model import Glossary, Language
from generator.problem import Problem, by_place, nearest
from generator.report import FORMATS, MANY, Screen
from generator.signals import ending_as_ctrl_c
from generator.source.schema import KINDS, schema
from generator.whereabouts import from_here, from_repository, seen
from generator.words import make_matcher

_FOLLOW = f"{__name__}.follow"


class _Commands(click.Group):
    """Commands that end with one line when what they print cannot be taken: a full disk, a closed terminal."""

    def main(self, *args: Any, **options: Any) -> Any:
        streams.prepare()
        return super().main(*args, **options)

    def invoke(self, ctx: click.Context) -> object:
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads has heard enough: click ends quietly
                raise
            with suppress(OSError):
                sys.stdout.close()  # or Python tries again to print the rest, and complains
            raise click.ClickException((error.strerror or str(error)).lower()) from error
        return result


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds glossary/. Default: the current folder.",
)
@click.option(
    "--follow",
    multiple=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder outside the project that symbolic links may lead to. May be given again.",
)
@click.pass_context
def main(context: click.Context, project: Path, follow: tuple[Path, ...]) -> None:
    """Turn a folder of terms into a glossary site."""
    context.obj = project
    context.meta[_FOLLOW] = follow


def _follow() -> tuple[Path, ...]:
    """Return the folders that links may lead to, of all commands."""
    folders: tuple[Path, ...] = click.get_current_context().meta[_FOLLOW]
    return folders


_format = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="full",
    help="How problems are printed. Default: full.",
)
_trust = click.option(
    "--trust-settings", is_flag=True, help="Let the project's own mkdocs.yml run code: hooks, plugins, tags."
)
_strict = click.option("--strict", is_flag=True, help="Let warnings fail too.")


@main.command()
@_format
@_strict
@click.option("--all", "is_all", is_flag=True, help=f"Show more than {MANY} problems.")
@click.option("--fix", "is_fix", is_flag=True, help="First mend what has one right answer, in the files themselves.")
@click.option("--diff", "is_diff", is_flag=True, help="With --fix: print what would change, and write nothing.")
@_trust
@click.pass_obj
def check(  # noqa: PLR0913  # one parameter an option
    project: Path, form: str, *, strict: bool, is_all: bool, is_fix: bool, is_diff: bool, trust_settings: bool
) -> None:
    """Say everything that is wrong with the glossary."""
    if is_diff and not is_fix:
        raise click.UsageError("--diff shows what --fix would change: give both")
    today = date.today()  # noqa: DTZ011  # the day where the reader is
    outcome = examine(project, today, follow=_follow(), is_trusted=trust_settings)
    if is_diff:
        where = from_here(project)
        shown = (fixes.diff(where(one.file), one) for one in fixes.changes(project, outcome.problems))
        _print("".join(shown), is_for_programs=True)
    elif is_fix:
        outcome = _fixed(project, outcome, is_trusted=trust_settings)
    _print_problems(outcome, project, form, most=None if is_all else MANY, err=is_diff)
    sys.exit(outcome.fails(strict=strict))


def _fixed(project: Path, outcome: Outcome, *, is_trusted: bool) -> Outcome:
    """Mend what has one right answer, say how much that is, and return what is left."""
    done = fixes.make(project, outcome.problems)
    _print(f"{done}\n", err=True)
    today = date.today()  # noqa: DTZ011  # as above
    left = examine(project, today, follow=_follow(), is_trusted=is_trusted) if done.fixes else outcome
    return replace(left, problems=by_place([*left.problems, *done.problems]))


@main.command("build")
@click.option("--site", type=click.Path(path_type=Path), help="Where the site goes. Default: site/ in the project.")
@click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where build/ and site/ go. Default: the project, in which else nothing is written.",
)
@_format
@_strict
@_trust
@click.pass_obj
def build_(  # noqa: PLR0913  # one parameter an option
    project: Path, site: Path | None, work: Path | None, form: str, *, strict: bool, trust_settings: bool
) -> None:
    """Check the glossary and build the site."""
    target = site or (work or project) / "site"

    def wait(who: str) -> None:
        if form != "json":  # which programs read as a whole
            click.echo(f"waiting for another build of this: {who}", err=True)

    allowed = Allowed(_follow(), is_trusted=trust_settings)
    with ending_as_ctrl_c():
        outcome = build(project, target, work=work, strict=strict, wait=wait, allowed=allowed)
    _report(outcome, project, form)
    if outcome.fails(strict=strict):
        if form != "json":
            state = "is as it was" if outcome.is_whole else "is not whole: build again"
            click.echo(f"not built; {target} {state}", err=True)
        sys.exit(1)
    if form != "json":
        _print(f"built {target / 'index.html'}: open it from disk, or put the folder on any web server\n")


def _report(outcome: Outcome, project: Path, form: str = "full") -> None:
    if outcome.problems or form == "json":  # which programs read as a whole
        _print_problems(outcome, project, form, err=True)


def _print_problems(outcome: Outcome, project: Path, form: str, *, most: int | None = MANY, err: bool = False) -> None:
    where = from_repository(project) if form == "github" else from_here(project)
    screen = Screen(most, (sys.stderr if err else sys.stdout).encoding)
    text = FORMATS[form](*seen(outcome.problems, outcome.texts, where), screen)
    _print(text, err=err, is_for_programs=form in _FOR_PROGRAMS)


# What reads these takes them for UTF-8, whatever the encoding of the terminal.
_FOR_PROGRAMS = ("json", "github", "dot")


def _print(text: str, *, err: bool = False, is_for_programs: bool = False) -> None:
    click.echo(
        text.encode(errors="backslashreplace") if is_for_programs else text,
        nl=False,
        file=sys.stderr if err else sys.stdout,
    )


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Default: 8000. 0 takes a free one.")
@click.option(
    "--host",
    default="127.0.0.1",
    help="Where to listen. Default: 127.0.0.1, for this machine only. 0.0.0.0 is for containers: others can see it.",
)
@_trust
@click.pass_obj
def serve(project: Path, port: int, host: str, *, trust_settings: bool) -> None:
    """Build the site, show it at a local address, and rebuild after each edit."""
    # The other commands need nothing of the server.
    from generator.serve import ServeError  # noqa: PLC0415
    from generator.serve import serve as serve_glossary  # noqa: PLC0415

    allowed = Allowed(_follow(), is_trusted=trust_settings)
    try:
        serve_glossary(project, port, lambda text: _print(f"{text}\n"), host, allowed)
    except ServeError as error:
        click.echo(error, err=True)
        sys.exit(1)


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a code like G201 means and what to do about it."""
    text = explanations.explanation(code)
    if text is None:
        codes = explanations.codes()
        near = nearest(code.upper(), codes) or f"known: {', '.join(codes)}"
        raise click.BadParameter(f"no problem has this code. {near}", param_hint="CODE")
    _print(f"{text}\n")


@main.command("graph")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(GRAPH_FORMATS)),
    default="text",
    help="text prints figures, dot (for Graphviz) and json the graph. Default: text.",
)
@click.option("--lang", help="The language of names and mentions. Default: the first of the glossary.")
@click.pass_obj
def graph_(project: Path, form: str, lang: str | None) -> None:
    """Print how terms lead to each other."""
    outcome = examine(project, follow=_follow(), is_trusted=True)  # nothing is run
    if outcome.glossary is None:
        _report(outcome, project)
        sys.exit(1)
    languages = [language.id for language in outcome.glossary.settings.languages]
    if lang not in (None, *languages):
        raise click.BadParameter(f"the glossary speaks {', '.join(languages)}", param_hint="--lang")
    text = GRAPH_FORMATS[form](graph(outcome.glossary, lang or languages[0]))
    _print(text, is_for_programs=form in _FOR_PROGRAMS)


_lang = click.option("--lang", required=True, help="The language of the pages: en, fr.")


@main.command("mentions")
@click.argument("file", type=click.Path(path_type=Path))
@_lang
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is printed. Default: text."
)
@click.pass_obj
def mentions_(project: Path, file: Path, lang: str, form: str) -> None:
    """Print the terms that a Markdown or HTML page mentions, where a link may stand."""
    glossary = _usable(project)
    language = _language(glossary, lang)
    found = mentions_in(file, make_matcher(glossary, language.id))
    if isinstance(found, Problem):
        _print(FORMATS["full"]([found], {}), err=True)
        sys.exit(1)
    if form == "json":
        _print(
            json.dumps([asdict(place) for place in found], ensure_ascii=False, indent=2) + "\n", is_for_programs=True
        )
    else:
        _print("".join(_line(str(file), place) for place in found))


@main.command("link")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@_lang
@click.option("--base", required=True, help="The address of the glossary's site: its top folder.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Write the pages there instead.")
@click.option("--force", is_flag=True, help="Let --output replace files that this command did not write.")
@click.option("--diff", "is_diff", is_flag=True, help="Print what would change, and write nothing.")
@click.option(
    "--first",
    type=click.Choice([scope.value for scope in First]),
    default=First.SECTION.value,
    help="Link the first mention of a term in each section, or on the page. Default: section.",
)
@click.option("--skip", multiple=True, metavar="ID", help="A term that gets no links. May be given again.")
@click.option("--undo", is_flag=True, help="Take away the links that this command made.")
@click.option("--verbose", is_flag=True, help="Name each mention that could not be linked.")
@click.pass_obj
def link_(  # noqa: PLR0913, PLR0917  # one parameter an option
    project: Path,
    files: tuple[Path, ...],
    lang: str,
    base: str,
    output: Path | None,
    first: str,
    skip: tuple[str, ...],
    *,
    force: bool,
    is_diff: bool,
    undo: bool,
    verbose: bool,
) -> None:
    """Link the terms that Markdown or HTML pages mention to the glossary's site, and change nothing else."""
    if is_diff and output:
        raise click.UsageError("--diff writes nothing: leave out --output")
    if force and not output:
        raise click.UsageError("--force is for --output: pages in their place are always rewritten")
    glossary = _usable(project)
    language = _language(glossary, lang)
    known = [term.id for term in glossary.terms]
    for id_ in skip:
        if id_ not in known:
            raise click.BadParameter(f"no term '{id_}'. {nearest(id_, known)}".strip(), param_hint="--skip")
    site = Site(_base(base) + glossary.settings.folder(language), frozenset(known))
    linker = Linker(make_matcher(glossary, language.id), site, frozenset(skip), First(first))
    store = nowhere if is_diff else into(output, files, force=force) if output else in_place
    paths = list(dict.fromkeys(files))
    pages = treated(paths, linker.unlink if undo else linker.link, store)
    sys.exit(_report_pages(pages, len(paths), is_diff=is_diff, undo=undo, verbose=verbose))


# From this many files on people want to see that something goes on.
_MANY = 20


def _report_pages(pages: Iterable[LinkedFile], count: int, *, is_diff: bool, undo: bool, verbose: bool) -> int:
    """Print what becomes of each page, and return the exit code."""
    links = changed = failed = let_be = 0
    for number, page in enumerate(pages, 1):
        if count > _MANY:
            click.echo(f"{number}/{count} {click.format_filename(page.file)}", err=True)
        if page.problem:
            failed += 1
            _print(FORMATS["short"]([page.problem], {}), err=True)
            continue
        if is_diff:
            click.echo(diff(page.file, page.before, page.change.text).encode(errors="surrogateescape"), nl=False)
        links += len(page.change.changed)
        changed += page.change.text != page.before
        let_be += len(page.change.let_be)
        if verbose:
            _print("".join(_line(page.file, place) for place in page.let_be), err=True)
    done = "taken away from" if undo else "put into"
    _print(f"{links} links {done} {changed} of {count} pages\n", err=is_diff)
    if let_be:
        why = "not written by this command" if undo else "a link there would change more of the page than itself"
        more = "" if verbose else "; --verbose names them"
        click.echo(f"warning: {let_be} {'links' if undo else 'mentions'} left as they were: {why}{more}", err=True)
    if failed:
        click.echo(f"{failed} of {count} files have problems and were left as they were", err=True)
    return int(failed > 0)


def _line(file: str, place: Place) -> str:
    return f"{click.format_filename(file)}:{place.line}:{place.column}: {place.id} {' '.join(place.surface.split())}\n"


def _usable(project: Path) -> Glossary:
    """Return the glossary of a project, or end the program with what is wrong with it."""
    outcome = examine(project, follow=_follow(), is_trusted=True)  # nothing is run
    if outcome.glossary is None or outcome.fails():
        _report(outcome, project)
        sys.exit(1)
    return outcome.glossary


def _language(glossary: Glossary, id_: str) -> Language:
    languages = {language.id: language for language in glossary.settings.languages}
    if id_ not in languages:
        reason = f"no language '{id_}'; known: {', '.join(languages)}. {nearest(id_, languages)}"
        raise click.BadParameter(reason.strip(" ."), param_hint="--lang")
    return languages[id_]


def _base(address: str) -> str:
    """Return the address of a site's top folder, with a slash at its end. Only addresses of the web will do."""
    if not _is_of_the_web(address):
        reason = "name the top folder of the site as browsers show it, like https://glossary.example/words/"
        raise click.BadParameter(reason, param_hint="--base")
    return f"{address.rstrip('/')}/"


def _is_of_the_web(address: str) -> bool:
    """Return whether an address names a folder on the web, and nothing in it is read as something else anywhere."""
    try:
        parts = urlsplit(address)
        is_named = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:  # no port, or no address in brackets
        return False
    begins = re.match(r"https?://[^/\\]", address, re.IGNORECASE)
    # Browsers leave out line ends and tabs, and take some other signs for the ones that they know.
    is_clean = address.isprintable() and not re.search(r"[\s\\?#<>\"]", address)
    return bool(begins) and is_named and is_clean


@main.command("schema")
@click.argument("kind", type=click.Choice(KINDS))
@click.pass_obj
def schema_(project: Path, kind: str) -> None:
    """Print the JSON Schema of a data file, for editors."""
    outcome = examine(project, follow=_follow(), is_trusted=True)  # nothing is run
    if outcome.glossary is None:
        _report(outcome, project)
        sys.exit(1)
    languages = tuple(language.id for language in outcome.glossary.settings.languages)
    _print(schema(kind, languages), is_for_programs=True)
