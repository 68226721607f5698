"""The commands. The only file that prints and sets exit codes: 0 fine, 1 problems, 2 wrong usage."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import explanations
from generator.build import Outcome, build, examine
from generator.graph import graph
from generator.graph.formats import FORMATS as GRAPH_FORMATS
from generator.report import FORMATS
from generator.source.schema import KINDS, schema


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds glossary/. Default: the current folder.",
)
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Turn a folder of terms into a glossary site."""
    context.obj = project


_format = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="full",
    help="How problems are printed. Default: full.",
)
_strict = click.option("--strict", is_flag=True, help="Let warnings fail too.")


@main.command()
@_format
@_strict
@click.pass_obj
def check(project: Path, form: str, *, strict: bool) -> None:
    """Say everything that is wrong with the glossary."""
    outcome = examine(project)
    click.echo(FORMATS[form](outcome.problems, outcome.texts), nl=False)
    sys.exit(outcome.fails(strict=strict))


@main.command("build")
@click.option("--site", type=click.Path(path_type=Path), help="Where the site goes. Default: site/ in the project.")
@_format
@_strict
@click.pass_obj
def build_(project: Path, site: Path | None, form: str, *, strict: bool) -> None:
    """Check the glossary and build the site."""
    target = site or project / "site"
    outcome = build(project, target, strict=strict)
    _report(outcome, form)
    if outcome.fails(strict=strict):
        if form != "json":  # which programs read as a whole
            click.echo(f"not built; {target} is as it was", err=True)
        sys.exit(1)
    click.echo(f"built {target / 'index.html'}: open it from disk, or put the folder on any web server")


def _report(outcome: Outcome, form: str) -> None:
    if outcome.problems:
        click.echo(FORMATS[form](outcome.problems, outcome.texts), nl=False, err=True)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Default: 8000. 0 takes a free one.")
@click.pass_obj
def serve(project: Path, port: int) -> None:
    """Build the site, show it at a local address, and rebuild after each edit."""
    from generator.serve import ServeError  # noqa: PLC0415
    from generator.serve import serve as serve_glossary  # noqa: PLC0415

    try:
        serve_glossary(project, port, click.echo)
    except ServeError as error:
        click.echo(error, err=True)
        sys.exit(1)


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a code like G201 means and what to do about it."""
    text = explanations.explanation(code)
    if text is None:
        raise click.BadParameter(
            f"no problem has this code; known: {', '.join(explanations.codes())}", param_hint="CODE"
        )
    click.echo(text)


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
    outcome = examine(project)
    if outcome.glossary is None:
        _report(outcome, "full")
        sys.exit(1)
    languages = [language.id for language in outcome.glossary.settings.languages]
    if lang not in (None, *languages):
        raise click.BadParameter(f"the glossary speaks {', '.join(languages)}", param_hint="--lang")
    click.echo(GRAPH_FORMATS[form](graph(outcome.glossary, lang or languages[0])), nl=False)


@main.command("schema")
@click.argument("kind", type=click.Choice(KINDS))
@click.pass_obj
def schema_(project: Path, kind: str) -> None:
    """Print the JSON Schema of a data file, for editors."""
    outcome = examine(project)
    if outcome.glossary is None:
        _report(outcome, "full")
        sys.exit(1)
    languages = tuple(language.id for language in outcome.glossary.settings.languages)
    click.echo(schema(kind, languages), nl=False)
