"""Whatever the terminal or file can take, commands say what they have to say, and never end in a traceback."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.make import project
from tests.projects import variables

# An unknown term whose name no small encoding has, in a line with signs of French typography.
TERM = "related: [lead, ≠]\nfr:\n  term: Té\u202f! ≠\n"
ENCODINGS = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "ascii:strict": {"PYTHONIOENCODING": "ascii:strict"},
    "C": {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": ""},
    "C without UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
    "utf-16": {"PYTHONIOENCODING": "utf-16"},
}
COMMANDS = {
    "check": 1,
    "check --format short": 1,
    "check --format json": 1,
    "check --format github": 1,
    "build": 1,
    "graph": 0,
    "graph --format dot --lang fr": 0,
    "graph --format json --lang fr": 0,
    "mentions page.md --lang fr": 1,
    "link page.md --lang fr --base /g --diff": 1,
    "explain G413": 0,
    "explain é≠": 2,
    "schema term": 0,
    "nope≠": 2,
    "--help": 0,
}


def called(folder: Path, command: str, environment: dict[str, str], redirection: str = "") -> tuple[int, bytes, bytes]:
    line = f"{shlex.join([sys.executable, '-m', 'generator', *shlex.split(command)])} {redirection}"
    done = subprocess.run(  # noqa: S602  # our own program; only a shell closes streams
        line, shell=True, cwd=folder, env=variables(environment), capture_output=True, check=False, executable="/bin/sh"
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = project(tmp_path_factory.mktemp("streams"), {"glossary/terms/opportunity.yml": TERM})
    (top / "page.md").write_text("Té ≠ lead.\n", "utf-8")
    return top


@pytest.mark.parametrize(
    ("command", "encoding"),
    [*((command, "cp1252") for command in COMMANDS), *(("check", encoding) for encoding in ENCODINGS)],
)
def test_what_cannot_be_encoded_is_written_otherwise(folder: Path, command: str, encoding: str) -> None:
    code, out, err = called(folder, command, ENCODINGS[encoding])
    assert (code, b"Traceback" in err) == (COMMANDS[command], False)
    assert out or err
    if "json" in command:
        assert json.loads(out.decode("utf-8"))
    elif "dot" in command:
        assert "≠" in out.decode("utf-8")


def test_signs_that_are_lacking_are_numbers_and_the_mark_stays_below_its_word(folder: Path) -> None:
    written = called(folder, "check", ENCODINGS["ascii"])[1].decode("ascii")
    line = next(line for line in written.splitlines() if line.startswith("1 | "))
    mark = next(line for line in written.splitlines() if "^" in line)
    assert "G201" in written
    assert line[mark.index("^") : len(mark)] == r"\u2260"


@pytest.mark.parametrize(
    ("command", "closed"),
    [*((command, "<&- >&- 2>&-") for command in COMMANDS), ("check", ">&-"), ("build", ">&-"), ("build", "2>&-")],
)
def test_closed_streams_change_no_exit_code(folder: Path, command: str, closed: str) -> None:
    code, out, err = called(folder, command, {}, closed)
    assert code == COMMANDS[command]
    assert b"Traceback" not in out + err
    assert b"Exception" not in out + err


def test_a_site_is_built_where_nobody_listens(tmp_path: Path) -> None:
    top = project(tmp_path, {})
    code, out, err = called(top, "build", {}, "<&- >&- 2>&-")
    assert (code, out, err) == (0, b"", b"")
    assert (top / "site/index.html").is_file()
    assert b"\0" not in (top / "site/index.html").read_bytes()


@pytest.mark.parametrize("command", ["check", "graph --format dot", "explain G413", "schema term"])
def test_a_reader_who_leaves_ends_a_command_quietly(folder: Path, command: str) -> None:
    _, _, err = called(folder, command, {}, "| true")
    assert err == b""
