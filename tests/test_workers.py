"""Processes beside ours: what they do at the same time, and that none of them is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NoReturn

import pytest

from generator import workers
from generator.output import OutputError
from generator.workers import ProcessError, at_once
from tests.projects import variables

PATIENCE = 60


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text("utf-8").split()[2] != "Z" if Path("/proc/self").exists() else True


@pytest.fixture(params=["fork", "spawn"], autouse=True)
def _method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes start in two ways, for two kinds of systems."""
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context(request.param))


def test_each_task_has_a_process_of_its_own(tmp_path: Path) -> None:
    pids = at_once(_meet, [(tmp_path, 2), (tmp_path, 2)])
    assert len({*pids, os.getpid()}) == 3


def _meet(place: Path, count: int) -> int:
    """Wait until so many processes have come to a place: one that works alone waits for ever."""
    (place / str(os.getpid())).touch()
    while len(list(place.iterdir())) < count:
        time.sleep(0.01)
    return os.getpid()


def test_results_come_in_the_order_of_the_tasks() -> None:
    assert at_once(_slowly, [(0.3, "a"), (0, "b"), (0.1, "c" * 1_000_000)]) == ["a", "b", "c" * 1_000_000]


def _slowly(seconds: float, result: str) -> str:
    time.sleep(seconds)
    return result


class _OddError(Exception):
    """An error that cannot be made again from what it says of itself."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


def _raise(error: Exception) -> NoReturn:
    raise error


def _raise_odd() -> NoReturn:
    raise _OddError("o", "dd")


def test_an_error_arrives_as_what_it_is_with_where_it_came_from() -> None:
    with pytest.raises(OutputError, match=r"^a: b$") as caught:
        at_once(_raise, [(OutputError("a", "b", "c", is_whole=False),)])
    assert (caught.value.hint, caught.value.is_whole) == ("c", False)
    assert "in _raise" in str(caught.value.__cause__)


def test_an_error_that_cannot_travel_is_told_in_words() -> None:
    with pytest.raises(RuntimeError, match="_OddError: odd") as caught:
        at_once(_raise_odd, [()])
    assert "in _raise_odd" in str(caught.value.__cause__)


def _end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_the_system_ends_is_told_of() -> None:
    with pytest.raises(ProcessError, match="ended unexpectedly"):
        at_once(_end, [()])


def test_a_process_that_cannot_be_started_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> NoReturn:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refused)
    monkeypatch.setattr("multiprocessing.util.spawnv_passfds", refused)
    with pytest.raises(ProcessError, match="cannot be started: resource temporarily unavailable"):
        at_once(_slowly, [(0, "")])


def test_an_error_ends_processes_that_are_busy() -> None:
    with pytest.raises(ProcessError):
        at_once(_or_end, [(True,), (False,)])
    assert not multiprocessing.active_children()


def _or_end(waits: bool) -> None:  # noqa: FBT001  # arguments of tasks have no names
    time.sleep(PATIENCE) if waits else _end()


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert workers._context().get_start_method() == "spawn"
    finally:
        done.set()
        other.join()


BUSY = """
import os, sys, time
from generator.workers import at_once

def stay():
    print(os.getpid(), flush=True)
    time.sleep(600)

if __name__ == "__main__":
    at_once(stay, [()])
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM], ids=lambda ending: ending.name)
def test_processes_end_when_ours_is_ended(tmp_path: Path, ending: signal.Signals) -> None:
    script = tmp_path / "busy.py"
    script.write_text(BUSY, "utf-8")
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, env=variables(), stdout=subprocess.PIPE, text=True) as parent:  # noqa: S603  # ours
        assert parent.stdout
        worker = int(parent.stdout.readline())
        assert is_running(worker)
        parent.send_signal(ending)
    deadline = time.monotonic() + PATIENCE
    while is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(worker)


def test_ctrl_c_in_a_terminal_is_answered_by_one_process_only(tmp_path: Path) -> None:
    script = tmp_path / "busy.py"
    script.write_text(BUSY, "utf-8")
    with subprocess.Popen(  # noqa: S603  # our own script
        [sys.executable, str(script)],
        env=variables(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as parent:
        assert parent.stdout
        parent.stdout.readline()
        os.killpg(parent.pid, signal.SIGINT)
        _, said = parent.communicate(timeout=PATIENCE)
    assert said.count("Traceback") == 1
