"""What commands print: problems, and texts for people or programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import Outcome
from generator.report import FORMATS, MANY, Screen
from generator.whereabouts import from_here, from_repository, seen

# What reads these takes them for UTF-8, whatever the encoding of the terminal.
FOR_PROGRAMS = ("json", "github", "dot")


def report(outcome: Outcome, project: Path, form: str = "full") -> None:
    """Print the problems of a run to stderr, if there are any or a program asks."""
    if outcome.problems or form == "json":  # which programs read as a whole
        print_problems(outcome, project, form, err=True)


def print_problems(outcome: Outcome, project: Path, form: str, *, most: int | None = MANY, err: bool = False) -> None:
    """Print problems in a form, for people no more than `most`."""
    where = from_repository(project) if form == "github" else from_here(project)
    screen = Screen(most, (sys.stderr if err else sys.stdout).encoding)
    text = FORMATS[form](*seen(outcome.problems, outcome.texts, where), screen)
    show(text, err=err, is_for_programs=form in FOR_PROGRAMS)


def show(text: str, *, err: bool = False, is_for_programs: bool = False) -> None:
    """Print a text as it is. What programs read is UTF-8."""
    click.echo(
        text.encode(errors="backslashreplace") if is_for_programs else text,
        nl=False,
        file=sys.stderr if err else sys.stdout,
    )
