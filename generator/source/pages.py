"""A page of somebody else's → its text, or why it cannot be had."""

from __future__ import annotations

from pathlib import Path

from generator.problem import Problem
from generator.source.files import Fault, Refusal, contents, decoded
from generator.span import Span

MAX_BYTES = 10 * 1024 * 1024


def read_page(path: Path) -> str | Problem:
    """Return the text of a UTF-8 file, to the byte: line endings and a byte order mark included."""
    written = contents(path, MAX_BYTES)
    if isinstance(written, Refusal):
        hint = "name a file, or allow it to be read"
        return Problem("G701", f"cannot be read: {written.reason}", Span(str(path)), hint)
    text = decoded(written)
    if b"\0" in written and (isinstance(text, str) or text.line):  # zeros are usual in UTF-16 only
        text = Refusal(Fault.NOT_TEXT, "no text")
    return _no_text(path, text) if isinstance(text, Refusal) else text


def _no_text(path: Path, refusal: Refusal) -> Problem:
    span = Span(str(path), refusal.line, refusal.column, refusal.column + 1) if refusal.line else Span(str(path))
    hint = "name text files only" if refusal.reason == "no text" else "save the file with the encoding UTF-8"
    return Problem("G702", f"is {refusal.reason}", span, hint)
