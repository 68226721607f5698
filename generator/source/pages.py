"""A page of somebody else's → its text, or why it cannot be had."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from generator.problem import Problem
from generator.span import Span

MAX_BYTES = 10 * 1024 * 1024


def read_page(path: Path) -> str | Problem:
    """Return the text of a UTF-8 file, to the byte: line endings and a byte order mark included."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return _unreadable(path, "a folder" if stat.S_ISDIR(mode) else "not a file")
        with path.open("rb") as stream:
            written = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return _unreadable(path, (getattr(error, "strerror", "") or str(error)).lower())
    if len(written) > MAX_BYTES:
        return _unreadable(path, f"larger than {MAX_BYTES // 1024 // 1024} MB")
    return _decoded(path, written)


def _unreadable(path: Path, reason: str) -> Problem:
    return Problem("G701", f"cannot be read: {reason}", Span(str(path)), "name a file, or allow it to be read")


def _decoded(path: Path, written: bytes) -> str | Problem:
    hint = "save the file with the encoding UTF-8"
    if written.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Problem("G702", "is UTF-16, not UTF-8", Span(str(path)), hint)
    if b"\0" in written:
        return Problem("G702", "is no text", Span(str(path)), "name text files only")
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError as error:
        line = written.count(b"\n", 0, error.start) + 1
        column = len(written[written.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8")) + 1
        return Problem("G702", "is not UTF-8 text", Span(str(path), line, column, column + 1), hint)
