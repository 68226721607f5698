"""The names in the folder of terms → the files that hold terms, and what is wrong with their names.

A file with a wrong name is read as what it was meant to be, so that nobody is told that the term is missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.layout import TERMS
from generator.problem import Problem
from generator.span import Span

_GOOD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 80
# What mail programs, editors and systems make of `quota.yml`: `quota.yaml`, `quota.yml.txt`, `Quota.YML`.
_ENDING = re.compile(r"(?P<stem>.+?)\s*\.ya?ml(?:[ _.-]*(?:txt|text|md|ya?ml))?\Z", re.IGNORECASE | re.DOTALL)
# What they call a copy of it: `quota copy.yml`, `quota (1).yml`, `Copy of quota.yml`, `quota - Copie.yml`.
_COPY = re.compile(
    r"(?:(?:copy|copie|kopie|copia)(?: \(?\d+\)?)? (?:of|de|von|di) )(?P<of>.+)\Z"
    r"|(?P<stem>.+?)(?:[ _-]+(?:copy|copie|kopie|copia)(?:[ _-]*\(?\d+\)?)?|\s*\(\d+\)| \d+)\Z",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class TermFile:
    """A file that holds a term: its path, the id of the term, and what is wrong with its name, if anything."""

    file: str
    id: str
    problem: Problem | None = None


def slug(written: str) -> str:
    """Return what is written as an id: "Décision Maker" as decision-maker."""
    unaccented = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", unaccented).strip("-")[:_LONGEST].strip("-")


def is_id(written: str) -> bool:
    """Return whether something makes a good address."""
    return _GOOD.fullmatch(written) is not None and len(written) <= _LONGEST


def term_files(names: Iterable[str], folders: Collection[str]) -> tuple[list[TermFile], list[Problem]]:
    """Return the files that are read as terms, and what is wrong with the names of all others."""
    files: dict[str, TermFile] = {}
    problems: list[Problem] = []
    others: list[str] = []
    for name in names:
        stem = name.removesuffix(".yml")
        if stem != name and is_id(stem):
            files[stem] = TermFile(f"{TERMS}/{name}", stem)
        else:
            others.append(name)
    for name in others:
        found = _ENDING.match(name)
        if found is None or (name in folders and not name.endswith(".yml")):
            problems.append(_stray(name, is_folder=name in folders))
        else:
            _take(name, found["stem"], files, problems)
    return sorted(files.values(), key=lambda file: file.file), problems


def _stray(name: str, *, is_folder: bool) -> Problem:
    hint = (
        "move its files up: folders in it are not looked into" if is_folder else "move it elsewhere: terms end in .yml"
    )
    return Problem("G106", f"{name} is no term file", Span(f"{TERMS}/{name}"), hint)


def _take(name: str, stem: str, files: dict[str, TermFile], problems: list[Problem]) -> None:
    """Take a file with a wrong name for the term that it was meant to be, if no other file is that."""
    file = f"{TERMS}/{name}"
    copy = _COPY.match(stem)
    id_ = slug((copy["of"] or copy["stem"]) if copy else stem) or stem
    if id_ not in files:
        files[id_] = TermFile(file, id_, _misnamed(name, stem, id_))
    elif copy:
        hint = "delete it, or give it the name and the words of another term"
        problems.append(Problem("G117", f"this is a copy of {files[id_].file.rpartition('/')[2]}", Span(file), hint))
    else:
        other = files[id_].file.rpartition("/")[2]
        hint = f"keep one of them, as {id_}.yml"
        problems.append(Problem("G106", f"{name} and {other} are the same term by their names", Span(file), hint))


def _misnamed(name: str, stem: str, id_: str) -> Problem:
    span = Span(f"{TERMS}/{name}")
    if not name.endswith(".yml") or (stem == name.removesuffix(".yml") and is_id(stem)):
        return Problem("G106", f"{name} is no term file", span, f"rename it to {id_}.yml")
    hint = "use lower-case letters a-z, digits and single hyphens"
    return Problem(
        "G221", f"'{name.removesuffix('.yml')}' is no good id", span, f"{hint}: {id_}" if is_id(id_) else hint
    )
