"""Fixes of findings, written into the files of the project. Nothing else in them changes.

A file is edited as text, at the offsets that the YAML reader gives, so that comments, quotes, order and line ends
stay. The result is read again: an edit after which the file would say anything but what is wanted is not made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from difflib import unified_diff
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any

from generator.edits import Edit, apply
from generator.output import OutputError, rewrite
from generator.problem import Fix, Problem
from generator.source.files import normalized
from generator.source.pages import read_page
from generator.source.scalar import ranges
from generator.source.yaml import Document, parse
from generator.span import KeyPath, Span

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Change:
    """The change of a file, named from the project: its text before and after, to the byte, and the number of fixes."""

    file: str
    before: str
    after: str
    fixes: int


def changes(project: Path, problems: Iterable[Problem]) -> Iterator[Change]:
    """Yield the changes of files by the fixes of problems. A fix that cannot be verified is left out."""
    fixable = sorted((problem for problem in problems if problem.fix), key=lambda problem: problem.span.file)
    for file, found in groupby(fixable, lambda problem: problem.span.file):
        before = read_page(project / file)
        if isinstance(before, str):
            after, count = mended(before, [problem.fix for problem in found if problem.fix])
            if count:
                yield Change(file, before, after, count)


@dataclass(frozen=True, slots=True)
class Done:
    """How many problems were mended, in how many files, and which files could not be written."""

    fixes: int = 0
    files: int = 0
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        return (
            f"{_number(self.fixes, 'problem')} mended in {_number(self.files, 'file')}"
            if self.fixes
            else "nothing mended"
        )


def make(project: Path, problems: Iterable[Problem]) -> Done:
    """Write the fixes of problems into their files, each file atomically."""
    done = Done()
    for change in changes(project, problems):
        try:
            rewrite(project / change.file, change.before.encode(), change.after.encode())
        except OutputError as error:
            unwritten = Problem("G601", error.reason, Span(change.file), error.hint)
            done = replace(done, problems=(*done.problems, unwritten))
        else:
            done = replace(done, fixes=done.fixes + change.fixes, files=done.files + 1)
    return done


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def diff(file: str, change: Change) -> str:
    """Return the unified diff of a change, for `patch` and `git apply`."""
    name = file.lstrip("/")
    before, after = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (change.before, change.after))
    lines = unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def mended(text: str, fixes: Sequence[Fix]) -> tuple[str, int]:
    """Return a file with as many of these fixes made as can be, and how many these are."""
    file = _File(text)
    gone = sorted((fix for fix in fixes if fix.text is None), key=attrgetter("path"), reverse=True)
    count = sum(file.make([fix]) for fix in gone)
    moved = {fix.path[0] for fix in gone}  # relations are lists of their own: no text lies below one
    changed = [fix for fix in dict.fromkeys(fixes) if fix.text is not None and fix.path[0] not in moved]
    if file.make(changed):
        count += len(changed)
    else:
        count += sum(file.make([fix]) for fix in sorted(changed, key=attrgetter("path", "start"), reverse=True))
    return file.whole(), count


class _File:
    """The text of a file, as the YAML reader sees it, and its line ends."""

    def __init__(self, text: str) -> None:
        bare = text.removeprefix(_MARK)
        self._mark = text[: len(text) - len(bare)]
        self._ends = re.findall(r"\r*\n|\r", bare)
        self.text = normalized(bare)
        self._document = parse("", self.text.encode())

    def whole(self) -> str:
        """Return the text of the file with its line ends."""
        lines = self.text.split("\n")
        return self._mark + "".join(f"{line}{end}" for line, end in zip(lines, [*self._ends, ""], strict=True))

    def make(self, fixes: Sequence[Fix]) -> bool:
        """Make these fixes if the file then says just what is wanted, and return whether it does."""
        if not fixes or self._document.problems:
            return False
        wanted = deepcopy(self._document.value)
        edits: list[Edit] = []
        for path, found in groupby(sorted(fixes, key=attrgetter("path", "start", "end")), attrgetter("path")):
            of_value = list(found)
            made = self._edits(path, of_value)
            if made is None or not _apply(of_value, wanted, self._document.value):
                return False
            edits += made
        edits.sort()
        text = apply(self.text, edits)
        document = parse("", text.encode())
        if document.problems or _meaning(document.value) != _meaning(wanted):
            return False
        for start, end, _ in reversed(edits):
            if count := self.text.count("\n", start, end):
                first = self.text.count("\n", 0, start)
                del self._ends[first : first + count]
        self.text, self._document = text, document
        return True

    def _edits(self, path: KeyPath, fixes: Sequence[Fix]) -> list[Edit] | None:
        """Return where the fixes of one value change the file, if that is sure."""
        place = self._document.places.offsets(*path)
        value = _at(self._document.value, path)
        if place is None or not isinstance(value, str) or any(value.strip() != fix.before.strip() for fix in fixes):
            return None
        if any(fix.text is None for fix in fixes):
            edit = _without_item(self.text, self._document, path)
            return [edit] if edit else None
        found = ranges(self.text[slice(*place)], value)
        if found is None:
            return None
        before = len(value) - len(value.lstrip())
        edits: list[Edit] = []
        for fix in fixes:
            start, end = fix.start + before, fix.end + before
            first = found[start][0] if start < len(found) else place[1] - place[0]
            last = found[end - 1][1] if end > start else first
            edits.append(Edit(place[0] + first, place[0] + last, fix.text or ""))
        return edits


def _at(value: Any, path: KeyPath) -> Any:
    """Return the value at a key path, or nothing when there is none."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _apply(fixes: Sequence[Fix], wanted: Any, original: Any) -> bool:
    """Change a value as its fixes say, and return whether that could be done: not when two change the same part."""
    path = fixes[0].path
    holder, step = _at(wanted, path[:-1]), path[-1]
    if fixes[0].text is None:
        del holder[step]
        return True
    if any(one.end > two.start for one, two in pairwise(fixes)):
        return False
    before = _at(original, path)
    indent = len(before) - len(before.lstrip())
    holder[step] = apply(before, (Edit(fix.start + indent, fix.end + indent, fix.text or "") for fix in fixes))
    return True


