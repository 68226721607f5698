"""Processes beside ours, so that the languages of a glossary are worked on at the same time."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from generator.signals import end_quietly, held_back

_Result = TypeVar("_Result")


class ProcessError(Exception):
    """A process could not be started, or ended without a result."""


class RemoteTraceback(Exception):  # noqa: N818  # it is where an error came from
    """Where an error came up in another process."""


def at_once(task: Callable[..., _Result], arguments: Sequence[tuple[Any, ...]]) -> list[_Result]:
    """Run a task with each of these arguments, all at the same time, and return the results in their order.

    Each run has a process of its own, which ends with this call. What one of them raises is raised
    here, and ends the others. Raises `ProcessError` when one cannot be started or is ended by force.
    """
    context = _context()
    with ExitStack() as stack:
        ends = [_started(stack, context, task, each) for each in arguments]
        results: dict[Connection, _Result] = {}
        while waiting := [end for end in ends if end not in results]:
            ready = wait(waiting)
            results |= {end: _received(end) for end in waiting if end in ready}
    return [results[end] for end in ends]


def _context() -> BaseContext:
    """Return the fastest start method that is safe here.

    A fork has everything loaded, but not the threads, and locks that these hold are never released. The libraries of
    macOS start threads of their own.
    """
    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_safe else "spawn")


def _started(stack: ExitStack, context: Any, task: Callable[..., object], arguments: tuple[Any, ...]) -> Connection:
    """Start a process, to be ended with the stack, and return where its result arrives."""
    end: Connection
    try:
        end, other = context.Pipe(duplex=False)
        stack.callback(end.close)
        process = context.Process(target=_run, args=(other, task, arguments), daemon=True)
        # Ended by Ctrl-C before its handlers are set, a process would print a traceback.
        with held_back():
            stack.callback(_end, process)
            process.start()
            other.close()
    except (OSError, RuntimeError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or str(error) or "no memory"
        raise ProcessError(f"cannot be started: {reason.lower()}") from error
    return end


def _end(process: BaseProcess) -> None:
    if process.pid is not None:
        process.kill()
        process.join()


def _received(end: Connection) -> Any:
    """Return the result that a process has sent, or raise what it raised."""
    try:
        result, error, where = end.recv()
    except (EOFError, OSError) as silence:
        raise ProcessError("ended unexpectedly") from silence
    if error is not None:
        raise error from RemoteTraceback(where)
    return result


def _run(end: Connection, task: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    """Run a task in its process, and send what comes of it."""
    end_quietly()
    with suppress(RuntimeError):  # no memory for a thread: then the process ends when its task does
        threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        answer = pickle.dumps((task(*arguments), None, ""))
    except BaseException as error:  # noqa: BLE001  # whatever it is, the other process decides
        answer = _told(error)
    with suppress(OSError):  # nobody waits for it any more
        end.send_bytes(answer)


def _told(error: BaseException) -> bytes:
    """Return an error as bytes. Of one that cannot be pickled, its text."""
    where = f'\n"""\n{"".join(traceback.format_exception(error))}"""'
    try:
        answer = pickle.dumps((None, error, where))
        pickle.loads(answer)  # noqa: S301  # our own
    except Exception:  # noqa: BLE001  # classes may refuse in any way
        return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}"), where))
    return answer


def _end_with_parent() -> None:
    """Wait until the process that started this one is gone, in whatever way, and end too."""
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(1)
