"""The options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from generator.report import FORMATS

FOLLOW = f"{__name__}.follow"


def follow() -> tuple[Path, ...]:
    """Return the folders that links may lead to, of all commands."""
    folders: tuple[Path, ...] = click.get_current_context().meta[FOLLOW]
    return folders


format_ = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="full",
    help="How problems are printed. Default: full.",
)
trust_ = click.option(
    "--trust-settings", is_flag=True, help="Let the project's own mkdocs.yml run code: hooks, plugins, tags."
)
strict_ = click.option("--strict", is_flag=True, help="Let warnings fail too.")
lang_ = click.option("--lang", required=True, help="The language of the pages: en, fr.")
