"""The whole way from a project to its site, and the way back when something goes wrong on it."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from generator.build import build
from generator.documents import Documents
from generator.layout import LIST
from generator.problem import Problem
from generator.site.complaints import complaints, placed
from generator.span import Span
from generator.workers import ProcessError
from tests.projects import GOLDEN, Project, golden, golden_copy, languages_of, run, times, tree


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return golden_copy(tmp_path / "project")


def test_a_second_build_of_the_same_writes_nothing(project: Project) -> None:
    build(project.folder, project.site)
    before = times(project.folder)
    build(project.folder, project.site)
    assert times(project.folder) == before


def test_a_small_change_rewrites_few_files(project: Project) -> None:
    build(project.folder, project.site)
    before = times(project.site)
    term = project.terms / "bonk.yml"
    term.write_text(term.read_text("utf-8").replace("Two bananas", "Three bananas"), "utf-8")
    build(project.folder, project.site)
    changed = {path for path, time in times(project.site).items() if time != before[path]}
    assert "terms/bonk.html" in changed
    assert changed == {"terms/bonk.html"}


def test_the_pages_of_a_deleted_term_disappear(project: Project) -> None:
    build(project.folder, project.site)
    (project.terms / "bonk.yml").unlink()
    outcome = build(project.folder, project.site)
    assert not outcome.fails()
    assert not [path for path in (*tree(project.site), *tree(project.build)) if "bonk" in path]


def test_a_build_that_fails_in_the_engine_leaves_the_site_as_it_was(project: Project) -> None:
    build(project.folder, project.site)
    before, written = tree(project.site), times(project.site)
    (project.terms / "bonk.yml").unlink()
    (project.folder / "docs" / "fr" / "about.md").write_text("[nulle part](nope.md)")
    outcome = build(project.folder, project.site)
    (problem,) = outcome.problems
    assert (problem.code, problem.span) == ("G603", Span("docs/fr/about.md", 1, 14, 21))
    assert (tree(project.site), times(project.site)) == (before, written)


def full(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "from.js", None, "to.js")


def test_a_disk_that_is_full_while_the_engine_runs_is_a_problem(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.site.engine.import_module", lambda _: SimpleNamespace(cli=full))
    # In this process: others would not know of the stand-in.
    monkeypatch.setattr("generator.build.at_once", lambda task, arguments: [task(*each) for each in arguments])
    (problem,) = build(project.folder, project.site).problems
    assert (problem.code, problem.message) == ("G601", "no space left on device")
    assert problem.span.file == str(project.site)
    assert "make room" in problem.hint
    assert not project.site.exists()
    assert sorted(path.name for path in project.folder.iterdir()) == ["build", "docs", "glossary"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ProcessError("ended unexpectedly"), "a process of the build ended unexpectedly"),
        (ProcessError("cannot be started: no memory"), "a process of the build cannot be started: no memory"),
        (MemoryError(), "a process of the build ran out of memory"),
    ],
    ids=["ended", "not started", "memory"],
)
def test_a_process_that_does_not_do_its_work_is_a_problem(
    project: Project, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def failing(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr("generator.build.at_once", failing)
    (problem,) = build(project.folder, project.site).problems
    assert (problem.code, problem.message) == ("G602", said)
    assert "build again" in problem.hint
    assert sorted(path.name for path in project.folder.iterdir()) == ["docs", "glossary"]


def test_what_the_browser_needs_from_npm_is_asked_for_when_it_is_missing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.site.assets._OTHERS", {"node_modules/nosuch/index.js": "assets/nosuch.js"})
    (problem,) = build(project.folder, project.site).problems
    assert (problem.code, problem.span.file, problem.hint) == (
        "G602",
        "node_modules/nosuch/index.js",
        "`make site` installs it",
    )


def test_the_same_project_gives_the_same_bytes_whatever_surrounds_the_build(tmp_path: Path) -> None:
    """Neither hash seeds, time zones, locales, nor the order in which files came to be, leave a trace."""
    trees = []
    for name, seed, zone, locale, backwards in (
        ("one", "1", "UTC", "C", False),
        ("two", "2", "Pacific/Kiritimati", "fr_FR.UTF-8", True),
    ):
        project = golden_copy(tmp_path / name / "project")
        for folder in (project.terms, project.folder / "docs" / "en"):
            files = sorted(folder.iterdir(), reverse=backwards)
            for file in files:
                content = file.read_bytes()
                file.unlink()
                file.write_bytes(content)
        made = run(
            "build",
            folder=project.folder,
            environment={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale},
        )
        assert made.returncode == 0, made.stderr
        trees.append((tree(project.build), tree(project.site)))
    assert trees[0] == trees[1]
    assert trees[0][1] == tree(golden().site)


def test_a_project_folder_can_be_moved(tmp_path: Path, project: Project) -> None:
    build(project.folder, project.site)
    moved = Project(tmp_path / "elsewhere")
    shutil.move(project.folder, moved.folder)
    before = times(moved.folder)
    assert not build(moved.folder, moved.site).fails()
    assert times(moved.folder) == before
    assert not [path for path, content in tree(moved.site).items() if str(tmp_path).encode() in content]


@pytest.mark.parametrize(
    ("said", "file", "message"),
    [
        (
            "INFO    -  Building\nWARNING -  Doc file 'a/b.md' contains a link 'it's.md', but the target is not.\n",
            "build/en/a/b.md",
            "link to 'it's.md', which is not there",
        ),
        ("ERROR   -  Config value 'x': no.\nAborted\n", "mkdocs.yml", "Config value 'x': no."),
        (
            "Traceback (most recent call last):\n  …\nValueError: odd\n",
            "mkdocs.yml",
            "the site engine stopped: ValueError: odd",
        ),
        ("", "mkdocs.yml", "the site engine stopped: it said nothing"),
    ],
    ids=["link", "setting", "traceback", "silence"],
)
def test_what_the_engine_says_becomes_problems(said: str, file: str, message: str) -> None:
    problem = _placed(said)
    assert (problem.span.file, problem.message) == (file, message)
    assert problem.hint


def _placed(said: str) -> Problem:
    """Return what an engine says about a site without pages written by hand."""
    (complaint,) = complaints(said, "build/mkdocs.en.yml", "en")
    (problem,) = placed(complaint, Documents(), {}, lambda name: Span("mkdocs.yml", column=len(name)))
    return problem


def test_what_stops_the_engine_can_be_seen_with_the_interpreter_that_has_it() -> None:
    assert _placed("").hint == f"to see all it says: {sys.executable} -m mkdocs build -f build/mkdocs.en.yml"


def test_a_near_miss_is_suggested() -> None:
    said = "WARNING -  Doc file 'x.md' contains a link 'terms/', it was left as is. Did you mean 'terms/a.md'?\n"
    problem = _placed(said)
    assert problem.hint == "did you mean 'terms/a.md'?"


def test_the_engine_runs_in_the_interpreter_of_the_program(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not build(project.folder, project.site).fails()


def test_pages_of_a_version_that_kept_a_list_for_each_language_are_renewed_without_a_trace(project: Project) -> None:
    build(project.folder, project.site)
    made = project.folder / "build"
    listed = (made / LIST).read_text("utf-8").splitlines()
    parts = {
        language: [path for path in listed if path.startswith(f"{language}/")] for language in languages_of(GOLDEN)
    }
    for language, paths in parts.items():
        (made / language / LIST).write_text("".join(f"{path[3:]}\n" for path in paths), "utf-8")
    own = [path for path in listed if not path.startswith(tuple(f"{language}/" for language in parts))]
    (made / LIST).write_text("".join(f"{path}\n" for path in own), "utf-8")
    assert not build(project.folder, project.site).fails()
    assert sorted(path.name for path in project.folder.iterdir()) == ["build", "docs", "glossary", "site"]
    assert not list(made.glob(f"*/{LIST}"))
