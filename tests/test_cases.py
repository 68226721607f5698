r"""Each `.case` file shows what people write and, to the letter, what they are told.

A case begins with the behaviour in a sentence. `==== FILE` begins a file, completed as
`tests/make.py` says, and `==== report` what `glossary check` prints, with `, short` and the like for
other formats. Behind the name of a file, `, whole` keeps it as it is, `, bytes` also takes `\xff` for
that byte, `, folder` makes it a folder and `, missing` leaves it out. `pytest --accept` writes the
reports that come out into the cases: read the difference before you commit it.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.build import examine
from generator.report import FORMATS
from tests.make import project

FOLDER = Path(__file__).parent
# Pages of other people have cases of their own: `test_link_files.py`.
CASES = sorted(case for folder in ("checks", "report", "source") for case in FOLDER.glob(f"{folder}/**/*.case"))

_SECTION = re.compile(r"^==== (?P<name>[^,\n]+)(?:, (?P<kind>\w+))?\n", re.MULTILINE)


def _sections(text: str) -> list[tuple[str, str, str]]:
    """Return the sections of a case: name, kind, content, without the blank line before the next one."""
    matches = list(_SECTION.finditer(text))
    ends = [*(match.start() for match in matches[1:]), len(text)]
    contents = [text[match.end() : end].rstrip("\n") for match, end in zip(matches, ends, strict=True)]
    return [(m["name"], m["kind"] or "", f"{c}\n" if c else "") for m, c in zip(matches, contents, strict=True)]


def _change(path: Path, kind: str, content: str) -> None:
    """Make a file of a project something that cannot be completed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    match kind:
        case "missing":
            path.unlink() if path.is_file() else shutil.rmtree(path)
        case "folder":
            path.mkdir()
        case "bytes":
            path.write_bytes(re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]), path.read_bytes()))
        case _:
            path.write_bytes(content.encode())


def _reports(text: str, folder: Path) -> str:
    """Return the case with the reports that come out."""
    sections = _sections(text)
    files = {name: content for name, kind, content in sections if name != "report" and kind in ("", "bytes")}
    project(folder, files)
    for name, kind, content in sections:
        if name != "report" and kind:
            _change(folder / name, kind, content)
    outcome = examine(folder, date(2026, 11, 30))
    pieces = [text[: text.index("\n==== report")]]
    for name, kind, _ in sections:
        if name == "report":
            report = FORMATS[kind or "full"](outcome.problems, outcome.texts)
            pieces.append(f"\n==== report{', ' if kind else ''}{kind}\n{report.rstrip()}\n")
    return "".join(pieces)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.relative_to(FOLDER).with_suffix("").as_posix())
def test_case(case: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """The report is exactly the one of the case."""
    expected = case.read_text("utf-8")
    found = _reports(expected, tmp_path)
    if pytestconfig.getoption("accept") and found != expected:
        case.write_text(found, "utf-8", newline="\n")
    else:
        assert found == expected
