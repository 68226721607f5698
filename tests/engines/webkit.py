"""WebKit as GTK's programs have it, driven over WebDriver, on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.engines.programs import MINI_BROWSER, SCREEN, WEBKIT_DRIVER
from tests.engines.window import PATIENCE, BrowserError, Scheme, Source, call

# The row of buttons above the page would not let the window become as narrow as a phone.
_NARROW = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }"
_QUIET = "[Settings]\ngtk-enable-animations=0\n"


@dataclass
class _Window:
    """The one window of a MiniBrowser, behind its driver."""

    port: int
    session: str = ""
    bar: int = 0
    """How high the window's own parts are."""
    complaints: list[str] = field(default_factory=list)  # its driver tells of none

    def begin(self, arguments: list[str]) -> None:
        """Start the browser."""
        options = {"binary": MINI_BROWSER.path(), "args": ["--automation", *arguments]}
        answer = self._send("POST", "", capabilities={"alwaysMatch": {"webkitgtk:browserOptions": options}})
        self.session = f"/{answer['sessionId']}"
        self.bar = self._send("GET", "/window/rect")["height"] - self.run("() => innerHeight")

    def end(self) -> None:
        """Close the browser."""
        self._send("DELETE", "")

    def go(self, address: str) -> None:
        self._send("POST", "/url", url=address)

    def run(self, function: str, *arguments: object) -> Any:
        return json.loads(self._send("POST", "/execute/sync", script=f"return {call(function, arguments)}", args=[]))

    def act(self, *sources: Source) -> None:
        self._send("POST", "/actions", actions=list(sources))

    def resize(self, width: int, height: int) -> None:
        self._send("POST", "/window/rect", width=width, height=height + self.bar)
        until = time.monotonic() + PATIENCE
        while self.run("() => [innerWidth, innerHeight]") != [width, height]:
            assert time.monotonic() < until, f"the window does not become {width} by {height}"
            time.sleep(0.02)

    def picture(self) -> bytes:
        return b64decode(self._send("GET", "/screenshot"))

    def _send(self, method: str, path: str, **parameters: object) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        body = json.dumps(parameters) if method == "POST" else None
        connection.request(method, f"/session{self.session}{path}", body)
        value = json.load(connection.getresponse())["value"]
        connection.close()
        if isinstance(value, dict) and "error" in value:
            raise BrowserError(f"{path}: {value['error']}: {value['message']}")
        return value


@contextmanager
def webkit(scheme: Scheme) -> Iterator[_Window]:
    """Lend the window of a fresh browser on a system with this scheme."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as settings, _screen() as display:
        folder = Path(settings, "gtk-3.0")
        folder.mkdir()
        (folder / "gtk.css").write_text(_NARROW, "utf-8")
        (folder / "settings.ini").write_text(_QUIET, "utf-8")
        variables = {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11", "XDG_CONFIG_HOME": settings}
        with _driver(variables) as port:
            window = _Window(port)
            window.begin(["--dark-mode"] if scheme == "dark" else [])
            try:
                yield window
            finally:
                window.end()


@contextmanager
def _screen() -> Iterator[str]:
    """Lend the name of a screen of its own."""
    number, writing = os.pipe()
    command = [SCREEN.path(), "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with _running(command, os.environ, pass_fds=(writing,)):
        os.close(writing)
        with os.fdopen(number) as said:
            yield f":{said.readline().strip()}"


@contextmanager
def _driver(variables: Mapping[str, str]) -> Iterator[int]:
    """Lend the port at which the driver listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with _running([WEBKIT_DRIVER.path(), "--host=127.0.0.1", f"--port={port}"], variables):
        until = time.monotonic() + PATIENCE
        while not _listens(port):
            assert time.monotonic() < until, "the driver of WebKit does not listen"
            time.sleep(0.02)
        yield port


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def _running(command: list[str], variables: Mapping[str, str], pass_fds: tuple[int, ...] = ()) -> Iterator[None]:
    process = subprocess.Popen(  # noqa: S603  # the programs that were found
        command, env=variables, pass_fds=pass_fds, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)
