"""Real builds that are ended by force: the site is the old one or the new one, and the next build clears up."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator.build import build
from tests.projects import Project, golden_copy, run, tree, variables

PATIENCE = 120


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The sites before and after a change that every page shows."""
    project = golden_copy(tmp_path_factory.mktemp("whole") / "project")
    assert not build(project.folder, project.site).fails()
    old = tree(project.site)
    rename(project)
    assert not build(project.folder, project.site).fails()
    return old, tree(project.site)


def rename(project: Project) -> None:
    """Give the site another title."""
    text = project.settings.read_text("utf-8")
    assert "title: Bicycle shop glossary" in text
    project.settings.write_text(text.replace("title: Bicycle shop glossary", "title: Bicycle shop dictionary"), "utf-8")


@contextmanager
def building(project: Project, temporary: Path) -> Iterator[subprocess.Popen[str]]:
    """Build in a process of its own, which may be ended."""
    temporary.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "build"],
        cwd=project.folder,
        env=variables({"TMPDIR": str(temporary)}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        yield process
        process.communicate(timeout=PATIENCE)


def until(process: subprocess.Popen[str], holds: Callable[[], object]) -> None:
    """Wait until something holds, or the build has ended."""
    while process.poll() is None and not holds():
        time.sleep(0.001)


MOMENTS: dict[str, Callable[[Path], object]] = {
    "pages are made": lambda folder: (folder / ".build.glossary-build/new/en").is_dir(),
    "build is exchanged": lambda folder: (folder / ".build.glossary-build/old").is_dir(),
    "engine runs": lambda folder: (folder / ".site.glossary-build/engine/en/assets").is_dir(),
    "site is prepared": lambda folder: (folder / ".site.glossary-build/new").is_dir(),
    "site is exchanged": lambda folder: (folder / ".site.glossary-build/old").is_dir(),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_that_is_killed_leaves_a_whole_site_and_the_next_one_nothing_else(
    whole: tuple[dict[str, bytes], dict[str, bytes]], tmp_path: Path, moment: str
) -> None:
    project = golden_copy(tmp_path / "project")
    assert not build(project.folder, project.site).fails()
    rename(project)
    with building(project, tmp_path / "temporary") as process:
        until(process, lambda: MOMENTS[moment](project.folder))
        os.kill(process.pid, signal.SIGKILL)
    assert tree(project.site) in whole
    assert run("build", folder=project.folder).returncode == 0
    assert tree(project.site) == whole[1]
    assert sorted(path.name for path in project.folder.iterdir()) == ["build", "docs", "glossary", "site"]
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_server_that_was_started_in_the_site_goes_on_after_a_build(tmp_path: Path) -> None:
    """Python's server goes by the name of its folder."""
    project = golden_copy(tmp_path / "project")
    assert not build(project.folder, project.site).fails()
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1"]
    with subprocess.Popen(  # noqa: S603  # our own interpreter
        command, cwd=project.site, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().split("(")[1].split(")")[0]
            assert b"Bicycle shop glossary" in _got(address)
            rename(project)
            assert not build(project.folder, project.site).fails()
            assert b"Bicycle shop dictionary" in _got(address)
        finally:
            server.terminate()


def _got(address: str) -> bytes:
    with urlopen(address, timeout=PATIENCE) as page:  # noqa: S310  # an address of this machine
        return bytes(page.read())


@pytest.mark.parametrize("megabytes", [45, 55, 65])
def test_a_build_without_memory_ends_soon_and_says_so(tmp_path: Path, megabytes: int) -> None:
    project = golden_copy(tmp_path / "project")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))

    done = subprocess.run(
        [sys.executable, "-m", "generator", "build"],
        cwd=project.folder,
        env=variables(),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        preexec_fn=limit,
    )
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert "G602 " in done.stderr or "out of memory" in done.stderr
        assert not project.site.exists()
    else:
        assert (project.site / "index.html").is_file()
    assert {path.name for path in project.folder.iterdir()} <= {"build", "docs", "glossary", "site"}
