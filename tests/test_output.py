"""What is written, what is left alone, and what is refused."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.layout import LIST
from generator.output import OutputError, files_in, merged, write
from tests.projects import times, tree


def pages(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder without the list of what is ours."""
    return {path: content for path, content in tree(folder).items() if path != LIST}


def test_a_folder_holds_what_was_written(tmp_path: Path) -> None:
    source = tmp_path / "source.html"
    source.write_bytes(b"<p>copied")
    write(tmp_path / "site", {"index.html": b"<p>home", "terms/lead.html": source})
    assert pages(tmp_path / "site") == {"index.html": b"<p>home", "terms/lead.html": b"<p>copied"}


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"a", "b.html": b"b", "terms/c.html": b"c"})
    for path in tmp_path.rglob("*"):
        os.utime(path, ns=(1, 1))
    write(tmp_path, {"a.html": b"a", "b.html": b"B", "terms/c.html": b"c"})
    assert {path for path, time in times(tmp_path).items() if time != 1} == {"b.html"}


def test_files_of_same_size_are_compared_by_content(tmp_path: Path) -> None:
    site, source = tmp_path / "site", tmp_path / "source"
    source.write_bytes(b"one")
    write(site, {"a.html": source})
    stamp = (site / "a.html").stat().st_mtime_ns
    source.write_bytes(b"two")
    os.utime(source, ns=(stamp, stamp))
    write(site, {"a.html": source})
    assert (site / "a.html").read_bytes() == b"two"


def test_what_was_written_before_and_is_no_longer_wanted_is_deleted_with_its_empty_folders(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"a", "old/deep/b.html": b"b"})
    write(tmp_path, {"a.html": b"a"})
    assert not (tmp_path / "old").exists()
    assert pages(tmp_path) == {"a.html": b"a"}


def test_what_others_put_there_is_not_deleted(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"a", "old/b.html": b"b"})
    (tmp_path / "CNAME").write_text("words.example")
    (tmp_path / "old" / "notes.txt").write_text("keep")
    write(tmp_path, {"a.html": b"a"})
    assert pages(tmp_path) == {"a.html": b"a", "CNAME": b"words.example", "old/notes.txt": b"keep"}


def test_a_file_of_others_is_not_overwritten(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"a"})
    (tmp_path / "b.html").write_bytes(b"theirs")
    with pytest.raises(OutputError, match="not ours"):
        write(tmp_path, {"a.html": b"A", "b.html": b"ours"})
    assert pages(tmp_path) == {"a.html": b"a", "b.html": b"theirs"}


def test_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="not ours"):
        write(tmp_path, {"index.html": b""})
    assert tree(tmp_path) == {"thesis.txt": b"years of work"}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(OutputError, match="is not a folder"):
        write(tmp_path / "site", {"index.html": b""})
    assert (tmp_path / "site").read_text() == "a file"


@pytest.mark.parametrize("path", ["../a.html", "/a.html", "b/../../a.html", "", "b\\..\\a.html", "a\0.html"])
def test_a_path_outside_is_refused_before_anything_is_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError, match="lies outside"):
        write(tmp_path / "site", {"0.html": b"first", path: b""})
    assert list(tmp_path.iterdir()) == []


def test_a_link_that_leads_out_is_not_followed_to_write(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    write(site, {"a.html": b"a"})
    elsewhere.mkdir()
    (site / "terms").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="symbolic link"):
        write(site, {"a.html": b"A", "terms/b.html": b"b"})
    assert (site / "a.html").read_bytes() == b"a"
    assert list(elsewhere.iterdir()) == []


