"""Processes beside ours, so that the languages of a glossary are worked on at the same time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import BaseContext
from tempfile import gettempdir

_LONG = 60  # of the 104 characters that macOS allows, with what Python adds


@contextmanager
def workers(count: int, modules: Sequence[str]) -> Iterator[Executor]:
    """Lend so many processes, where these modules are loaded ahead of need. They end with the context."""
    context = _context()
    context.set_forkserver_preload([*modules])
    if context.get_start_method() == "forkserver":
        _start_server()
    others = {*multiprocessing.active_children()}
    pool = ProcessPoolExecutor(count, context, initializer=_begin)
    starter = ThreadPoolExecutor(1)
    try:
        # Processes start when there is work, and whoever gives it has to wait for them to load.
        starter.submit(pool.submit, _nothing)
        yield pool
    finally:
        starter.shutdown()
        pool.shutdown(wait=False, cancel_futures=True)
        for process in {*multiprocessing.active_children()} - others:
            process.kill()
            process.join()


def _context() -> BaseContext:
    """Return the faster way to start processes that works here. Neither copies ours with its threads and locks."""
    # A fork server listens on a socket in the folder of temporary files, and names of sockets have to be short.
    if sys.platform == "win32" or len(gettempdir()) > _LONG:
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("forkserver")


def _start_server() -> None:
    """Start the fork server where Ctrl-C does not reach it: while it loads, it would answer with a traceback."""
    resource_tracker.ensure_running()  # or the server starts it, which lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    # Ctrl-C in a terminal reaches every process: the first one says so, the others end quietly.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the process that started this one is gone, in whatever way, and end too."""
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(1)


def _nothing() -> None:
    pass
