"""A site that is being renewed is the old one or the new one, whatever happens, and nothing is left beside it."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output import folder as output
from generator.output import write
from generator.signals import ENDINGS, ending_as_ctrl_c, undisturbed
from tests.hostile import renewing
from tests.hostile.renewing import NEW, asked_to_end, calls, leftovers, refused, site, state
from tests.projects import variables


@pytest.fixture(params=["exchanged", "file by file", "nothing beside it"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How a site is renewed: whole, beside files of others, and where only the folder itself may be written to."""
    if request.param == "nothing beside it":
        # By a stand-in, because the rights of a folder do not bind an administrator.
        monkeypatch.setattr(output, "_can_be_beside", lambda real: not real.is_dir())
    return str(request.param)


def _tried(at: int) -> bool:
    """Return whether there was a call with this number. There are some: a test that disturbs none would always pass."""
    assert at < 10_000
    if calls() <= at:
        assert at > 20
        return False
    return True


@pytest.mark.parametrize("number", renewing.ERRORS, ids=lambda number: errno.errorcode[number])
def test_a_call_that_fails_leaves_the_site_old_or_has_made_it_new(tmp_path: Path, way: str, number: int) -> None:
    has_others = way == "file by file"
    at = 0
    while True:
        folder = site(tmp_path / str(at), has_others=has_others)
        said = refused(folder, at, number, is_lasting=False)
        # What is said is true: an error means that the site is as it was.
        assert (at, state(folder, has_others=has_others)) == (at, "old" if said else "new")
        assert said is None or said.is_whole
        write(folder, NEW)
        assert (at, state(folder, has_others=has_others), leftovers(folder)) == (at, "new", [])
        if not _tried(at):
            return
        at += 1


def test_a_disk_that_is_full_from_some_call_on_leaves_the_site_as_it_was(tmp_path: Path, way: str) -> None:
    has_others = way == "file by file"
    at = 0
    while True:
        folder = site(tmp_path / str(at), has_others=has_others)
        said = refused(folder, at, errno.ENOSPC, is_lasting=True)
        assert (at, state(folder, has_others=has_others)) == (at, "old" if said else "new")
        assert leftovers(folder) == []
        if said is None:
            assert at > 5
            return
        assert (said.path, said.reason) == (str(folder), "no space left on device")
        at += 1


def test_who_asks_for_an_end_gets_it_when_the_site_is_whole(tmp_path: Path, way: str) -> None:
    has_others = way == "file by file"
    at = heard = 0
    while True:
        folder = site(tmp_path / str(at), has_others=has_others)
        heard += asked_to_end(folder, at, signal.SIGTERM)
        assert (at, state(folder, has_others=has_others) in {"old", "new"}) == (at, True)
        write(folder, NEW)
        assert (at, state(folder, has_others=has_others), leftovers(folder)) == (at, "new", [])
        if not _tried(at):
            break
        at += 1
    assert heard == at


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda one: one.name)
def test_every_way_to_ask_for_an_end_waits_and_is_put_back(ending: signal.Signals) -> None:
    before = signal.getsignal(ending)
    reached: list[str] = []

    def work() -> None:
        with ending_as_ctrl_c(), undisturbed():
            signal.raise_signal(ending)
            reached.append("the end of what must not be interrupted")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert reached
    assert signal.getsignal(ending) is before


def test_what_was_switched_off_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ending_as_ctrl_c():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("has_others", [False, True], ids=["exchanged", "file by file"])
def test_an_end_by_force_leaves_the_site_old_or_new_and_the_next_run_nothing_else(
    tmp_path: Path, *, has_others: bool
) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.hostile.renewing import killed; "
        f"print('\\n'.join(killed(Path(sys.argv[1]), has_others={has_others})), end='')"
    )
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", program, str(tmp_path)], env=variables(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
