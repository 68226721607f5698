"""`glossary explain`: what a code means."""

from __future__ import annotations

import click

from generator import explanations
from generator.cli.printing import show
from generator.problem import nearest


@click.command("explain")
@click.argument("code")
def command(code: str) -> None:
    """Say what a code like G201 means and what to do about it."""
    text = explanations.explanation(code)
    if text is None:
        codes = explanations.codes()
        near = nearest(code.upper(), codes) or f"known: {', '.join(codes)}"
        raise click.BadParameter(f"no problem has this code. {near}", param_hint="CODE")
    show(f"{text}\n")
