"""`glossary link`: links from somebody's pages to the site."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.cli.mentions import mention_line
from generator.cli.options import lang_
from generator.cli.printing import show
from generator.cli.usable import language_of, usable
from generator.foreign.diff import diff
from generator.foreign.files import LinkedFile, in_place, into, nowhere, treated
from generator.foreign.linker import Linker
from generator.foreign.site import Site
from generator.mentions import First
from generator.problem import nearest
from generator.report import FORMATS
from generator.words import make_matcher


@click.command("link")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@lang_
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
def command(  # noqa: PLR0913, PLR0917  # one parameter an option
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
    glossary = usable(project)
    language = language_of(glossary, lang)
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
            show(FORMATS["short"]([page.problem], {}), err=True)
            continue
        if is_diff:
            click.echo(diff(page.file, page.before, page.change.text).encode(errors="surrogateescape"), nl=False)
        links += len(page.change.changed)
        changed += page.change.text != page.before
        let_be += len(page.change.let_be)
        if verbose:
            show("".join(mention_line(page.file, place) for place in page.let_be), err=True)
    done = "taken away from" if undo else "put into"
    show(f"{links} links {done} {changed} of {count} pages\n", err=is_diff)
    if let_be:
        why = "not written by this command" if undo else "a link there would change more of the page than itself"
        more = "" if verbose else "; --verbose names them"
        click.echo(f"warning: {let_be} {'links' if undo else 'mentions'} left as they were: {why}{more}", err=True)
    if failed:
        click.echo(f"{failed} of {count} files have problems and were left as they were", err=True)
    return int(failed > 0)


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
