"""Hostile words of the interface, in a language's own file: refused with their place, or words and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.build import build, examine
from generator.languages import rules_of
from generator.languages.own import supplied
from generator.languages.wording import Counted
from generator.span import KeyPath
from tests.hostile.injected import payloads
from tests.hostile.test_injection import unmeant
from tests.languages.translated import translated
from tests.projects import REPOSITORY

# What no word may hold. Here, because a sign that is taken off the list in the product has to be missed.
SIGNS = re.compile(r"""[&<>"\\*_`|\[\]{}]""")
WORDS = tuple(supplied(rules_of("en").wording, "pt"))
TOGETHER = 4
"""How many texts stand in each word, so that fewer sites have to be built."""


def english(path: KeyPath) -> str:
    word: Any = rules_of("en").wording
    for step in path:
        word = word.forms if isinstance(word, Counted) else word
        word = word[step] if isinstance(word, Mapping) else getattr(word, str(step))
    return str(word)


def file_of(words: Mapping[KeyPath, str]) -> str:
    """Return a language's own file with these words, as JSON, which is YAML: one a line."""
    tree: dict[str, Any] = {}
    for path, word in words.items():
        inner = tree
        for step in path[:-1]:
            inner = inner.setdefault(str(step), {})
        inner[str(path[-1])] = word
    return json.dumps(tree, ensure_ascii=False, indent=1)


def filled_in(path: KeyPath, text: str) -> str:
    """Return a text with the places that the English word has, behind it."""
    return " ".join((text, *re.findall(r"\{\w+\}", english(path))))


@pytest.mark.parametrize("payload", payloads())
def test_a_sign_of_markup_is_refused_in_each_word_where_it_stands(payload: str, tmp_path: Path) -> None:
    words = {path: filled_in(path, payload) for path in WORDS}
    project = translated(tmp_path / "project", "pt", own=file_of(words))
    outcome = examine(project)
    lines = outcome.texts["glossary/languages/pt.yml"].split("\n")
    marked = [problem for problem in outcome.problems if problem.code in ("G118", "G119")]
    assert outcome.fails() == bool(SIGNS.search(payload))
    assert len({problem.span.line for problem in marked}) == (len(WORDS) if SIGNS.search(payload) else 0)
    for problem in marked:
        written = lines[problem.span.line - 1][problem.span.column - 1 : problem.span.end_column - 1]
        assert SIGNS.search(written), problem


HARMLESS = tuple(text for one in payloads() if (text := SIGNS.sub("", one).strip()))


@pytest.mark.parametrize("first", range(0, len(HARMLESS), TOGETHER))
def test_what_is_not_refused_is_words_and_nothing_else(first: int, tmp_path: Path) -> None:
    texts = [HARMLESS[(first + at) % len(HARMLESS)] for at in range(TOGETHER)]
    words = {
        path: filled_in(path, " ".join((*texts[at % TOGETHER :], *texts[: at % TOGETHER])))
        for at, path in enumerate(WORDS)
    }
    project = translated(tmp_path / "project", "pt", own=file_of(words))
    outcome = build(project, project / "site")
    assert not outcome.fails(), outcome.problems
    faults = {path.name: list(unmeant(path.read_text("utf-8"))) for path in (project / "site").rglob("*.html")}
    assert len(faults) > 10
    assert not {path: found[:3] for path, found in faults.items() if found}
    (home,) = (project / "site").glob("index.html")
    assert words["by_topic_intro",] in home.read_text("utf-8").replace("&gt;", ">")


def test_no_template_begins_a_line_with_a_word_that_could_begin_a_block() -> None:
    templates = list((REPOSITORY / "generator/pages/templates").iterdir())
    found = [
        line
        for template in templates
        for line in template.read_text("utf-8").split("\n")
        if re.match(r"(?:#+ |\*\*|\| |- \[?)?\{\{ (?:words\.\w+|heading) \}\}", line)
    ]
    assert len(templates) > 10
    assert found == []
