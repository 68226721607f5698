"""Two builds at once: the second waits, says for whom, and both sites are whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.output import renewing, write
from tests import make
from tests.projects import run, tree, variables

HOLDING = """
import sys
from pathlib import Path
from generator.output import renewing

with renewing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""

COUNTING = """
import sys
from pathlib import Path
from generator.output import renewing

for _ in range(20):
    with renewing(Path(sys.argv[1])):
        count = int(Path(sys.argv[2]).read_text())
        Path(sys.argv[2]).write_text(str(count + 1))
"""


def program(text: str, *arguments: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-c", text, *map(str, arguments)],
        env=variables(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process have a folder until the context is left or its input ends."""
    with program(HOLDING, folder) as other:
        assert other.stdout
        assert other.stdin
        assert other.stdout.readline() == "held\n"
        yield other
        other.stdin.close()


def test_who_comes_second_waits_and_hears_for_whom(tmp_path: Path) -> None:
    heard: list[str] = []
    waiting = threading.Event()

    def wait(who: str) -> None:
        heard.append(who)
        waiting.set()

    with held(tmp_path / "site") as other:

        def let_go() -> None:
            waiting.wait()
            assert other.stdin
            other.stdin.close()

        letting = threading.Thread(target=let_go)
        letting.start()
        with renewing(tmp_path / "site", wait) as renewal:
            renewal.write({"a.html": b"a"})
        letting.join()
    assert heard == [f"process {other.pid}"]
    assert tree(tmp_path) == {"site/.glossary-files": b"a.html\n", "site/a.html": b"a"}


def test_the_lock_of_a_process_that_is_gone_holds_nobody_up(tmp_path: Path) -> None:
    with held(tmp_path / "site") as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert {path.name for path in tmp_path.iterdir()} == {".site.glossary-build", ".site.glossary-lock"}
    write(tmp_path / "site", {"a.html": b"a"})
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_who_waits_can_be_interrupted(tmp_path: Path) -> None:
    def interrupt(_who: str) -> None:
        raise KeyboardInterrupt

    with held(tmp_path / "site"), pytest.raises(KeyboardInterrupt), renewing(tmp_path / "site", interrupt):
        pass


def test_many_at_once_have_it_one_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0")
    others = [program(COUNTING, tmp_path / "site", tmp_path / "count") for _ in range(5)]
    for other in others:
        other.communicate()
    assert [other.returncode for other in others] == [0] * 5
    assert (tmp_path / "count").read_text() == "100"
    assert [path.name for path in tmp_path.iterdir()] == ["count"]


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / ".site.glossary-lock").symlink_to("mine")
    with pytest.raises(Exception, match="symbolic link"):
        write(tmp_path / "site", {"a.html": b"a"})
    assert (tmp_path / "mine").read_text() == "mine"


def test_two_builds_of_a_project_both_end_well(tmp_path: Path) -> None:
    project = make.project(tmp_path / "project", {})
    command = [sys.executable, "-m", "generator", "--project", str(project), "build"]
    builds = [
        subprocess.Popen(command, env=variables(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603  # ours
        for _ in range(2)
    ]
    said = [build.communicate() for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    assert min(errors for _, errors in said) == ""
    assert sorted(path.name for path in project.iterdir()) == ["build", "glossary", "site"]
    twice = tree(project / "site")
    assert run("build", folder=project).returncode == 0
    assert tree(project / "site") == twice


def test_a_build_that_waits_says_so(tmp_path: Path) -> None:
    project = make.project(tmp_path / "project", {})
    command = [sys.executable, "-m", "generator", "--project", str(project), "build"]
    with held(project / "site") as other:
        assert other.stdin
        with subprocess.Popen(command, env=variables(), stderr=subprocess.PIPE, text=True) as build:  # noqa: S603  # ours
            assert build.stderr
            assert build.stderr.readline() == f"waiting for another build of this: process {other.pid}\n"
            other.stdin.close()
            assert build.stderr.read() == ""
        assert build.returncode == 0
    assert os.listdir(project / "site")  # noqa: PTH208  # whatever is there
