"""All commands with all their options, as a page: `python -m generator.cli.reference`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator.cli import main
from generator.cli.printing import show

_INTRODUCTION = """\
# Commands

Made by `make commands` from what `--help` says: change it there. `python -m generator` is the same program as
`glossary`. Exit codes: 0 fine, 1 problems, 2 wrong usage.
"""


def reference() -> str:
    """Return the page, in Markdown."""
    commands = [("glossary", main), *((f"glossary {name}", main.commands[name]) for name in sorted(main.commands))]
    return "\n".join([_INTRODUCTION, *(line for name, one in commands for line in _section(name, one))])


def _section(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    usage = [*command.collect_usage_pieces(context)[1:], "[OPTIONS]"] if command is not main else ["[OPTIONS] COMMAND"]
    yield f"## {name}\n\n{command.help}\n\n    {' '.join([name, *usage])}\n"
    options = [option for option in command.params if isinstance(option, click.Option)]
    if options:
        yield "| option | |\n| --- | --- |"
        yield from (f"| `{_written(option)}` | {_told(option)} |" for option in options)
        yield ""


def _written(option: click.Option) -> str:
    """Return an option as it is given: `--format text|json`."""
    if option.is_flag:
        return option.opts[0]
    if isinstance(option.type, click.Choice):
        choices = r"\|".join(option.type.choices)
        return f"{option.opts[0]} {choices}"
    return f"{option.opts[0]} {option.metavar or option.type.name.upper()}"


def _told(option: click.Option) -> str:
    return f"{'Needed. ' if option.required else ''}{option.help}"


if __name__ == "__main__":
    show(reference())
