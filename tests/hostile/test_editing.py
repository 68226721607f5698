"""A slip of the keys anywhere in a file of a term ends in findings with places inside it, or changes nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.checks import check
from generator.mentions import Mentions
from generator.model import Glossary
from generator.outline import Outline
from generator.problem import Problem
from generator.report import FORMATS
from generator.source.decode import decode_term
from generator.source.yaml import parse
from tests.projects import glossary_of

INPUT = Path(__file__).parent.parent / "site/input"
TERMS = sorted((INPUT / "glossary/terms").glob("*.yml"))
SIGNS = ":#'\"[]{}|>-*&!%@,;`?~\\<= \t\n\u00a0\u202f\u3000\u200b\ufeff“”«»‘’0aé\x00"


@cache
def _glossary() -> Glossary:
    return glossary_of(INPUT)


def _problems(id_: str, written: str) -> list[Problem]:
    """Return all that is told about one term of a project when its file is this."""
    whole = _glossary()
    languages = tuple(language.id for language in whole.settings.languages)
    term, problems = decode_term(parse(f"{id_}.yml", written.encode()), id_, languages)
    terms = (*(other for other in whole.terms if other.id != id_), *([term] if term else []))
    glossary = Glossary(whole.settings, terms, whole.known, whole.contexts)
    return [*problems, *check(Outline(glossary), Mentions(glossary, glossary.settings.languages[0]))]


def _hold(file: Path, written: str) -> None:
    found = _problems(file.stem, written)
    lines = written.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    for problem in found:
        span = problem.span
        assert problem.hint
        if span.file == file.name and span.line:
            assert span.line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert span.column < span.end_column
    for shown in FORMATS.values():
        shown(found, {file.name: written})


@settings(max_examples=150)
@given(st.sampled_from(TERMS), st.floats(0, 1, exclude_max=True), st.sampled_from(SIGNS))
@example(TERMS[0], 0.0, "\t")
def test_a_sign_too_many(file: Path, where: float, sign: str) -> None:
    text = file.read_text("utf-8")
    at = int(where * len(text))
    _hold(file, text[:at] + sign + text[at:])


@settings(max_examples=150)
@given(st.sampled_from(TERMS), st.floats(0, 1, exclude_max=True), st.integers(1, 3))
def test_a_sign_too_few(file: Path, where: float, count: int) -> None:
    text = file.read_text("utf-8")
    at = int(where * len(text))
    _hold(file, text[:at] + text[at + count :])


@settings(max_examples=150)
@given(st.sampled_from(TERMS), st.floats(0, 1, exclude_max=True), st.sampled_from(["twice", "gone", "moved", "joined"]))
def test_a_line_too_many_or_too_few(file: Path, where: float, what: str) -> None:
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = int(where * len(lines))
    here = lines[at]
    changed = {"twice": here + here, "gone": "", "moved": " " + here, "joined": here.rstrip("\n")}[what]
    _hold(file, "".join([*lines[:at], changed, *lines[at + 1 :]]))
