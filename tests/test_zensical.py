"""The way out: the Markdown on disk also builds with Zensical, and every term page is there in both languages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import examine
from tests.built_page import BuiltPage, spaced
from tests.projects import Project, golden, real


@pytest.mark.parametrize("project", [golden, real], ids=["golden", "real"])
def test_zensical_makes_every_term_page(project: Callable[[], Project], tmp_path: Path) -> None:
    glossary = examine(project().folder).glossary
    assert glossary
    shutil.copytree(project().build, tmp_path / "build")
    for language in glossary.settings.languages:
        site = zensical(tmp_path / "build", language.id)
        found = {path.stem: path for path in (site / "terms").glob("*.html")}
        assert found.keys() == {term.id for term in glossary.terms}
        for term in glossary.terms:
            page = BuiltPage(found[term.id].read_text("utf-8"))
            entry = term.entries[language.id]
            (heading,) = page.named("h1")
            assert heading.text.startswith(entry.term), found[term.id]
            assert page.named("html")[0].attributes["lang"] == language.id
            assert spaced(entry.definition) in page.text


def zensical(build: Path, language: str) -> Path:
    """Run Zensical as a maintainer would after the engine's end: the same settings, another program."""
    settings = build / f"mkdocs.{language}.yml"
    written = json.loads(settings.read_text("utf-8"))
    # It takes the folder of the site from the settings only, and only inside the project.
    settings.write_text(json.dumps(written | {"site_dir": f"site-{language}"}), "utf-8")
    run = subprocess.run(  # noqa: S603  # a program of the project's own environment
        [Path(sys.executable).parent / "zensical", "build", "--strict", "-f", settings.name],
        cwd=build,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return build / f"site-{language}"
