"""Paths of findings lead to the file: from the current folder, and for GitHub from the top of the repository."""

from __future__ import annotations

import json
import re
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.problem import Problem
from generator.span import Span
from generator.whereabouts import from_here, from_repository, seen
from tests.make import project
from tests.projects import run

TERM = "glossary/terms/lead.yml"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Return a folder with a project `p` in it that has one finding."""
    project(tmp_path / "p", {TERM: "related: [oportunity]\n"})
    return tmp_path


def found(folder: Path, *arguments: str | Path, form: str = "short", **environment: str) -> set[str]:
    """Return the files that findings of a run in a folder name."""
    without = {"GITHUB_WORKSPACE": "", "GIT_CEILING_DIRECTORIES": ""}
    with chdir(folder):
        command = [*map(str, arguments), "check", "--format", form]
        done = CliRunner().invoke(main, command, env={**without, **environment})
    assert done.exit_code == 1, done.output
    if form == "json":
        return {one["file"] for one in json.loads(done.stdout)}
    pattern = {"short": r"^(.+?):\d", "full": r"--> (.+?):\d", "github": r"file=(.+?),"}[form]
    return set(re.findall(pattern, done.stdout, re.MULTILINE))


@pytest.mark.parametrize("form", ["full", "short", "json"])
@pytest.mark.parametrize(
    ("folder", "given", "path"),
    [
        ("p", ".", TERM),
        (".", "p", f"p/{TERM}"),
        ("p/glossary/terms", "../..", "lead.yml"),
        ("p/glossary", "..", "terms/lead.yml"),
        ("other", "../p", f"../p/{TERM}"),
    ],
)
def test_paths_lead_from_the_current_folder(top: Path, form: str, folder: str, given: str, path: str) -> None:
    (top / "other").mkdir()
    assert found(top / folder, "--project", given, form=form) == {path}
    assert found(top / folder, "--project", (top / folder / given).resolve(), form=form) == {path}


def test_a_path_from_far_away_is_absolute(top: Path) -> None:
    assert found(Path("/usr"), "--project", top / "p") == {(top / "p" / TERM).as_posix()}


def test_a_current_folder_that_is_a_link_changes_nothing(top: Path) -> None:
    (top / "link").symlink_to(top / "p")
    assert found(top / "link") == {TERM}
    assert found(top / "link", "--project", top / "link") == {TERM}
    assert found(top / "link/glossary", "--project", "..") == {"terms/lead.yml"}


def test_a_project_that_is_a_link_is_named_as_people_name_it(top: Path) -> None:
    (top / "here").mkdir()
    (top / "here/words").symlink_to(top / "p")
    assert found(top / "here", "--project", "words") == {f"words/{TERM}"}


def test_github_gets_paths_from_its_workspace(top: Path) -> None:
    (top / "link").symlink_to(top)
    for workspace in (top, top / "link"):
        for folder, given in ((top, "p"), (top / "p", "."), (top / "p/glossary", ".."), (Path("/usr"), str(top / "p"))):
            where = {"form": "github", "GITHUB_WORKSPACE": str(workspace)}
            assert found(folder, "--project", given, **where) == {f"p/{TERM}"}


@pytest.mark.parametrize("kind", ["folder", "file"])  # a file is what Git makes in a second checkout
def test_github_gets_paths_from_the_top_of_the_repository(top: Path, kind: str) -> None:
    (top / ".git").mkdir() if kind == "folder" else (top / ".git").write_text("gitdir: elsewhere\n")
    for folder, given in ((top, "p"), (top / "p", "."), (top / "p/glossary/terms", "../..")):
        assert found(folder, "--project", given, form="github") == {f"p/{TERM}"}
    assert found(top / "p", form="github", GITHUB_WORKSPACE="/usr") == {f"p/{TERM}"}


def test_without_a_repository_github_gets_paths_from_the_current_folder(top: Path) -> None:
    if any((folder / ".git").exists() for folder in top.parents):
        with chdir(top):
            assert from_repository(Path("p"))(TERM).endswith(f"p/{TERM}")
        return
    assert found(top, "--project", "p", form="github") == {f"p/{TERM}"}


def test_hints_name_files_likewise(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(top)
    problem = Problem("G202", "a", Span(TERM, 1, 1, 2), f"keep {TERM}, not glossary/terms/x.yml")
    (moved,), texts = seen([problem], {TERM: "a"}, from_here(Path("p")))
    assert moved.hint == f"keep p/{TERM}, not glossary/terms/x.yml"
    assert texts == {f"p/{TERM}": "a"}


def test_the_place_of_a_site_is_seen_from_the_current_folder(top: Path) -> None:
    project(top / "p", {TERM: ""})
    (top / "out").write_text("not a folder", "utf-8")
    done = run("--project", "p", "build", "--site", "out", "--format", "short", folder=top)
    assert done.returncode == 1
    assert done.stderr.startswith("out: G601 ")


def test_a_current_folder_that_is_gone_is_survived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert from_here(Path("p"))(TERM) == TERM
