"""What counts as an edit: every way to save, once, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.serve.watcher import Watcher


def _replaced(file: Path) -> None:
    beside = file.with_suffix(".tmp")
    shutil.copy2(file, beside)
    beside.replace(file)


def _moved_away_and_written(file: Path) -> None:
    away = file.with_suffix(".old")
    file.rename(away)
    file.write_bytes(away.read_bytes())
    away.unlink()


def _folder_replaced(file: Path) -> None:
    shutil.copytree(file.parent, file.parent.with_name("copy"))
    shutil.rmtree(file.parent)
    file.parent.with_name("copy").rename(file.parent)


SAVES: dict[str, Callable[[Path], object]] = {
    "written in place": lambda file: file.write_text("b"),
    "replaced by a file with the same words and dates": _replaced,
    "moved away and written anew": _moved_away_and_written,
    "deleted": lambda file: file.unlink(),
    "made unreadable": lambda file: file.chmod(0),
    "its folder replaced": _folder_replaced,
    "a folder put beside it": lambda file: file.with_name("lead.yml~").mkdir(),
}


@pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)
def test_every_way_to_save_is_one_change(save: Callable[[Path], object], tmp_path: Path) -> None:
    file = tmp_path / "glossary/terms/lead.yml"
    file.parent.mkdir(parents=True)
    file.write_text("a")
    watcher = Watcher([tmp_path / "glossary"])
    save(file)
    assert watcher.look() == []  # perhaps there is more to come
    assert watcher.look()
    assert watcher.look() == []


def test_a_burst_of_saves_is_one_change(tmp_path: Path) -> None:
    watcher = Watcher([tmp_path])
    for name in ("a.yml", "b.yml", "c.yml"):
        (tmp_path / name).write_text("a")
        assert watcher.look() == []
    assert watcher.look() == [tmp_path / "a.yml", tmp_path / "b.yml", tmp_path / "c.yml"]
    assert watcher.look() == []


def test_what_is_undone_before_it_rests_is_no_change(tmp_path: Path) -> None:
    watcher = Watcher([tmp_path])
    (tmp_path / "4913").touch()
    assert watcher.look() == []
    (tmp_path / "4913").unlink()
    assert [watcher.look() for _ in range(3)] == [[], [], []]


def test_hidden_files_and_caches_are_no_change(tmp_path: Path) -> None:
    watcher = Watcher([tmp_path])
    for name in (".lead.yml.swp", ".git/index", "__pycache__/model.pyc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [watcher.look() for _ in range(3)] == [[], [], []]


def test_a_watched_file_may_appear_later(tmp_path: Path) -> None:
    watcher = Watcher([tmp_path / "mkdocs.yml"])
    (tmp_path / "mkdocs.yml").touch()
    assert [watcher.look(), watcher.look()] == [[], [tmp_path / "mkdocs.yml"]]