def test_a_link_that_leads_out_is_not_followed_to_delete(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    write(site, {"a.html": b"a", "terms/b.html": b"b"})
    shutil.move(site / "terms", elsewhere)
    (site / "terms").symlink_to(elsewhere)
    write(site, {"a.html": b"a"})
    assert (elsewhere / "b.html").read_bytes() == b"b"


def test_a_link_in_the_place_of_a_page_becomes_a_page(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere.html"
    write(site, {"a.html": b"a"})
    elsewhere.write_bytes(b"a")
    (site / "a.html").unlink()
    (site / "a.html").symlink_to(elsewhere)
    write(site, {"a.html": b"new"})
    assert elsewhere.read_bytes() == b"a"
    assert (site / "a.html").read_bytes() == b"new"
    assert not (site / "a.html").is_symlink()


def test_a_link_in_the_place_of_what_is_prepared_is_not_followed(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    write(site, {"a.html": b"a"})
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (tmp_path / ".site.glossary-build").symlink_to(elsewhere)
    write(site, {"a.html": b"A"})
    assert tree(elsewhere) == {"kept": b""}
    assert pages(site) == {"a.html": b"A"}


def test_two_makers_of_one_path_are_refused() -> None:
    with pytest.raises(OutputError, match=r"en/index\.md: two pages have this address"):
        merged([{"en/index.md": b"made"}, {"en/index.md": b"written by hand"}])


def test_two_paths_that_differ_only_by_case_are_refused() -> None:
    with pytest.raises(OutputError, match="two pages have this address"):
        merged([{"en/about.md": b""}, {"en/About.md": b""}])


def refuse_space(*_: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def refuse_access(path: Path, *_: object, **__: object) -> NoReturn:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def after(count: int, act: Any, failing: Any) -> Any:
    """Return a function that does what `act` does so many times, and then what `failing` does."""
    calls = iter(range(count))

    def either(*arguments: Any, **named: Any) -> Any:
        return failing(*arguments, **named) if next(calls, None) is None else act(*arguments, **named)

    return either


@pytest.mark.parametrize("room", [0, 1, 2])
def test_a_full_disk_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    before = {"a.html": b"a", "b.html": b"b", "gone.html": b"c"}
    write(tmp_path, before)
    monkeypatch.setattr(Path, "write_bytes", after(room, Path.write_bytes, refuse_space))
    with pytest.raises(OutputError, match="no space left on device") as caught:
        write(tmp_path, {"a.html": b"A", "b.html": b"B"})
    assert caught.value.path == str(tmp_path)
    assert "make room" in caught.value.hint
    assert pages(tmp_path) == before


def test_a_full_disk_while_copying_is_told_of_the_target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, target: Path) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(source), None, str(target))

    (tmp_path / "made.css").write_text("made")
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OutputError, match="no space left on device") as caught:
        write(tmp_path / "site", {"a.css": tmp_path / "made.css"})
    assert caught.value.path == str(tmp_path / "site")


def test_an_interruption_while_preparing_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.html": b"a", "gone.html": b"c"})
    before = tree(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", after(1, Path.write_bytes, interrupt))
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, {"a.html": b"A", "b.html": b"B", "c.html": b"C"})
    assert tree(tmp_path) == before


def test_a_folder_that_could_not_be_filled_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "write_bytes", refuse_space)
    with pytest.raises(OutputError):
        write(tmp_path / "site", {"a.html": b"a"})
    assert not (tmp_path / "site").exists()


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # By a stand-in, because the rights of a folder do not bind an administrator.
    monkeypatch.setattr(Path, "mkdir", refuse_access)
    with pytest.raises(OutputError, match="permission denied") as caught:
        write(tmp_path / "site", {"a.html": b"a"})
    assert caught.value.path == str(tmp_path / "site")


def test_what_cannot_be_put_in_place_is_found_before_anything_is(tmp_path: Path) -> None:
    """A site of which half is renewed would be worse than the old one."""
    before = {"a.html": b"a", "gone.html": b"c", "terms/b.html": b"b"}
    write(tmp_path / "file", before)
    write(tmp_path / "folder", before)
    shutil.rmtree(tmp_path / "file/terms")
    (tmp_path / "file/terms").write_text("a file")
    (tmp_path / "folder/terms/b.html").unlink()
    (tmp_path / "folder/terms/b.html").mkdir()
    for name, reason in (("file", "is not a folder"), ("folder", "is a folder")):
        found = tree(tmp_path / name)
        with pytest.raises(OutputError, match=reason):
            write(tmp_path / name, {"a.html": b"A", "terms/b.html": b"B"})
        assert tree(tmp_path / name) == found


def test_a_folder_in_the_site_that_is_locked_is_found_before_anything_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"a.html": b"a", "terms/b.html": b"b"}
    write(tmp_path, before)
    # By a stand-in, because the rights of a folder do not bind an administrator.
    monkeypatch.setattr(os, "access", lambda place, _: place != tmp_path / "terms")
    with pytest.raises(OutputError, match="is write-protected"):
        write(tmp_path, {"a.html": b"A", "terms/b.html": b"B"})
    assert pages(tmp_path) == before
    write(tmp_path, {"a.html": b"A", "terms/b.html": b"b"})


def test_a_damaged_list_is_no_traceback(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": b"a"})
    (tmp_path / LIST).write_bytes(b"a.html\n\xff\xfe\0\n../../etc/passwd\n/etc/passwd\n\n")
    write(tmp_path, {"a.html": b"A"})
    assert pages(tmp_path) == {"a.html": b"A"}
    assert (tmp_path / LIST).read_bytes() == b"a.html\n"


_NAMES = st.sampled_from(["a.html", "b.html", "x/a.html", "x/b.html", "x/y/c.html", "fr/a.html"])
_FILES = st.dictionaries(_NAMES, st.binary(max_size=3))


@given(st.lists(_FILES, min_size=1, max_size=4))
def test_after_any_runs_the_folder_holds_what_the_last_one_wrote(
    tmp_path_factory: pytest.TempPathFactory, runs: list[dict[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    for files in runs:
        write(folder, files)
        assert pages(folder) == files
    assert {path.name for path in folder.rglob("*") if path.is_dir()} <= {"x", "y", "fr"}
    assert files_in(folder).keys() == {*runs[-1], LIST}
