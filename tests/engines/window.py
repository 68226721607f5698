"""A browser window under remote control, whatever its engine."""

from __future__ import annotations

import json
from typing import Any, Literal, Protocol

Scheme = Literal["light", "dark"]
Source = dict[str, object]
"""What one hand does, as both standards of WebDriver describe it: a kind of device, and its actions in order."""

PATIENCE = 60
"""Seconds that a browser has for one answer; a page of ours needs a fraction of one."""


class BrowserError(RuntimeError):
    """A browser could not do what it was told."""


class Window(Protocol):
    """What tests ask of a window: the few commands that both standards of WebDriver have."""

    complaints: list[str]
    """What pages did wrong since the list was last emptied, as far as the engine tells."""

    def go(self, address: str) -> None:
        """Open an address and wait until all of the page is there."""

    def run(self, function: str, *arguments: object) -> Any:
        """Return what a JavaScript function answers in the page, both ways as JSON; a promise is waited for."""

    def act(self, *sources: Source) -> None:
        """Let a mouse and a keyboard do what people do with them."""

    def resize(self, width: int, height: int) -> None:
        """Give the page this much room, in CSS pixels."""

    def picture(self) -> bytes:
        """Return what the window shows, as PNG."""


def call(function: str, arguments: tuple[object, ...]) -> str:
    """Return an expression that calls a function and gives its answer as JSON."""
    listed = ", ".join(json.dumps(argument) for argument in arguments)
    return f"Promise.resolve(({function})({listed})).then(answer => JSON.stringify(answer ?? null))"
