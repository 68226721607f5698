"""The command `glossary`, which is also `python -m generator`."""

from __future__ import annotations


def main() -> None:
    """Run the command. Ctrl-C while it is loaded ends it as it does later on."""
    try:
        # The processes of a build load this module again, and need nothing of the command.
        from generator.cli import main as command  # noqa: PLC0415

        command(prog_name="glossary")
    except KeyboardInterrupt:
        raise SystemExit("\nAborted!") from None
    except MemoryError:
        raise SystemExit("Error: out of memory: close other programs, then try again") from None


if __name__ == "__main__":
    main()
