"""The builds of a site that is being shown: each a process of its own, and what came of the last one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from generator.build import Allowed
from generator.layout import SETTINGS
from generator.source.decode import decode_settings
from generator.source.files import Refusal, contents
from generator.source.yaml import MAX_BYTES, parse

_SECONDS_TO_END = 5


@dataclass(frozen=True, slots=True)
class Edition:
    """What browsers should show: a version of the site, what keeps it from being renewed, and what else was said."""

    version: int
    problems: str = ""
    warnings: str = ""


_NOTHING = Allowed()


class Builder:
    """Builds into a folder of its own, and lets others wait for the next edition."""

    def __init__(self, project: Path, folder: Path, allowed: Allowed = _NOTHING) -> None:
        self._project = project
        self._allowed = allowed
        self._folder = folder
        self._news = threading.Condition()
        self.site = folder / "site"
        # Starts at the time, so that pages left open since an earlier start are out of date.
        self.edition = Edition(time.time_ns() // 1_000_000)
        self.is_closed = False
        self.path_of_address = "/"
        """Where the site shown will live on its server, `/gloss/`: links of the page for wrong addresses begin so."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _: TracebackType | None
    ) -> None:
        with self._news:
            self.is_closed = True
            self._news.notify_all()

    def build(self) -> str:
        """Build once and publish the edition that results. Return what the build said: problems, warnings."""
        code, said = self._run()
        said = said.replace(str(self.site), "the site shown").strip()
        version = self.edition.version
        problems = said or f"the build ended with {code} and said nothing"
        path = self.path_of_address if code else _path_of_address(self._project)
        with self._news:
            self.path_of_address = path
            self.edition = Edition(version, problems) if code else Edition(version + 1, warnings=said)
            self._news.notify_all()
        return problems if code else said

    def next_edition(self, known: Edition | None, seconds: float) -> Edition:
        """Wait until the edition is not the known one any more, or so many seconds, and return it."""
        with self._news:
            self._news.wait_for(lambda: self.is_closed or self.edition != known, seconds)
            return self.edition

    def _run(self) -> tuple[int, str]:
        """Return the exit code of the build, and what it wrote for people."""
        command = [
            sys.executable,
            "-m",
            "generator",
            "--project",
            str(self._project),
            *(word for folder in self._allowed.follow for word in ("--follow", str(folder))),
            "build",
            *["--trust-settings"] * self._allowed.is_trusted,
            "--site",
            str(self.site),
        ]
        # What an interrupted build leaves is deleted with the temporary folder.
        environment = {**os.environ, "TMPDIR": str(self._folder), "PYTHONIOENCODING": "utf-8"}
        process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own arguments
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,  # a group of its own, to be ended with everything it has started
        )
        try:
            _, said = process.communicate()
        except BaseException:
            _end(process)
            raise
        return process.returncode, said


def _path_of_address(project: Path) -> str:
    """Return the path of the public address. Of all that people write only the settings are read for it."""
    written = contents(project / SETTINGS, MAX_BYTES)
    settings = None if isinstance(written, Refusal) else decode_settings(parse(SETTINGS, written))[0]
    return (settings and urlsplit(settings.address).path) or "/"


def _end(process: subprocess.Popen[str]) -> None:
    """End a build and all it has started: as Ctrl-C would, so that it tidies up, and by force when it does not."""
    with suppress(ProcessLookupError):
        _signal(process, by_force=False)
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=_SECONDS_TO_END)
        _signal(process, by_force=True)


def _signal(process: subprocess.Popen[str], *, by_force: bool) -> None:
    """Tell a build to end. Where there are no groups of processes, those that it has started end by themselves."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL if by_force else signal.SIGINT)
    else:
        process.kill()
