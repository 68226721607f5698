"""The commands, each in a file of its own. Only here and in `serve` something is printed.

Exit codes: 0 fine, 1 problems, 2 wrong usage.
"""

from __future__ import annotations

import errno
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from generator import streams
from generator.cli import build, check, explain, graph, link, mentions, schema, serve
from generator.cli.options import FOLLOW


class _Commands(click.Group):
    """Commands that end with one line when what they print cannot be taken: a full disk, a closed terminal."""

    def main(self, *args: Any, **options: Any) -> Any:
        streams.prepare()
        return super().main(*args, **options)

    def invoke(self, ctx: click.Context) -> object:
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has closed the pipe: click ends quietly
                raise
            with suppress(OSError):
                sys.stdout.close()  # or Python tries to flush the rest at exit, and prints a traceback
            raise click.ClickException((error.strerror or str(error)).lower()) from error
        return result


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds glossary/. Default: the current folder.",
)
@click.option(
    "--follow",
    multiple=True,
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder outside the project that symbolic links may lead to. May be given again.",
)
@click.pass_context
def main(context: click.Context, project: Path, follow: tuple[Path, ...]) -> None:
    """Turn a folder of terms into a glossary site."""
    context.obj = project
    context.meta[FOLLOW] = follow


for _module in (check, build, serve, explain, graph, schema, mentions, link):
    main.add_command(_module.command)
