"""Ctrl-C and its like: all of them end a program alike, and none interrupts what has to happen as one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# What asks a program to end. Not every system knows them all.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
ENDINGS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


@contextmanager
def ending_as_ctrl_c() -> Iterator[None]:
    """Let whatever asks the program to end do what Ctrl-C does while the context lasts.

    What a shell has switched off stays so: `nohup` lets a program outlive its terminal.
    """
    unasked = [ending for ending in ENDINGS if signal.getsignal(ending) is signal.SIG_DFL]
    with _handled(dict.fromkeys(unasked, signal.default_int_handler)):
        yield


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold back signals that ask the program to end until the context is left."""
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    try:
        with _handled(dict.fromkeys(ENDINGS, note)):
            yield
    finally:
        for number in dict.fromkeys(came):
            signal.raise_signal(number)


@contextmanager
def _handled(handlers: dict[signal.Signals, signal._HANDLER]) -> Iterator[None]:
    """Set handlers, and set those from before again. Only the main thread hears signals."""
    before: dict[signal.Signals, signal._HANDLER] = {}
    try:
        if threading.current_thread() is threading.main_thread():
            for number, handler in handlers.items():
                before[number] = signal.getsignal(number)
                signal.signal(number, handler)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


def end_quietly() -> None:
    """Let this process end without output when it is asked to: its parent reports."""
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)


@contextmanager
def held_back() -> Iterator[None]:
    """Block these signals in this thread, and in processes that it starts, until the context is left."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
