"""Other people's pages on disk: what they mention, and links put in or taken away, one file after the other."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from generator.links.foreign import ENDINGS, Change, Format, Linker, format_of, mentions
from generator.links.matcher import Matcher, Mention
from generator.links.oracle import RenderError
from generator.output import OutputError, rewrite, write_one
from generator.problem import Problem
from generator.source.pages import read_page
from generator.span import Span

_LINE_END = re.compile(r"\r\n?|\n")
_CONTEXT = 3
_BROKEN = "look there for what repeats without end or is never closed; break it up, or leave the page out"


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in a file: its words and where they are. Offsets count from 0, line and column from 1."""

    id: str
    surface: str
    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Page:
    """What became of a file: its text before and after, and what could not be done."""

    file: str
    before: str
    change: Change
    problem: Problem | None = None

    @property
    def let_be(self) -> list[Place]:
        """The places that were not linked, or whose links were not taken away."""
        return places(self.change.text, self.change.let_be)


Edit = Callable[[str, Format], Change]
"""From the text of a page, and its format, to what is to become of it."""

Store = Callable[[Path, str, str], None]
"""Puts a page where it belongs: its path, its text before and after. Raises `OutputError`."""


def places(text: str, found: Iterable[Mention]) -> list[Place]:
    """Return where mentions are in a text."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    lines = ((mention, bisect_right(starts, mention.start)) for mention in found)
    return [
        Place(term, text[start:end], start, end, line, start - starts[line - 1] + 1)
        for (term, start, end), line in lines
    ]


def mentions_in(path: Path, matcher: Matcher) -> list[Place] | Problem:
    """Return every mention in a file."""
    read = _read(path)
    if isinstance(read, Problem):
        return read
    text, form = read
    return places(text, mentions(text, matcher, form))


def _read(path: Path) -> tuple[str, Format] | Problem:
    if path.suffix.lower() not in ENDINGS and not path.is_dir():
        reason = "cannot be read: neither Markdown nor HTML"
        return Problem("G701", reason, Span(str(path)), f"files may end in {', '.join(ENDINGS)}")
    text = read_page(path)
    return text if isinstance(text, Problem) else (text, format_of(path.suffix))


def edited(files: Iterable[Path], edit: Edit, store: Store) -> Iterator[Page]:
    """Yield what becomes of each file, one after the other. A file with a problem is left as it was."""
    for path in files:
        read = _read(path)
        if isinstance(read, Problem):
            yield Page(str(path), "", Change(""), read)
            continue
        text, form = read
        try:
            change = edit(text, form)
            store(path, text, change.text)
        except RenderError as error:
            problem = Problem("G701", f"cannot be rendered: {error}", _span(path, text, error.place), _BROKEN)
            yield Page(str(path), text, Change(text), problem)
        except OutputError as error:
            yield Page(str(path), text, Change(text), Problem("G703", error.reason, Span(error.path), error.hint))
        else:
            yield Page(str(path), text, change)


def _span(path: Path, text: str, offset: int | None) -> Span:
    """Return where in a file something is: the line of an offset that counts each line end once."""
    if offset is None:
        return Span(str(path))
    line = _LINE_END.sub("\n", text).count("\n", 0, offset + text.startswith("\ufeff")) + 1
    return Span(str(path), line, 1, 2)


def in_place(path: Path, before: str, after: str) -> None:
    """Store a page in its own file, if anything changed."""
    if after != before:
        rewrite(path, before.encode(), after.encode())


def nowhere(_path: Path, _before: str, _after: str) -> None:
    """Store nothing."""


def into(folder: Path, files: Sequence[Path], *, force: bool) -> Store:
    """Return what stores pages in a folder, under the names that they have in the current one.

    Files from elsewhere keep their place under the folder that all of those have in common. None takes the place of
    a page that is to be linked; of another file that this program did not write only by `force`.
    """
    names = _names(files)
    inputs = {path.resolve() for path in files}
    taken: dict[str, Path] = {}

    def store(path: Path, _before: str, after: str) -> None:
        name = names[path]
        if taken.setdefault(name.lower(), path) != path:
            raise OutputError(path, f"two pages would be {folder / name}", "give them one after the other")
        if (folder / name).resolve() in inputs:
            raise OutputError(folder / name, "is a page to be linked", "choose another folder, or leave out --output")
        write_one(folder, name, after.encode(), path, force=force)

    return store


def _names(files: Iterable[Path]) -> dict[Path, str]:
    here = Path(os.path.abspath("."))  # noqa: PTH100  # names count, not what links lead to
    absolute = {path: Path(os.path.abspath(path)) for path in files}  # noqa: PTH100  # as above
    elsewhere = [path.parent for path in absolute.values() if not path.is_relative_to(here)]
    top = _common(elsewhere) if elsewhere else here
    return {
        path: whole.relative_to(here if whole.is_relative_to(here) else top).as_posix()
        for path, whole in absolute.items()
    }


def _common(folders: Sequence[Path]) -> Path:
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on different drives
        return folders[0]


def diff(file: str, before: str, after: str) -> str:
    """Return the unified diff of two texts with equally many lines, or nothing when they are the same."""
    pairs = list(zip(_lines(before), _lines(after), strict=True))
    changed = [number for number, (old, new) in enumerate(pairs) if old != new]
    if not changed:
        return ""
    name = file.lstrip("/")
    pieces = [f"--- a/{name}\n+++ b/{name}\n"]
    for first, last in _hunks(changed, len(pairs)):
        count = "" if last - first == 1 else f",{last - first}"
        pieces.append(f"@@ -{first + 1}{count} +{first + 1}{count} @@\n")
        for same, group in groupby(pairs[first:last], lambda pair: pair[0] == pair[1]):
            lines = list(group)
            pieces += [_signed(" " if same else "-", old) for old, _ in lines]
            pieces += [] if same else [_signed("+", new) for _, new in lines]
    return "".join(pieces)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _hunks(changed: Iterable[int], length: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of lines around the changed ones: first line, and the one after the last."""
    first = last = -1
    for number in changed:
        if first >= 0 and number - _CONTEXT > last:
            yield first, last
            first = -1
        if first < 0:
            first = max(number - _CONTEXT, 0)
        last = min(number + _CONTEXT + 1, length)
    yield first, last


def _signed(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def linking(linker: Linker, *, undo: bool) -> Edit:
    """Return what puts links into a page, or what takes them away."""
    return linker.unlink if undo else linker.link
