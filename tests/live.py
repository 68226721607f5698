"""`glossary serve` in a process of its own, and someone who listens to what it tells browsers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import urlopen

REPOSITORY = Path(__file__).parents[1]

# Only so that a broken server fails a test instead of hanging it.
PATIENCE = 180


@contextmanager
def patience(process: subprocess.Popen[str]) -> Iterator[None]:
    """End a process that does not say in time what somebody waits for in this context, so that the waiting ends too."""
    end = threading.Timer(PATIENCE, process.kill)
    end.start()
    try:
        yield
    finally:
        end.cancel()


class Answer(NamedTuple):
    """What came for one request."""

    status: int
    type: str | None
    headers: dict[str, str]
    text: str


@dataclass
class Live:
    """A running server: its address, its process, the generator it uses, its temporary files, what it printed."""

    address: str
    process: subprocess.Popen[str]
    generator: Path
    temporary: Path
    printed: list[str]

    def ask(self, path: str, method: str = "GET") -> Answer:
        """Ask for an address as it is written here, without putting it in order first.

        `localhost` is found as browsers find it: a machine need not have the name in its tables.
        """
        place = urlsplit(self.address).netloc
        connection = HTTPConnection(place.replace("localhost", "127.0.0.1"), timeout=PATIENCE)
        connection.request(method, path, headers={"Host": place})
        with connection.getresponse() as answer:
            return Answer(answer.status, answer.headers["Content-Type"], dict(answer.headers), answer.read().decode())

    def build(self) -> None:
        """Wait until the next build has succeeded."""
        self.print_until(lambda line: line == "built\n")

    def print_until(self, wanted: Callable[[str], bool]) -> str:
        """Read what the server prints up to the line that is wanted, and return that line."""
        assert self.process.stdout
        with patience(self.process):
            for line in self.process.stdout:
                self.printed.append(line)
                if wanted(line):
                    return line
        raise AssertionError("".join(self.printed))

    @contextmanager
    def listening(self) -> Iterator[Listener]:
        """Listen like the script in a page does."""
        with urlopen(self.address + ".serve/editions", timeout=PATIENCE) as stream:  # noqa: S310  # an http address
            yield Listener(stream, self.process)


class Edition(NamedTuple):
    """What browsers are told: which version there is, and what keeps it from being renewed."""

    version: int
    problems: str


@dataclass
class Listener:
    """What a page would hear, and what it was warned of last."""

    stream: HTTPResponse
    process: subprocess.Popen[str]
    warnings: str = ""

    def hear(self) -> Edition:
        """Return the next edition."""
        with patience(self.process):
            line = next(line for line in self.stream if line.startswith(b"data: "))
        told = json.loads(line.removeprefix(b"data: "))
        self.warnings = told.pop("warnings")
        return Edition(**told)

    def hear_until(self, wanted: Callable[[Edition], bool]) -> Edition:
        """Return the next edition that is wanted."""
        return next(edition for edition in iter(self.hear, None) if wanted(edition))


def command(project: Path, port: int, *more: str) -> list[str]:
    """Return the command that serves a project."""
    return [sys.executable, "-m", "generator", "--project", str(project), "serve", "--port", str(port), *more]


@contextmanager
def live(project: Path, folder: Path, *options: str) -> Iterator[Live]:
    """Serve a project at a free port, and end the server afterwards, whatever state it is in.

    It runs on a copy of the generator in `folder`: that is watched too, and people work on theirs
    while tests run.
    """
    installation, temporary = folder / "installation", folder / "temporary"
    shutil.copytree(REPOSITORY / "generator", installation / "generator")
    shutil.copy(REPOSITORY / "LICENSE", installation)
    (installation / "node_modules").symlink_to(REPOSITORY / "node_modules")
    temporary.mkdir()
    process = subprocess.Popen(  # noqa: S603  # the project's own command
        command(project, 0, *options),
        cwd=installation,  # from where Python takes the generator
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    server = Live("", process, installation / "generator", temporary, [])
    try:
        server.address = server.print_until(lambda line: line.startswith("serving ")).split()[1]
        yield server
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
