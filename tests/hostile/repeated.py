"""Links pages that repeat a line of `repeated.txt`, one after the other, and prints what each cost: JSON, line by line.

A process of its own, so that a test can end it; everything in one, so that it is loaded once.
"""

from __future__ import annotations

import ast
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.foreign.rendering import RenderError
from generator.foreign.syntax import HTML, MARKDOWN, Syntax
from tests.test_link_files import linker

SIZE = 30_000
SMALL = 3_000
FORMATS = {"md": MARKDOWN, "html": HTML}
# Behind what repeats stands a sentence, which is linked where it can be.
END = "\n\nA bonk.\n"


def patterns() -> list[str]:
    """Return what is repeated."""
    lines = Path(__file__).with_name("repeated.txt").read_text("utf-8").splitlines()[1:]
    quoted = (line.replace('"', '\\"') for line in lines)
    return [str(ast.literal_eval(f'"{line}"')) for line in quoted]


def page(pattern: str, size: int = SIZE) -> str:
    """Return a page that repeats a pattern."""
    return pattern * (size // len(pattern)) + END


def cost(pattern: str, form: Syntax) -> dict[str, object]:
    """Return what a large page costs, or a small one if nothing in that is harder to render than plain words.

    Such a page costs the same a sign whatever its size, and most patterns make one.
    """
    small = cost_of(page(pattern, SMALL), form)
    is_easy = "links" in small and small["steps"] <= 4 * 20 * small["size"]  # for at most four renderings
    return small if is_easy else cost_of(page(pattern), form)


def cost_of(text: str, form: Syntax) -> dict[str, Any]:
    """Return how many steps the renderings of a page took, and how many links came of it, or why there are none."""
    steps: list[int] = []

    def render(one: str) -> str:
        steps.append(form.effort(one).steps + 20 * len(one))
        return form.render(one)

    try:
        change = linker().link(text, replace(form, render=render))
    except RenderError as error:
        return {"size": len(text), "steps": sum(steps), "reason": str(error), "place": error.place}
    return {"size": len(text), "steps": sum(steps), "links": len(change.changed)}


if __name__ == "__main__":
    for number, pattern in enumerate(patterns()):
        for name, form in FORMATS.items():
            sys.stdout.write(json.dumps({"number": number, "form": name, **cost(pattern, form)}) + "\n")
            sys.stdout.flush()
