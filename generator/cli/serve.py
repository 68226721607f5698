"""`glossary serve`: the site at a local address, built anew after each edit."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import Allowed
from generator.cli.options import follow, trust_
from generator.cli.printing import show


@click.command("serve")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Default: 8000. 0 takes a free one.")
@click.option(
    "--host",
    default="127.0.0.1",
    help="Where to listen. Default: 127.0.0.1, for this machine only. 0.0.0.0 is for containers: others can see it.",
)
@trust_
@click.pass_obj
def command(project: Path, port: int, host: str, *, trust_settings: bool) -> None:
    """Build the site, show it at a local address, and rebuild after each edit."""
    # The other commands need nothing of the server.
    from generator.serve import ServeError  # noqa: PLC0415
    from generator.serve import serve as serve_glossary  # noqa: PLC0415

    allowed = Allowed(follow(), is_trusted=trust_settings)
    try:
        serve_glossary(project, port, lambda text: show(f"{text}\n"), host, allowed)
    except ServeError as error:
        click.echo(error, err=True)
        sys.exit(1)
