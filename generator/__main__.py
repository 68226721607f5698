"""`python -m generator` is the command `glossary`."""

from generator.cli import main

main(prog_name="glossary")
