"""What disturbs the renewal of a folder: each call of the system that it makes fails in turn, or is its last."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.output import OutputError, renewing, write
from generator.signals import ending_as_ctrl_c
from tests.projects import tree

OLD = {"same.html": b"same", "a.html": b"a", "gone.html": b"g", "old/deep/b.html": b"b", "terms/c.html": b"c"}
NEW = {"same.html": b"same", "a.html": b"A", "new/deep/b.html": b"B", "terms/c.html": b"C", "terms/d.html": b"D"}
OTHERS = {"CNAME": b"words.example", "others/notes.txt": b"keep"}

# What changes a disk, as Python calls it. Reading does not: it cannot tear anything.
CHANGES = {"os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.chmod", "os.chown", "os.utime"}
# What needs room on the disk.
GROWS = {"os.mkdir", "os.link"}


class _Disturbance:
    """Does something at one of the next calls, or from one on. Python has no way to take such a hook away again."""

    def __init__(self) -> None:
        self.at = -1
        self.act: Callable[[], object] = lambda: None
        self.kinds: set[str] = set()
        self.is_lasting = False
        self.count = 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.at < 0:
            return
        is_writing = event == "open" and isinstance(flags := arguments[2], int) and bool(flags & os.O_CREAT)
        if event in self.kinds or is_writing:
            here, self.count = self.count, self.count + 1
            if here == self.at or (self.is_lasting and here > self.at):
                self.act()


_DISTURBANCE: list[_Disturbance] = []


@contextmanager
def disturbed(at: int, act: Callable[[], object], kinds: set[str], *, is_lasting: bool = False) -> Iterator[None]:
    """Do something at the call with this number that changes the disk, or at each from there on."""
    if not _DISTURBANCE:
        _DISTURBANCE.append(_Disturbance())
    (one,) = _DISTURBANCE
    one.act, one.kinds, one.is_lasting, one.count, one.at = act, kinds, is_lasting, 0, at
    try:
        yield
    finally:
        one.at = -1


def calls() -> int:
    """Return how many calls there were."""
    return _DISTURBANCE[0].count


def failing(number: int) -> Callable[[], None]:
    """Return what fails with an error of the system."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def site(place: Path, *, has_others: bool) -> Path:
    """Make a site, with files of others in it or without."""
    folder = place / "site"
    write(folder, OLD)
    for path, content in OTHERS.items() if has_others else ():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def state(folder: Path, *, has_others: bool) -> str:
    """Return what a site is: "old" or "new" as a whole, "missing", or else what it holds."""
    if not folder.exists():
        return "missing"
    found = {path: content for path, content in tree(folder).items() if not path.startswith(".glossary-")}
    others = OTHERS if has_others else {}
    # The list has to be the right one too, or the next build takes our files for those of others.
    ours = (folder / ".glossary-files").read_text("utf-8").split() if (folder / ".glossary-files").is_file() else []
    for name, files in (("old", OLD), ("new", NEW)):
        if found == {**files, **others} and ours == sorted(files):
            return name
    return f"{sorted(found)}, listed {ours}"


def leftovers(folder: Path) -> list[str]:
    """Return what lies beside a site, or hidden in it, that is no part of it."""
    names = [path.name for path in folder.parent.iterdir() if path != folder]
    return sorted([*names, *(path.name for path in folder.glob(".*") if path.name != ".glossary-files")])


def killed(place: Path, *, has_others: bool) -> list[str]:
    """End the renewal of a site by force at each of its calls, and return what was wrong with one then.

    Only for a process of one thread: others do not survive being copied.
    """
    wrong: list[str] = []
    missing = 0
    for at in range(10_000):
        folder = site(place / str(at), has_others=has_others)
        if not (copy := os.fork()):
            with disturbed(at, lambda: os.kill(os.getpid(), signal.SIGKILL), CHANGES):
                write(folder, NEW)
            os._exit(0)
        _, status = os.waitpid(copy, 0)
        here = state(folder, has_others=has_others)
        missing += here == "missing"
        wrong += [f"{at}: {here}"] if not has_others and here not in {"old", "new", "missing"} else []
        with renewing(folder):
            pass
        mended = state(folder, has_others=has_others)
        wrong += [f"{at} mended: {mended}"] if mended not in {"old", "new"} else []
        wrong += [f"{at}: left {left}" for left in leftovers(folder)]
        if not status:
            return [*wrong, *(["missing more than between the two renames"] if missing > 1 else [])]
    raise AssertionError


def asked_to_end(folder: Path, at: int, ending: signal.Signals) -> bool:
    """Renew a site that is asked to end at one of its calls, and return whether it was."""
    try:
        with ending_as_ctrl_c(), disturbed(at, lambda: signal.raise_signal(ending), CHANGES):
            write(folder, NEW)
    except KeyboardInterrupt:
        return True
    return False


def refused(folder: Path, at: int, number: int, *, is_lasting: bool) -> OutputError | None:
    """Renew a site where one call fails, or all from one on that need room, and return what is said."""
    kinds = GROWS if is_lasting else CHANGES
    try:
        with disturbed(at, failing(number), kinds, is_lasting=is_lasting):
            write(folder, NEW)
    except OutputError as error:
        return error
    return None


ERRORS = (errno.ENOSPC, errno.EACCES, errno.EXDEV)
