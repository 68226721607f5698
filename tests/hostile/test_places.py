"""Where a site may stand, and what is said where it cannot."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import generator
from generator.build import build
from generator.output import OutputError, write
from tests import make
from tests.projects import run, times, tree


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = make.project(
        tmp_path / "above/project", {"docs/en/about.md": "# About\n", "docs/fr/about.md": "# À propos\n"}
    )
    (folder / "linked").symlink_to("docs")
    return folder


@pytest.mark.parametrize(
    ("site", "said"),
    [
        ("docs", "lies in docs/"),
        ("docs/en/out", "lies in docs/"),
        ("docs/../docs/new", "lies in docs/"),
        ("linked/out", "lies in docs/"),
        ("glossary", "lies in glossary/"),
        ("glossary/x", "lies in glossary/"),
        ("glossary/terms/x", "lies in glossary/"),
        ("build", "lies in build/"),
        ("build/en", "lies in build/"),
        (".", "lies around glossary/"),
        ("..", "lies around glossary/"),
        ("../..", "lies around glossary/"),
        (str(Path(generator.__file__).parent), "lies in generator/"),
        (str(Path(generator.__file__).parent / "theme/x"), "lies in generator/"),
        (str(Path(generator.__file__).parents[1]), "lies around generator/"),
    ],
)
def test_a_site_amidst_what_it_is_made_from_is_refused(project: Path, site: str, said: str) -> None:
    before = times(project.parents[1])
    (problem,) = build(project, project / site).problems
    assert problem.code == "G601"
    assert problem.message.startswith(said)
    assert problem.hint
    assert times(project.parents[1]) == before


def test_a_folder_that_is_not_there_yet_is_refused_by_its_name(project: Path) -> None:
    for file in (project / "docs").rglob("*.md"):
        file.unlink()
    (project / "linked").unlink()
    for folder in ("docs/en", "docs/fr", "docs"):
        (project / folder).rmdir()
    (problem,) = build(project, project / "docs").problems
    assert problem.message.startswith("lies in docs/")
    assert not (project / "docs").exists()


@pytest.mark.parametrize("work", ["docs", "docs/en/x", "glossary", "site", str(Path(generator.__file__).parent)])
def test_a_place_of_work_amidst_what_people_write_is_refused(project: Path, work: str) -> None:
    before = times(project)
    (problem,) = build(project, project / "site", work=project / work).problems
    assert (problem.code, problem.message.startswith("lies ")) == ("G601", True)
    assert times(project) == before


def test_what_is_wrong_with_the_glossary_is_told_along_with_the_place(project: Path) -> None:
    lead = project / "glossary/terms/lead.yml"
    lead.write_text(lead.read_text("utf-8").replace("topic: sales", "topic: nowhere"), "utf-8")
    codes = {problem.code for problem in build(project, project / "docs").problems}
    assert codes == {"G207", "G601"}


def test_all_that_a_build_writes_can_go_elsewhere(project: Path, tmp_path: Path) -> None:
    before, work = times(project), tmp_path / "made/here"
    done = run("--project", project, "build", "--work", work, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert times(project) == before
    assert sorted(path.name for path in work.iterdir()) == ["build", "site"]
    assert (work / "site/fr/about.html").is_file()


def test_links_on_pages_by_hand_are_named_where_people_write_them(project: Path, tmp_path: Path) -> None:
    (project / "docs/en/about.md").write_text("# About\n\n[a](nope.md)\n")
    outcome = build(project, tmp_path / "site", work=tmp_path / "work")
    assert [(problem.code, problem.span.file) for problem in outcome.problems] == [("G603", "docs/en/about.md")]


# What a disk holds in place of a folder


def loop(site: Path) -> None:
    """Make a link that leads to itself."""
    site.symlink_to(site.name)


def nowhere(site: Path) -> None:
    """Make a link that leads to nothing."""
    site.symlink_to("nothing")


def file(site: Path) -> None:
    """Make a file."""
    site.write_text("mine")


def pipe(site: Path) -> None:
    """Make a pipe, which would wait for ever when it is opened."""
    os.mkfifo(site)


@pytest.mark.parametrize(
    ("make_it", "said"),
    [(loop, "leads nowhere"), (nowhere, "leads nowhere"), (file, "is not a folder"), (pipe, "is not a folder")],
    ids=lambda given: given if isinstance(given, str) else given.__name__,
)
def test_what_is_no_folder_is_refused(tmp_path: Path, make_it: Callable[[Path], None], said: str) -> None:
    make_it(tmp_path / "site")
    with pytest.raises(OutputError, match=said) as caught:
        write(tmp_path / "site", {"a.html": b"a"})
    assert caught.value.path == str(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_on_the_way_that_leads_to_itself_is_named(tmp_path: Path) -> None:
    loop(tmp_path / "around")
    with pytest.raises(OutputError):
        write(tmp_path / "around/site", {"a.html": b"a"})
    assert [path.name for path in tmp_path.iterdir()] == ["around"]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "here").mkdir()
    (tmp_path / "here/site").symlink_to(tmp_path / "www/words")
    (tmp_path / "www/words").mkdir()
    for content in (b"a", b"b"):
        write(tmp_path / "here/site", {"a.html": content})
    assert (tmp_path / "here/site").is_symlink()
    assert tree(tmp_path / "www/words") == {".glossary-files": b"a.html\n", "a.html": b"b"}
    assert [*tmp_path.glob("*/.*")] == []


@pytest.mark.parametrize(
    ("site", "path", "said"),
    [
        ("x" * 300, "a.html", "name too long"),
        ("x" * 250, "a.html", "name too long"),
        ("site", f"{'x' * 300}.html", "name too long"),
        ("site", "/".join(["x" * 200] * 25), "name too long"),
        ("/".join(["x" * 200] * 25), "a.html", "name too long"),
        ("/proc/site", "a.html", ""),
        ("/dev/null/site", "a.html", "not a directory"),
    ],
    ids=["folder", "folder nearly", "file", "path of a file", "path of the folder", "no disk", "no folder above"],
)
def test_what_the_disk_does_not_take_is_told_with_what_to_do(tmp_path: Path, site: str, path: str, said: str) -> None:
    with pytest.raises(OutputError) as caught:
        write(tmp_path / site, {path: b"a"})
    assert said in caught.value.reason
    assert caught.value.hint
    assert ".glossary-" not in caught.value.path
    assert list(tmp_path.iterdir()) == []


def test_rights_of_folders_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, {"a.html": b"a", "terms/b.html": b"b"})
    site.chmod(0o2775)
    (site / "terms").chmod(0o711)
    write(site, {"a.html": b"A", "terms/b.html": b"B", "terms/c.html": b"c"})
    assert (site.stat().st_mode & 0o7777, (site / "terms").stat().st_mode & 0o7777) == (0o2775, 0o711)


def test_unchanged_files_are_the_same_files_and_changed_ones_no_one_elses(tmp_path: Path) -> None:
    """Backups made of hard links keep what they hold."""
    site, backup = tmp_path / "site", tmp_path / "backup"
    write(site, {"a.html": b"a", "b.html": b"b"})
    backup.mkdir()
    for path in ("a.html", "b.html"):
        (backup / path).hardlink_to(site / path)
    write(site, {"a.html": b"A", "b.html": b"b"})
    assert tree(backup) == {"a.html": b"a", "b.html": b"b"}
    assert (site / "b.html").samefile(backup / "b.html")
    assert (site / "b.html").stat().st_nlink == 2


def test_disks_without_hard_links_keep_times_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    write(tmp_path / "site", {"a.html": b"a", "b.html": b"b"})
    os.utime(tmp_path / "site/b.html", ns=(1, 1))
    write(tmp_path / "site", {"a.html": b"A", "b.html": b"b"})
    assert (tmp_path / "site/b.html").stat().st_mtime_ns == 1


def test_what_is_copied_in_shares_nothing_with_where_it_came_from(tmp_path: Path) -> None:
    source = tmp_path / "source.css"
    source.write_bytes(b"a")
    write(tmp_path / "site", {"a.css": source})
    assert not (tmp_path / "site/a.css").samefile(source)


def test_something_else_that_has_the_name_of_what_is_prepared_is_not_touched(tmp_path: Path) -> None:
    mine = tmp_path / ".site.glossary-build"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="is in the way"):
        write(tmp_path / "site", {"a.html": b"a"})
    assert tree(tmp_path) == {".site.glossary-build/thesis.txt": b"years of work"}
