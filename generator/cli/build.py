"""`glossary build`: from the folder that people edit to the site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import Allowed, build
from generator.cli.options import follow, format_, strict_, trust_
from generator.cli.printing import report, show
from generator.signals import ending_as_ctrl_c


@click.command("build")
@click.option("--site", type=click.Path(path_type=Path), help="Where the site goes. Default: site/ in the project.")
@click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where build/ and site/ go. Default: the project, in which else nothing is written.",
)
@format_
@strict_
@trust_
@click.pass_obj
def command(  # noqa: PLR0913  # one parameter an option
    project: Path, site: Path | None, work: Path | None, form: str, *, strict: bool, trust_settings: bool
) -> None:
    """Check the glossary and build the site."""
    target = site or (work or project) / "site"

    def wait(who: str) -> None:
        if form != "json":  # which programs read as a whole
            click.echo(f"waiting for another build of this: {who}", err=True)

    allowed = Allowed(follow(), is_trusted=trust_settings)
    with ending_as_ctrl_c():
        outcome = build(project, target, work=work, strict=strict, wait=wait, allowed=allowed)
    report(outcome, project, form)
    if outcome.fails(strict=strict):
        if form != "json":
            state = "is as it was" if outcome.is_whole else "is not whole: build again"
            click.echo(f"not built; {target} {state}", err=True)
        sys.exit(1)
    if form != "json":
        show(f"built {target / 'index.html'}: open it from disk, or put the folder on any web server\n")
