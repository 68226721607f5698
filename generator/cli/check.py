"""`glossary check`: say everything that is wrong, and mend what has one right answer."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator import fixes
from generator.build import Outcome, examine
from generator.cli.options import follow, format_, strict_, trust_
from generator.cli.printing import print_problems, show
from generator.problem import by_place
from generator.report import MANY
from generator.whereabouts import from_here


@click.command("check")
@format_
@strict_
@click.option("--all", "is_all", is_flag=True, help=f"Show more than {MANY} problems.")
@click.option("--fix", "is_fix", is_flag=True, help="First mend what has one right answer, in the files themselves.")
@click.option("--diff", "is_diff", is_flag=True, help="With --fix: print what would change, and write nothing.")
@trust_
@click.pass_obj
def command(  # noqa: PLR0913  # one parameter an option
    project: Path, form: str, *, strict: bool, is_all: bool, is_fix: bool, is_diff: bool, trust_settings: bool
) -> None:
    """Say everything that is wrong with the glossary."""
    if is_diff and not is_fix:
        raise click.UsageError("--diff shows what --fix would change: give both")
    today = date.today()  # noqa: DTZ011  # the day where the reader is
    outcome = examine(project, today, follow=follow(), is_trusted=trust_settings)
    if is_diff:
        where = from_here(project)
        shown = (fixes.diff(where(one.file), one) for one in fixes.changes(project, outcome.problems))
        show("".join(shown), is_for_programs=True)
    elif is_fix:
        outcome = _fixed(project, outcome, is_trusted=trust_settings)
    print_problems(outcome, project, form, most=None if is_all else MANY, err=is_diff)
    sys.exit(outcome.fails(strict=strict))


def _fixed(project: Path, outcome: Outcome, *, is_trusted: bool) -> Outcome:
    """Mend what has one right answer, say how much that is, and return what is left."""
    done = fixes.make(project, outcome.problems)
    show(f"{done}\n", err=True)
    today = date.today()  # noqa: DTZ011  # as above
    left = examine(project, today, follow=follow(), is_trusted=is_trusted) if done.fixes else outcome
    return replace(left, problems=by_place([*left.problems, *done.problems]))
