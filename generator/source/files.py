"""A path → what the file holds, or why it is not read. Nothing else opens a file that others wrote.

Whatever a name may lead to, reading it ends: a pipe would wait for ever for somebody who writes, a
device has no end, and a file may be larger than the memory or be gone a moment later.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO

from generator.problem import Problem
from generator.span import Span

# CRLF, what becomes of it when it is converted twice, and the CR of old systems.
_LINE_END = re.compile(r"\r*\n|\r")

_KINDS = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a named pipe (FIFO)"),
    (stat.S_ISSOCK, "it is a socket"),
    (stat.S_ISCHR, "it is a device"),
    (stat.S_ISBLK, "it is a device"),
)

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Fault(Enum):
    """What keeps a file from being read."""

    UNREADABLE = auto()
    NO_FILE = auto()
    TOO_LARGE = auto()
    NOT_TEXT = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not read: what it is or what the system says, and the place where text ends, if any."""

    fault: Fault
    reason: str
    line: int = 0
    column: int = 0


def contents(path: Path, limit: int) -> bytes | Refusal:
    """Return the bytes of a file of at most so many."""
    try:
        opened = _opened(path)
        if isinstance(opened, Refusal):
            return opened
        with opened as stream:
            written = stream.read(limit + 1) or b""  # no data yet: a file of the system that would block
    except (OSError, ValueError) as error:
        return unreadable(error)
    return _too_large(limit) if len(written) > limit else written


def obstacle(path: Path, limit: int) -> Refusal | None:
    """Return why a file cannot be copied, or nothing when it can. It is not read for that."""
    try:
        opened = _opened(path)
        if isinstance(opened, Refusal):
            return opened
        with opened as stream:
            return _too_large(limit) if os.fstat(stream.fileno()).st_size > limit else None
    except (OSError, ValueError) as error:
        return unreadable(error)


def _opened(path: Path) -> BinaryIO | Refusal:
    # Asked before opening: opening some devices does something. Asked again after it: names change.
    if other := _other_than_a_file(path.stat()):
        return other
    stream = _open(path)
    if other := _other_than_a_file(os.fstat(stream.fileno())):
        stream.close()
        return other
    return stream


def _open(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb")


def _other_than_a_file(found: os.stat_result) -> Refusal | None:
    if stat.S_ISREG(found.st_mode):
        return None
    kind = next((words for is_kind, words in _KINDS if is_kind(found.st_mode)), "it is something else")
    return Refusal(Fault.NO_FILE, f"{kind}, not a file")


def unreadable(error: OSError | ValueError) -> Refusal:
    """Return the refusal for an `OSError` about a file."""
    said = getattr(error, "strerror", "") or ("unknown reason" if isinstance(error, OSError) else str(error))
    return Refusal(Fault.UNREADABLE, said.lower())


def _too_large(limit: int) -> Refusal:
    return Refusal(Fault.TOO_LARGE, f"larger than {size(limit)}")


def size(limit: int) -> str:
    """Return a number of bytes as people say it: "256 KB", "10 MB"."""
    return f"{limit // 1024} KB" if limit < 1024 * 1024 else f"{limit // 1024 // 1024} MB"


def decoded(written: bytes) -> str | Refusal:
    """Return the text of UTF-8 bytes, each sign of it as it was written."""
    if written.startswith(_UTF_16):
        return Refusal(Fault.NOT_TEXT, "UTF-16, not UTF-8")
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError as error:
        readable = normalized(written[: error.start].decode("utf-8"))
        column = len(readable) - readable.rfind("\n")
        return Refusal(Fault.NOT_TEXT, "not UTF-8 text", readable.count("\n") + 1, column)


def normalized(text: str) -> str:
    r"""Return a text as it would be read on any system: lines end in `\n`, and no mark stands before the first."""
    return _LINE_END.sub("\n", text.removeprefix("\ufeff"))


_CODES = {Fault.UNREADABLE: "G101", Fault.NO_FILE: "G101", Fault.TOO_LARGE: "G105", Fault.NOT_TEXT: "G103"}
_HINTS = {
    Fault.UNREADABLE: "restore it, or allow it to be read",
    Fault.NO_FILE: "move it elsewhere, or put a file in its place",
    Fault.TOO_LARGE: "split it",
    Fault.NOT_TEXT: "save the file with the encoding UTF-8",
}


def problem(file: str, refusal: Refusal, hint: str = "") -> Problem:
    """Return a refusal as a finding about a file of the project."""
    beginning = "cannot be read:" if _CODES[refusal.fault] == "G101" else "file is"
    span = Span(file, refusal.line, refusal.column, refusal.column + 1) if refusal.line else Span(file)
    return Problem(_CODES[refusal.fault], f"{beginning} {refusal.reason}", span, hint or _HINTS[refusal.fault])
