"""`glossary mentions`: the terms that somebody's page names."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from generator.cli.options import lang_
from generator.cli.printing import show
from generator.cli.usable import language_of, usable
from generator.foreign.files import Place, mentions_in
from generator.problem import Problem
from generator.report import FORMATS
from generator.words import make_matcher


@click.command("mentions")
@click.argument("file", type=click.Path(path_type=Path))
@lang_
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is printed. Default: text."
)
@click.pass_obj
def command(project: Path, file: Path, lang: str, form: str) -> None:
    """Print the terms that a Markdown or HTML page mentions, where a link may stand."""
    glossary = usable(project)
    language = language_of(glossary, lang)
    found = mentions_in(file, make_matcher(glossary, language.id))
    if isinstance(found, Problem):
        show(FORMATS["full"]([found], {}), err=True)
        sys.exit(1)
    if form == "json":
        show(json.dumps([asdict(place) for place in found], ensure_ascii=False, indent=2) + "\n", is_for_programs=True)
    else:
        show("".join(mention_line(str(file), place) for place in found))


def mention_line(file: str, place: Place) -> str:
    """Return the line that tells of a mention: its place, the term and the words."""
    return f"{click.format_filename(file)}:{place.line}:{place.column}: {place.id} {' '.join(place.surface.split())}\n"
