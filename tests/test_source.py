"""What the reader makes of files that a case cannot hold: large, looping, locked, or gone a moment later."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

import pytest
import yaml

from generator.build import examine
from generator.problem import Problem
from generator.source import files
from generator.source.read import read
from generator.source.yaml import MAX_BYTES, MAX_DEPTH, Value, parse
from tests.make import project, term

TERMS = "glossary/terms"
BANT = f"{TERMS}/bant.yml"


def _value(text: str) -> Value:
    document = parse("x.yml", text.encode())
    assert document.problems == []
    return document.value


def _only_problem(folder: Path) -> Problem:
    (problem,) = read(folder).problems
    return problem


@pytest.mark.parametrize(
    "written",
    [
        *("no", "yes", "on", "off", "y", "n", "No", "TRUE", "True", "Null", "NULL", "-0", "+1", "007", "0777", "0o17"),
        *("1_000", "1.10", "1e3", ".5", ".inf", ".nan", "0x1F", "12:30", "1:2:3", "2024-01-01", "2024-01-01T12:30:00Z"),
        *("1234567890123456789012", "50 %", "n#1", "é", "=", "a:b"),
    ],
)
def test_what_looks_like_something_else_stays_text(written: str) -> None:
    assert _value(f"field: {written}") == {"field": written}


@pytest.mark.parametrize(
    ("written", "value"),
    [("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("0", 0), ("-7", -7), ("100", 100)],
)
def test_only_true_false_null_and_plain_integers_are_typed(written: str, value: Value) -> None:
    assert _value(f"field: {written}") == {"field": value}
    assert _value(f"field: '{written}'") == {"field": written}


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain = "a: |\n  one\n  two\nb: [x]\n"
    other = parse("x.yml", b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode())
    assert other.value == _value(plain)
    assert other.places.at("b", 0) == parse("x.yml", plain.encode()).places.at("b", 0)


def test_a_file_may_be_as_large_as_the_limit_and_no_larger() -> None:
    text = "a: " + "x" * (MAX_BYTES - 3)
    assert parse("x.yml", text.encode()).problems == []
    (problem,) = parse("x.yml", f"{text}x".encode()).problems
    assert (problem.code, problem.message) == ("G105", "file is larger than 256 KB")


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    project(tmp_path, {})
    with (tmp_path / BANT).open("wb") as stream:
        stream.truncate(10**12)
    assert _only_problem(tmp_path).code == "G105"


def test_nesting_up_to_the_limit_is_read() -> None:
    deepest = MAX_DEPTH - 1
    assert _value(f"a: {'[' * deepest}{']' * deepest}")
    assert [p.code for p in parse("x.yml", f"a: {'[' * (MAX_DEPTH + 1)}".encode()).problems] == ["G105"]


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? "])
def test_nesting_without_end_is_refused(sign: str) -> None:
    codes = {problem.code for problem in parse("x.yml", sign.encode() * 5000).problems}
    assert codes <= {"G102", "G105", "G107"}
    assert codes


def test_a_file_full_of_what_is_refused_is_told_twenty_times() -> None:
    assert len(parse("x.yml", b"a: [" + b"*b, " * 5000 + b"]").problems) == 20


_DELETE = "write the character itself, or delete the escape"


@pytest.mark.parametrize(
    ("text", "marked", "hint"),
    [
        (r'a: "\U00110000"', r"\U00110000", _DELETE),
        (r'a: "\UFFFFFFFF"', r"\UFFFFFFFF", _DELETE),
        (r'a: "x \ud800"', r"\ud800", _DELETE),
        (r'a: "\uD83D\uDE00"', r"\uD83D\uDE00", "write the character itself: 😀"),
        ("# x\n%FOO\n---\na: b", "%FOO", "delete the line, or put the text that begins with % in quotes"),
        ("%YAML 1.9\n---\na: b", "%YAML", "delete the line that begins with %"),
    ],
)
def test_what_only_the_c_library_refuses_has_a_place_and_a_way_out(text: str, marked: str, hint: str) -> None:
    (problem,) = parse("x.yml", text.encode()).problems
    line = text.split("\n")[problem.span.line - 1]
    assert (problem.code, problem.hint) == ("G102", hint)
    assert line[problem.span.column - 1 : problem.span.end_column - 1] == marked


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x200F, 0x2028, 0xFEFF, 0xFFFF])
def test_invisible_characters_are_refused_as_such_and_as_escapes(code: int) -> None:
    escape = parse("x.yml", f'a: "x\\u{code:04X}y"'.encode()).problems
    written = parse("x.yml", f"a: x{chr(code)}y".encode()).problems
    assert [problem.code for problem in escape] == ([] if chr(code) in "\t\n" else ["G104"])
    assert chr(code) in "\t\n\r" or [problem.code for problem in written] == ["G104"]


def test_text_in_two_scripts_is_read() -> None:
    assert _value("a: שלום 世界 ‘é’ 👩\u200d💼") == {"a": "שלום 世界 ‘é’ 👩\u200d💼"}


def test_a_link_that_leads_to_itself_is_named(tmp_path: Path) -> None:
    project(tmp_path, {})
    (tmp_path / BANT).symlink_to("bant.yml")
    problem = _only_problem(tmp_path)
    assert (problem.code, problem.span.file) == ("G101", BANT)
    assert "symbolic links" in problem.message


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    project(tmp_path, {})
    (tmp_path / BANT).symlink_to("gone.yml")
    assert _only_problem(tmp_path).span.file == BANT


def test_a_link_to_a_term_is_followed(tmp_path: Path) -> None:
    project(tmp_path, {})
    (tmp_path / "bant.yml").write_text(term("bant"), "utf-8")
    (tmp_path / BANT).symlink_to("../../bant.yml")
    source = read(tmp_path)
    assert source.problems == []
    assert source.glossary
    assert "bant" in source.glossary.by_id


def _meanwhile(monkeypatch: pytest.MonkeyPatch, name: str, happens: Callable[[Path], object]) -> None:
    """Let something happen to one file right before it is opened: who runs tests as root may read every file."""
    usual = files._open

    def opened(path: Path) -> BinaryIO:
        if path.name == name:
            happens(path)
        return usual(path)

    monkeypatch.setattr(files, "_open", opened)


def _failing(failure: OSError) -> Callable[[Path], object]:
    def fail(_: Path) -> NoReturn:
        raise failure

    return fail


@pytest.mark.parametrize(
    ("failure", "message"),
    [
        (PermissionError(13, "Permission denied"), "cannot be read: permission denied"),
        (FileNotFoundError(2, "No such file or directory"), "cannot be read: no such file or directory"),
        (OSError(5, "Input/output error"), "cannot be read: input/output error"),
        (OSError("disk went away"), "cannot be read: unknown reason"),
    ],
    ids=["locked", "gone meanwhile", "disk", "no reason given"],
)
def test_a_file_that_cannot_be_opened_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: OSError, message: str
) -> None:
    project(tmp_path, {BANT: ""})
    _meanwhile(monkeypatch, "bant.yml", _failing(failure))
    source = read(tmp_path)
    assert [(p.code, p.message, p.span.file) for p in source.problems] == [("G101", message, BANT)]
    assert source.glossary
    assert set(source.glossary.by_id) == {"lead", "opportunity"}
    assert "bant" in source.glossary.known


def test_a_file_that_shrinks_while_it_is_read_is_reported_as_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path, {BANT: ""})
    _meanwhile(monkeypatch, "bant.yml", lambda path: path.write_bytes(b""))
    problem = _only_problem(tmp_path)
    assert (problem.code, problem.message) == ("G112", "the file holds no fields")


def test_an_empty_folder_is_told_what_to_write_first(tmp_path: Path) -> None:
    project(tmp_path, {})
    for name in ("lead", "opportunity"):
        (tmp_path / TERMS / f"{name}.yml").unlink()
    problem = _only_problem(tmp_path)
    assert (problem.code, problem.message, problem.span.file) == ("G101", "the folder holds no terms", TERMS)


def test_a_folder_that_is_no_project_is_told_what_one_holds(tmp_path: Path) -> None:
    source = read(tmp_path / "nowhere")
    assert source.glossary is None
    assert [(problem.code, problem.span.file) for problem in source.problems] == [
        ("G101", "glossary/glossary.yml"),
        ("G101", TERMS),
    ]


@pytest.mark.parametrize("folder", ["docs", "docs/en", "glossary/contexts", "glossary/languages"])
@pytest.mark.parametrize("kind", ["file", "loop"])
def test_what_should_be_a_folder_and_is_none_is_named(tmp_path: Path, folder: str, kind: str) -> None:
    project(tmp_path, {})
    place = tmp_path / folder
    place.parent.mkdir(exist_ok=True)
    if kind == "file":
        place.write_text("a file")
    else:
        place.symlink_to(place.name)
    reason = "not a directory" if kind == "file" else "too many levels of symbolic links"
    (problem,) = examine(tmp_path).problems
    assert (problem.code, problem.message, problem.span.file) == ("G101", f"cannot be read: {reason}", folder)


@pytest.mark.parametrize(
    "folder", ["docs", "docs/en", "docs/en/deep", "glossary/contexts", "glossary/languages", TERMS]
)
def test_a_locked_folder_is_named_once_and_not_its_consequences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    settings = "paths:\n  - {id: a, terms: [lead], en: {name: a, summary: a}, fr: {name: a, summary: a}}\n"
    project(tmp_path, {"glossary/glossary.yml": settings, "glossary/contexts/en.yml": "lead: [x]\n"})
    (tmp_path / "glossary/languages").mkdir()
    (tmp_path / "docs/en/deep").mkdir(parents=True)
    for name in ("listdir", "scandir"):
        monkeypatch.setattr(os, name, _locked(tmp_path / folder, getattr(os, name)))
    (problem,) = examine(tmp_path).problems
    assert (problem.code, problem.message, problem.span.file) == ("G101", "cannot be read: permission denied", folder)


def _locked(folder: Path, usual: Callable[..., Any]) -> Callable[..., Any]:
    def look(path: Path | str) -> Any:
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return usual(path)

    return look


def test_a_project_without_pages_written_by_hand_is_a_good_one(tmp_path: Path) -> None:
    project(tmp_path, {})
    (tmp_path / "docs/en").mkdir(parents=True)
    assert examine(tmp_path).problems == ()


def test_no_terms_are_told_without_their_consequences(tmp_path: Path) -> None:
    settings = "paths:\n  - {id: a, terms: [lead], en: {name: a, summary: a}, fr: {name: a, summary: a}}\n"
    project(tmp_path, {"glossary/glossary.yml": settings})
    for name in ("lead", "opportunity"):
        (tmp_path / TERMS / f"{name}.yml").unlink()
    assert [problem.code for problem in examine(tmp_path).problems] == ["G101"]


def test_problems_of_terms_are_told_without_settings_too(tmp_path: Path) -> None:
    project(tmp_path, {BANT: "topic: [\n"})
    (tmp_path / "glossary/glossary.yml").write_text("en: [", "utf-8")
    assert {problem.span.file for problem in read(tmp_path).problems} == {BANT, "glossary/glossary.yml"}


@pytest.mark.parametrize(
    ("text", "path", "marked"),
    [
        ("a: x\nb: [y, zz]\n", ("b", 1), "zz"),
        ("a:\n  b: 'quoted'\n", ("a", "b"), "'quoted'"),
        ("é: 👩 x\nb: {c: y}\n", ("b", "c"), "y"),
        ("a: one\n  two\nb: y\n", ("b",), "y"),
        ("# x\n\n\na:   y   # z\n", ("a",), "y"),
        ("a:\nb: y\n", ("b",), "y"),
    ],
)
def test_places_are_counted_in_characters(text: str, path: tuple[str | int, ...], marked: str) -> None:
    span = parse("x.yml", text.encode()).places.at(*path)
    assert text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1] == marked


@pytest.mark.parametrize(
    "written",
    [
        "plain text with a mark in it",
        "'quoted text with a mark in it'",
        '"quoted text with a mark in it"',
        "plain text\n  with a mark in it",
        ">-\n  folded text\n  with a mark in it",
        ">\n\n  folded text\n\n\n  with a mark in it\n",
        "|\n  literal   text\n    with a mark in it\n",
        "|2-\n  literal text with a mark in it",
    ],
)
def test_a_stretch_of_a_text_is_found_where_it_is_written(written: str) -> None:
    document = parse("x.yml", f"other: x\na: {written}\n".encode())
    assert isinstance(document.value, dict)
    text = str(document.value["a"])
    start = text.index("mark")
    span = document.places.within(("a",), text, start, start + 4)
    line = document.places.text.split("\n")[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == "mark"


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        (r'"caf\u00e9 \"the\" mark\n\x2e"', "mark"),
        (r'"caf\u00e9 \u2019 m\x61rk"', r"m\x61rk"),
        ("'caf\u00e9, it''s the mark'", "mark"),
        (r'"a \\ \_ b \"', None),
    ],
)
def test_a_stretch_is_found_behind_escapes(written: str, marked: str | None) -> None:
    document = parse("x.yml", f"a: {written}\n".encode())
    if marked is None:
        assert [problem.code for problem in document.problems] == ["G102"]
        return
    assert isinstance(document.value, dict)
    text = str(document.value["a"])
    start = text.index("mark")
    span = document.places.within(("a",), text, start, start + 4)
    assert document.places.text[span.column - 1 : span.end_column - 1] == marked


def test_a_space_is_found_where_it_stands() -> None:
    document = parse("x.yml", "a: >-\n  one  two\u00a0three\n  four\n".encode())
    text = "one  two\u00a0three four"
    assert document.value == {"a": text}
    for sign, line, column in ((" ", 2, 6), ("\u00a0", 2, 11)):
        span = document.places.within(("a",), text, text.index(sign), text.index(sign) + 1)
        assert (span.line, span.column, span.end_column) == (line, column, column + 1)
    folded = text.rindex(" ")
    assert document.places.within(("a",), text, folded, folded + 1).line == 3


@pytest.mark.parametrize(
    "sign", ["{", "[", "? {", "{a: ", "[[],", "- ", "a: {", '"', "'", "[#", "a:\n ", "a: [b\n", "%"]
)
@pytest.mark.parametrize("before", ["", "en:\n  explanation: "])
def test_a_file_full_of_one_sign_is_given_up_in_time(sign: str, before: str) -> None:
    written = (before + sign * MAX_BYTES)[: MAX_BYTES - 1001]
    began = time.process_time()
    assert len(parse("x.yml", written.encode()).problems) <= 20
    assert time.process_time() - began < 10


def test_a_text_with_thousands_of_findings_is_told_in_time() -> None:
    text = "see <b> " * 20_000
    document = parse("x.yml", f"a: |\n  {text}\n".encode())
    began = time.process_time()
    for start in range(4, len(text), 8):
        document.places.within(("a",), text, start, start + 3)
    assert time.process_time() - began < 10


@pytest.mark.parametrize("sign", ["{", "[", "- ", "? ", "a: {", "a: {b: "])
def test_nesting_without_end_is_given_up_after_a_few_steps(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Brackets beyond number took seconds: each of them was looked at again. Steps are what YAML has been asked for."""
    steps: list[object] = []

    def counted(name: str) -> Callable[..., Iterator[object]]:
        ask = getattr(yaml, name)

        def asked(*arguments: object, **options: object) -> Iterator[object]:
            for step in ask(*arguments, **options):
                steps.append(step)
                yield step

        return asked

    for name in ("parse", "scan"):
        monkeypatch.setattr(yaml, name, counted(name))
    assert parse("a.yml", (sign * 8000).encode()).problems
    assert len(steps) < 10 * MAX_DEPTH
