"""`glossary schema`: what editors need to know of a data file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import examine
from generator.cli.options import follow
from generator.cli.printing import report, show
from generator.source.schema import KINDS, schema


@click.command("schema")
@click.argument("kind", type=click.Choice(KINDS))
@click.pass_obj
def command(project: Path, kind: str) -> None:
    """Print the JSON Schema of a data file, for editors."""
    outcome = examine(project, follow=follow(), is_trusted=True)  # nothing is run
    if outcome.glossary is None:
        report(outcome, project)
        sys.exit(1)
    languages = tuple(language.id for language in outcome.glossary.settings.languages)
    show(schema(kind, languages), is_for_programs=True)