def _meaning(value: Any) -> Any:
    """Return a value without fields that mean nothing: empty lists, and names without a value."""
    if isinstance(value, dict):
        inner = {name: _meaning(one) for name, one in value.items()}
        return {name: one for name, one in inner.items() if one not in (None, [])}
    return [_meaning(one) for one in value] if isinstance(value, list) else value


def _without_item(text: str, document: Document, path: KeyPath) -> Edit | None:
    """Return what takes an item out of a list: with its comma or line, and with the field when it was the last one."""
    around, item = document.places.offsets(*path[:-1]), document.places.offsets(*path)
    if around is None or item is None:
        return None
    is_flow = text[around[0]] == "["
    whole = (around[0], around[1] if is_flow else item[1])
    if len(_at(document.value, path[:-1])) == 1 and (lines := _own_lines(text, whole, str(path[-2]))):
        return Edit(*lines, "")
    return Edit(*(_in_brackets(text, around, item) if is_flow else _in_lines(text, item)), "")


def _own_lines(text: str, around: tuple[int, int], name: str) -> tuple[int, int] | None:
    """Return the lines of a field that holds nothing but one list, and no comment."""
    line = text.rfind("\n", 0, around[0]) + 1
    if not text.startswith(f"{name}:", line):
        line = text.rfind("\n", 0, max(line - 1, 0)) + 1
    end = text.find("\n", around[1])
    end = len(text) if end < 0 else end + 1
    is_alone = text.startswith(f"{name}:", line) and "#" not in text[line:end] and not text[around[1] : end].strip()
    return (line, end) if is_alone else None


def _in_brackets(text: str, around: tuple[int, int], item: tuple[int, int]) -> tuple[int, int]:
    """Return the item with the comma behind it, or else the one before it, and with its line when it has one."""
    start, end = item
    line = text.rfind("\n", 0, start) + 1
    has_line = line > around[0] and not text[line:start].strip()
    if comma := re.compile(r"[ \t]*,[ \t]*").match(text, end, around[1]):
        is_alone = has_line and text.startswith("\n", comma.end())
        return (line, comma.end() + 1) if is_alone else (start, comma.end())
    if before := re.compile(r",\s*\Z").search(text[around[0] : start]):
        return around[0] + before.start(), end
    return (line, end + 1) if has_line and text.startswith("\n", end) else item


def _in_lines(text: str, item: tuple[int, int]) -> tuple[int, int]:
    """Return the line of the item, or all of it up to a comment, which stays."""
    start, end = item
    line = text.rfind("\n", 0, start) + 1
    rest = re.compile(r"[ \t]*").match(text, end)
    behind = rest.end() if rest else end
    if text.startswith("#", behind):
        return text.rfind("-", line, start), behind
    if behind < len(text):
        return line, behind + 1
    return max(line - 1, 0), behind  # the last line, which has no end
