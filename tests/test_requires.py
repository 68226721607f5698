"""What could not be read is told once: no check speaks of what is missing for that reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import examine
from tests.projects import GOLDEN, golden_copy

FILES = ("glossary/glossary.yml", "glossary/terms/bonk.yml")
TOLD = {"G110", "G111", "G112", "G113"}
WRONG = {"wrong": "kind"}  # where a text, a number or a list belongs


def _ways(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything in a file that is not a mapping."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _ways(inner, (*way, name))
        return
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _ways(inner, (*way, number))
    yield way


OPTIONAL = {"ambiguous", "related"}  # without these another glossary is meant, and other things are wrong
CASES = [(file, way) for file in FILES for way in _ways(yaml.safe_load((GOLDEN / file).read_text("utf-8")))]


def _name(part: object) -> str:
    return part if isinstance(part, str) else ".".join(map(str, part)) if isinstance(part, tuple) else ""


@pytest.mark.parametrize(("file", "way"), CASES, ids=_name)
def test_only_what_is_of_the_wrong_kind_is_told(tmp_path: Path, file: str, way: tuple[Any, ...]) -> None:
    project = golden_copy(tmp_path)
    path = project.folder / file
    written, holder = _opened(path, way)
    holder[way[-1]] = WRONG
    _holds(project.folder, path, written)


@pytest.mark.parametrize(("file", "way"), [case for case in CASES if case[1][0] not in OPTIONAL], ids=_name)
def test_only_what_is_missing_is_told(tmp_path: Path, file: str, way: tuple[Any, ...]) -> None:
    project = golden_copy(tmp_path)
    path = project.folder / file
    written, holder = _opened(path, way)
    del holder[way[-1]]
    _holds(project.folder, path, written)


def _opened(path: Path, way: tuple[Any, ...]) -> tuple[Any, Any]:
    """Return what a file says, and the part of it that holds what lies at a way."""
    written = yaml.safe_load(path.read_text("utf-8"))
    holder = written
    for step in way[:-1]:
        holder = holder[step]
    return written, holder


def _holds(folder: Path, path: Path, written: Any) -> None:
    path.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), "utf-8")
    problems = examine(folder).problems
    assert {problem.code for problem in problems} <= TOLD, problems
    assert {problem.span.file for problem in problems} <= {path.relative_to(folder).as_posix()}
