"""Problems → text: full with caret, short, JSON, or annotations for GitHub."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.explanations import title
from generator.problem import Problem, Severity
from generator.span import Span

MANY = 50
"""How many problems people are shown at once. Of more they get a summary as well."""

_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class Screen:
    """What a report for people is printed on: how many problems at most, and which characters it can show."""

    most: int | None = None
    encoding: str = "utf-8"

    def shown(self, text: str) -> str:
        r"""Return a text with `\u202f` in place of a sign that the screen lacks."""
        return text.encode(self.encoding, "backslashreplace").decode(self.encoding)


_ENDLESS = Screen()


class Format(Protocol):
    """From problems, and the texts of the files they are in, to what is printed. What programs read is complete."""

    def __call__(self, problems: Sequence[Problem], texts: Mapping[str, str], screen: Screen = _ENDLESS, /) -> str:
        """Return what is printed."""


def full(problems: Sequence[Problem], texts: Mapping[str, str], screen: Screen = _ENDLESS) -> str:
    """Return each problem with its line, a caret below, and what to do, and at the end how many there are."""
    shown = _most_urgent(problems, screen.most)
    files = {problem.span.file for problem in shown}
    lines = {file: text.split("\n") for file, text in texts.items() if file in files}
    blocks = [_block(problem, lines, screen) for problem in shown]
    fixable = sum(problem.fix is not None for problem in problems)
    mendable = f"{fixable} can be mended by glossary check --fix\n" if fixable else ""
    notes = [note for note in (_by_code(problems, len(shown)), mendable) if note]
    return "\n".join([*blocks, *notes, summary(problems)]) + "\n"


def short(problems: Sequence[Problem], _texts: Mapping[str, str], screen: Screen = _ENDLESS) -> str:
    """Return one line a problem: `file:line:column: code message`."""
    shown = _most_urgent(problems, screen.most)
    return "".join(f"{_place(p.span)}: {_title(p)}\n" for p in shown) + _by_code(problems, len(shown))


def _most_urgent(problems: Sequence[Problem], most: int | None) -> list[Problem]:
    """Return as many of the problems as wanted, in the order they are in: errors before warnings are left out."""
    if most is None or len(problems) <= most:
        return list(problems)
    urgent = sorted(range(len(problems)), key=lambda number: problems[number].severity is not Severity.ERROR)
    return [problems[number] for number in sorted(urgent[:most])]


def _by_code(problems: Sequence[Problem], shown: int) -> str:
    """Return how often there is each code, most often first, and what is not shown; nothing when there are few."""
    if len(problems) <= MANY:
        return ""
    counts = Counter((problem.code, problem.severity) for problem in problems).most_common()
    width = len(str(counts[0][1]))
    lines = [f"{count:{width}} {code} {_of(severity)}{title(code)}\n" for (code, severity), count in counts]
    left_out = len(problems) - shown
    more = f"{left_out} of {len(problems)} are not shown: glossary check --all shows them\n" if left_out else ""
    return "".join(lines) + more


def _of(severity: Severity) -> str:
    return "" if severity is Severity.ERROR else f"{severity}: "


def as_json(problems: Sequence[Problem], _texts: Mapping[str, str], _screen: Screen = _ENDLESS) -> str:
    """Return the problems as a JSON list of objects."""
    listed = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
            "file": problem.span.file,
            "line": problem.span.line,
            "column": problem.span.column,
            "end_column": problem.span.end_column,
        }
        for problem in problems
    ]
    return _encodable(json.dumps(listed, ensure_ascii=False, indent=2)) + "\n"


def github(problems: Sequence[Problem], _texts: Mapping[str, str], _screen: Screen = _ENDLESS) -> str:
    """Return workflow commands, which GitHub shows as annotations beside the lines."""
    return "".join(_annotation(problem) for problem in problems)


FORMATS: Mapping[str, Format] = {"full": full, "short": short, "json": as_json, "github": github}


def summary(problems: Iterable[Problem]) -> str:
    """Return how many errors and warnings there are: "2 errors, 1 warning"."""
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += 1
    return ", ".join(f"{n} {severity}{'' if n == 1 else 's'}" for severity, n in counts.items())


def _block(problem: Problem, lines: Mapping[str, Sequence[str]], screen: Screen) -> str:
    span = problem.span
    gutter = " " * len(str(span.line))
    text = [_title(problem), f"{gutter}--> {_place(span)}"]
    if span.line and span.file in lines and span.line <= len(lines[span.file]):
        line, start, end = _clipped(lines[span.file][span.line - 1], span.column - 1, span.end_column - 1)
        before = screen.shown(_visible(line[:start]))
        marked = screen.shown(_visible(line[start:end])) or " "
        text += [
            f"{gutter} |",
            f"{span.line} | {_visible(line)}",
            f"{gutter} | {' ' * _width(before)}{'^' * max(_width(marked), 1)}",
        ]
    if problem.hint:
        text.append(f"hint: {_visible(problem.hint)}")
    return "\n".join(text) + "\n"


def _clipped(line: str, start: int, end: int) -> tuple[str, int, int]:
    """Return as much of a line as people can look at, and where the stretch from `start` to `end` is in it."""
    if len(line) <= _LONGEST_LINE:
        return line, start, end
    first = max(min(start - _LONGEST_LINE // 2, len(line) - _LONGEST_LINE), 0)
    last = first + _LONGEST_LINE
    before, behind = "…" * (first > 0), "…" * (last < len(line))
    moved = len(before) - first
    return f"{before}{line[first:last]}{behind}", start + moved, min(end, last) + moved


def _title(problem: Problem) -> str:
    return f"{problem.code} {_of(problem.severity)}{_visible(problem.message)}"


def _place(span: Span) -> str:
    file = _visible(span.file)
    return f"{file}:{span.line}:{span.column}" if span.line else file


def _visible(text: str) -> str:
    """Return a text as a terminal can show it on one line, character for character."""
    return "".join(_visible_character(character) for character in text)


def _visible_character(character: str) -> str:
    if character in "\t\n":
        return " "
    # Controls, bidirectional ones too, would move the cursor; halves of characters and what is none cannot be printed.
    return "�" if unicodedata.category(character) in ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp") else character


def _encodable(text: str) -> str:
    """Return a text without the halves of characters that stand for bytes in names of files."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide letters two, combining marks none."""
    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me")
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def _annotation(problem: Problem) -> str:
    span = problem.span
    place = f"file={_escaped(_encodable(span.file), ',:')}"
    if span.line:
        place += f",line={span.line},col={span.column},endColumn={span.end_column}"
    message = "\n".join(_visible(line) for line in (problem.message, problem.hint and f"hint: {problem.hint}") if line)
    return f"::{problem.severity} {place},title={problem.code}::{_escaped(message)}\n"


def _escaped(text: str, also: str = "") -> str:
    for character in f"%\r\n{also}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
