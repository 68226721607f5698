"""Someone who uses the site in a browser of any engine, with a mouse and a keyboard."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from tests.engines.window import PATIENCE, Source, Window

HEIGHT = 844

KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Escape": "\ue00c",
    "Down": "\ue015",
    "End": "\ue010",
}
"""The keys without a letter, by the signs that WebDriver has for them."""

# Of what is drawn: the first element that the selector finds and that has a place on the page.
_FIND = """
const find = (selector, words) => [...document.querySelectorAll(selector)].find(
  element => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && element.getClientRects().length && (!words || element.textContent.trim() === words));
"""


@dataclass
class Visitor:
    """A window on the site whose top is at `root`, an address that ends in a slash."""

    window: Window
    root: str

    def visit(self, path: str, width: int = 1280) -> None:
        """Open a page by its path from the top of the site, in a window of this width."""
        self.window.resize(width, HEIGHT)
        self.window.go(self.root + path)

    def ask(self, expression: str, *arguments: object) -> Any:
        """Return what an expression says; in it, `find(selector, words)` is the first such element one can see."""
        names = ", ".join(f"_{number}" for number in range(len(arguments)))
        return self.window.run(f"({names}) => {{ {_FIND} return {expression} }}", *arguments)

    def wait(self, expression: str, *arguments: object) -> Any:
        """Wait until an expression says something true, and return that."""
        until = time.monotonic() + PATIENCE
        # An element answers as a record without entries.
        while (answer := self.ask(expression, *arguments)) in (None, False, "", 0):
            assert time.monotonic() < until, f"never: {expression} {arguments or ''}"
            time.sleep(0.02)
        return answer

    def wait_for(self, path: str) -> None:
        """Wait until the window shows this page, whatever its query and fragment, and all of it is there."""
        self.wait("location.href.split(/[?#]/)[0] === _0 && document.readyState === 'complete'", self.root + path)

    def rests(self) -> None:
        """Wait until nothing moves or fades any more."""
        self.wait("document.getAnimations().every(animation => animation.playState !== 'running')")

    def press(self, *keys: str) -> None:
        """Press keys together: `press("Control", "k")`."""
        signs = [KEYS.get(key, key) for key in keys]
        down = [{"type": "keyDown", "value": sign} for sign in signs]
        up = [{"type": "keyUp", "value": sign} for sign in reversed(signs)]
        self.window.act({"type": "key", "id": "keyboard", "actions": [*down, *up]})

    def type(self, text: str) -> None:
        """Press the keys of a text, one after the other."""
        strokes = [{"type": way, "value": sign} for sign in text for way in ("keyDown", "keyUp")]
        self.window.act({"type": "key", "id": "keyboard", "actions": strokes})

    def point(self, selector: str, words: str = "") -> None:
        """Move the mouse to the first such element, which may first have to come into the window."""
        self.window.act(_mouse(self._move_to(selector, words)))

    def click(self, selector: str, words: str = "") -> None:
        """Click the first such element."""
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.window.act(_mouse(self._move_to(selector, words), *press))

    def leave(self) -> None:
        """Take the mouse to the corner of the window, where nothing is."""
        self.window.act(_mouse({"type": "pointerMove", "x": 1, "y": HEIGHT - 2}))

    def text(self, selector: str) -> str:
        """Return the text of the first such element that one can see."""
        return str(self.wait("find(_0)?.innerText", selector))

    def box(self, selector: str) -> dict[str, float]:
        """Return where the first such element is drawn in the window."""
        found = self.wait("find(_0)?.getBoundingClientRect().toJSON()", selector)
        assert isinstance(found, dict)
        return found

    def _move_to(self, selector: str, words: str) -> Source:
        middle = """(() => {
          const found = find(_0, _1);
          if (!found) return null;
          found.scrollIntoView({block: 'center', behavior: 'instant'});
          const {left, top, width, height} = found.getClientRects()[0];
          return [left + width / 2, top + height / 2].map(Math.floor);
        })()"""
        x, y = self.wait(middle, selector, words)
        return {"type": "pointerMove", "x": x, "y": y}


def _mouse(*actions: Source) -> Source:
    return {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": list(actions)}
