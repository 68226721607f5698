"""The standard streams as any machine may give them: closed, or unable to hold what is printed."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress


def prepare() -> None:
    r"""Make the standard streams take whatever is printed.

    A sign that the encoding of a stream lacks, as the one Windows gives to a redirected output, is written as
    `\u202f`. What is printed to a stream that was closed goes nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, _nowhere(mode))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _nowhere(mode: str) -> io.TextIOWrapper:
    """Return a stream in place of a closed one. It takes the free number, or the next file that is opened would."""
    file = io.FileIO(os.devnull, mode)
    with suppress(OSError):
        os.set_inheritable(file.fileno(), True)  # noqa: FBT003  # the standard library's way
    buffered = io.BufferedReader(file) if mode == "r" else io.BufferedWriter(file)
    return io.TextIOWrapper(buffered, encoding="utf-8", errors="backslashreplace")
