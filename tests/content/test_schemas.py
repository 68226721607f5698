"""The schemas that editors of our terms use know the languages of our glossary."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.source.schema import KINDS
from tests.projects import REPOSITORY


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_what_the_program_prints(kind: str) -> None:
    printed = CliRunner().invoke(main, ["--project", str(REPOSITORY), "schema", kind])
    assert printed.exit_code == 0
    assert printed.stdout == (REPOSITORY / f"glossary/{kind}.schema.json").read_text("utf-8")
