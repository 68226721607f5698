"""Processes beside ours: what they do at the same time, and that none of them is left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

import generator
from generator.workers import workers

PATIENCE = 60


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text("utf-8").split()[2] != "Z" if Path("/proc/self").exists() else True


def test_each_task_has_a_process_of_its_own(tmp_path: Path) -> None:
    with workers(2, ()) as pool:
        first, second = pool.submit(_meet, tmp_path, 2), pool.submit(_meet, tmp_path, 2)
        pids = {first.result(PATIENCE), second.result(PATIENCE)}
    assert len(pids) == 2
    assert os.getpid() not in pids


def _meet(place: Path, count: int) -> int:
    """Wait until so many processes have come to a place: one that works alone waits for ever."""
    (place / str(os.getpid())).touch()
    while len(list(place.iterdir())) < count:
        time.sleep(0.01)
    return os.getpid()


def test_an_error_ends_processes_that_are_busy() -> None:
    def interrupted() -> None:
        with workers(1, ()) as pool:
            assert pool.submit(os.getpid).result(PATIENCE)
            started.extend(multiprocessing.active_children())
            pool.submit(time.sleep, PATIENCE)
            raise KeyboardInterrupt

    started: list[BaseProcess] = []
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert started
    assert not any(process.is_alive() for process in started)


BUSY = """
import os, time
from generator.workers import workers

if __name__ == "__main__":
    with workers(1, ()) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        pool.submit(time.sleep, 600).result()
"""


def test_processes_end_when_ours_is_ended_by_force(tmp_path: Path) -> None:
    script = tmp_path / "busy.py"
    script.write_text(BUSY, "utf-8")
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:  # noqa: S603  # our own script
        assert parent.stdout
        worker = int(parent.stdout.readline())
        assert is_running(worker)
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(worker)


LOUD = """
import os, signal

os.kill(os.getpid(), signal.SIGINT)  # as a terminal does on Ctrl-C
"""


def test_what_is_loaded_ahead_says_nothing_when_it_is_interrupted(tmp_path: Path) -> None:
    (tmp_path / "loud.py").write_text(LOUD, "utf-8")
    script = tmp_path / "busy.py"
    script.write_text(BUSY.replace("workers(1, ())", "workers(1, ['loud'])").replace("600", "0"), "utf-8")
    surroundings = {**os.environ, "PYTHONPATH": f"{Path(generator.__file__).parents[1]}{os.pathsep}{tmp_path}"}
    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, str(script)],
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env=surroundings,
    )
    assert (done.returncode, done.stderr) == (0, "")
