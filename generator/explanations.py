"""What each code means: the sections of `explanations.md`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def _sections() -> dict[str, str]:
    text = (files("generator") / "explanations.md").read_text("utf-8")
    parts = re.split(r"^## (?=G\d{3} )", text, flags=re.MULTILINE)[1:]
    return {part[:4]: f"## {part.strip()}" for part in parts}


def explanation(code: str) -> str | None:
    """Return the section about a code, as Markdown, or nothing when there is no such code."""
    return _sections().get(code.upper())


def title(code: str) -> str:
    """Return what a code is called, in a few words, or nothing when there is no such code."""
    heading, _, _ = (explanation(code) or "").partition("\n")
    return heading.removeprefix(f"## {code}").strip()


def codes() -> list[str]:
    """Return all codes in order."""
    return sorted(_sections())
