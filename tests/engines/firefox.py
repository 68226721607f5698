"""Firefox as it is installed, driven over WebDriver BiDi, which it speaks without any other program."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.engines.programs import FIREFOX
from tests.engines.window import PATIENCE, BrowserError, Scheme, Source, call

# Without a screen it would say that nobody has a mouse, and in the other scheme than is wanted.
_SETTINGS = {
    "ui.primaryPointerCapabilities": 6,  # fine, and can rest over something
    "ui.allPointerCapabilities": 6,
    "ui.prefersReducedMotion": 1,
}


@dataclass
class _Window:
    """The one window of a Firefox. What it complains of is written down on the way."""

    socket: ClientConnection
    complaints: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)
    _context: str = ""

    def begin(self) -> None:
        """Open a session and ask to be told of errors."""
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        # In the tab that is there already, the line for addresses keeps the focus.
        self._context = self._send("browsingContext.create", type="tab")["context"]

    def go(self, address: str) -> None:
        self._send("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def run(self, function: str, *arguments: object) -> Any:
        answer = self._send(
            "script.evaluate",
            expression=call(function, arguments),
            target={"context": self._context},
            awaitPromise=True,
            userActivation=False,
        )
        if answer["type"] == "exception":
            raise BrowserError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def act(self, *sources: Source) -> None:
        self._send("input.performActions", context=self._context, actions=list(sources))

    def resize(self, width: int, height: int) -> None:
        self._send("browsingContext.setViewport", context=self._context, viewport={"width": width, "height": height})

    def picture(self) -> bytes:
        return b64decode(self._send("browsingContext.captureScreenshot", context=self._context)["data"])

    def _send(self, method: str, **parameters: object) -> Any:
        number = next(self._numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (message := json.loads(self.socket.recv(timeout=PATIENCE))).get("id") != number:
            self._heard(message)
        if message["type"] == "error":
            raise BrowserError(f"{method}: {message['message']}")
        return message["result"]

    def _heard(self, message: dict[str, Any]) -> None:
        if message.get("method") == "log.entryAdded" and message["params"]["level"] in {"error", "warn"}:
            self.complaints.append(f"{message['params']['text']} ({message['params'].get('type')})")


@contextmanager
def firefox(scheme: Scheme) -> Iterator[_Window]:
    """Lend the window of a fresh Firefox on a system with this scheme."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        settings = _SETTINGS | {"ui.systemUsesDarkTheme": int(scheme == "dark")}
        lines = [f'user_pref("{name}", {value});\n' for name, value in settings.items()]
        Path(profile, "user.js").write_text("".join(lines), "utf-8")
        process = _started(profile)
        try:
            with connect(f"{_address(process, profile)}/session", max_size=None, proxy=None) as socket:
                window = _Window(socket)
                window.begin()
                yield window
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _started(profile: str) -> subprocess.Popen[bytes]:
    command = [FIREFOX.path(), "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
    return subprocess.Popen(  # noqa: S603  # the browser that was found
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _address(process: subprocess.Popen[bytes], profile: str) -> str:
    """Wait for the file in which Firefox tells where it listens."""
    told = Path(profile, "WebDriverBiDiServer.json")
    until = time.monotonic() + PATIENCE
    while not (told.is_file() and (said := told.read_text("utf-8"))):
        assert process.poll() is None, "Firefox does not start"
        assert time.monotonic() < until, "Firefox does not listen"
        time.sleep(0.02)
    where = json.loads(said)
    return f"ws://{where['ws_host']}:{where['ws_port']}"
