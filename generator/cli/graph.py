"""`glossary graph`: how terms lead to each other."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import examine
from generator.cli.options import follow
from generator.cli.printing import FOR_PROGRAMS, report, show
from generator.graph import Graph
from generator.graph.formats import FORMATS


@click.command("graph")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="text prints figures, dot (for Graphviz) and json the graph. Default: text.",
)
@click.option("--lang", help="The language of names and mentions. Default: the first of the glossary.")
@click.pass_obj
def command(project: Path, form: str, lang: str | None) -> None:
    """Print how terms lead to each other."""
    outcome = examine(project, follow=follow(), is_trusted=True)  # nothing is run
    if outcome.glossary is None:
        report(outcome, project)
        sys.exit(1)
    languages = [language.id for language in outcome.glossary.settings.languages]
    if lang not in (None, *languages):
        raise click.BadParameter(f"the glossary speaks {', '.join(languages)}", param_hint="--lang")
    text = FORMATS[form](Graph(outcome.mentions[lang or languages[0]]))
    show(text, is_for_programs=form in FOR_PROGRAMS)
