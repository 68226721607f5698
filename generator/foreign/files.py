"""Other people's pages on disk: what they mention, and links put in or taken away, one file after the other."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.foreign.linker import Linked, mentions
from generator.foreign.rendering import RenderError
from generator.foreign.syntax import ENDINGS, Syntax, syntax_of
from generator.output import OutputError, rewrite, write_one
from generator.problem import Problem
from generator.source.pages import read_page
from generator.span import Span
from generator.words.matcher import Matcher, Mention

_LINE_END = re.compile(r"\r\n?|\n")
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
class LinkedFile:
    """What became of a file: its text before and after, and what could not be done."""

    file: str
    before: str
    change: Linked
    problem: Problem | None = None

    @property
    def let_be(self) -> list[Place]:
        """The places that were not linked, or whose links were not taken away."""
        return places(self.change.text, self.change.let_be)


Treatment = Callable[[str, Syntax], Linked]
"""From the text of a page, and its format, to the result for it."""

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
    text, syntax = read
    return places(text, mentions(text, matcher, syntax))


def _read(path: Path) -> tuple[str, Syntax] | Problem:
    if path.suffix.lower() not in ENDINGS and not path.is_dir():
        reason = "cannot be read: neither Markdown nor HTML"
        return Problem("G701", reason, Span(str(path)), f"files may end in {', '.join(ENDINGS)}")
    text = read_page(path)
    return text if isinstance(text, Problem) else (text, syntax_of(path.suffix))


def treated(files: Iterable[Path], treat: Treatment, store: Store) -> Iterator[LinkedFile]:
    """Yield the result for each file, one after the other. A file with a problem is left as it was."""
    for path in files:
        read = _read(path)
        if isinstance(read, Problem):
            yield LinkedFile(str(path), "", Linked(""), read)
            continue
        text, syntax = read
        try:
            change = treat(text, syntax)
            store(path, text, change.text)
        except RenderError as error:
            problem = Problem("G701", f"cannot be rendered: {error}", _span(path, text, error.place), _BROKEN)
            yield LinkedFile(str(path), text, Linked(text), problem)
        except OutputError as error:
            yield LinkedFile(str(path), text, Linked(text), Problem("G703", error.reason, Span(error.path), error.hint))
        else:
            yield LinkedFile(str(path), text, change)


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
