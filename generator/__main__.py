"""The command `glossary`, which is also `python -m generator`."""

from __future__ import annotations


def main() -> None:
    """Run the command."""
    # The processes of a build load this module again, and need nothing of the command.
    from generator.cli import main as command  # noqa: PLC0415

    command(prog_name="glossary")


if __name__ == "__main__":
    main()
