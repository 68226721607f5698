"""Signs that a data file may not hold, or not where they stand: found before it is parsed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, islice

from generator.problem import Problem
from generator.source.lines import Line, structure
from generator.span import Places, Span

# C0 and C1 controls except tab and line feed, the line separators that YAML 1.1 treats as line
# ends, the marks that reorder text on screen so that a reviewer reads something else, and what is
# no character at all.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
INVISIBLE = "delete it: it is invisible or changes the order in which text is shown"
ENOUGH = 20  # of such characters: a file full of them is no text at all
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)

# Spaces that look like one and are none to YAML. French typography and some keyboards put them in.
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACE = f"[{_SPACES}]"
_ANY_SPACE = re.compile(_SPACE)
_NAME = r"[ ]*(?:-[ ]+)*[\"']?(?:[a-z][a-z0-9_-]*|\*)[\"']?"
_MISPLACED = (
    (re.compile(rf" *(?P<space>{_SPACE})[ {_SPACES}]*\S"), "as indentation"),
    (re.compile(rf"(?: *-)*? *-(?P<space>{_SPACE})"), "behind a hyphen"),
    (re.compile(rf"{_NAME} *(?P<space>{_SPACE})[ {_SPACES}]*:(?:\s|$)"), "before a colon"),
    (re.compile(rf"{_NAME}: *(?P<space>{_SPACE})"), "behind a colon"),
    (re.compile(rf".*(?:^|:|-) +[|>][-+\d]{{0,2}} *(?P<space>{_SPACE})\s*$"), "at the end of the line"),
)
_FLOW = re.compile(r"[^\"'#]*?(?:^|[:\-] +)[\[{]")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"|\'[^\']*\'')
_IN_FLOW = re.compile(rf"(?<=[a-z0-9_]):(?P<space>{_SPACE})")

_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)


def misplaced_signs(places: Places) -> list[Problem]:
    """Return the signs in a file that keep it from being read as what people see."""
    found = chain(_conflicts(places), _forbidden_characters(places), _spaces(places))
    return [*islice(found, ENOUGH)]


def _forbidden_characters(places: Places) -> Iterator[Problem]:
    for match in FORBIDDEN.finditer(places.text):
        yield Problem(
            "G104",
            f"character U+{ord(match[0]):04X} is not allowed",
            places.span(match.start(), match.end()),
            INVISIBLE,
        )
    for match in _TAB_INDENT.finditer(places.text):
        yield Problem(
            "G104",
            "tab used as indentation",
            places.span(match.end() - 1, match.end()),
            "indent with spaces",
        )


def _spaces(places: Places) -> Iterator[Problem]:
    """Yield the spaces that YAML takes for letters where it needs an ordinary one, the first on each line."""
    for line in structure(places.text) if _seems_misplaced(places.text) else ():
        if _ANY_SPACE.search(line.text) and not line.is_blank and (found := _misplaced(line)):
            at, where = found
            yield Problem(
                "G104",
                f"{named(places.text[at])} {where}",
                places.span(at, at + 1),
                "write an ordinary space in its place: it looks the same, but YAML takes this one for a letter",
            )


def _seems_misplaced(text: str) -> bool:
    """Return whether it is worth asking how a file is built: most have such spaces in texts only, where they belong."""
    if not _ANY_SPACE.search(text):
        return False
    return any(_misplaced(Line(0, 0, line)) for line in text.split("\n") if _ANY_SPACE.search(line))


def _misplaced(line: Line) -> tuple[int, str] | None:
    """Return where on a line such a space stands, and what place that is."""
    for pattern, where in _MISPLACED:
        if found := pattern.match(line.text):
            return line.start + found.start("space"), where
    if _FLOW.match(line.text):
        bare = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), line.text)
        if found := _IN_FLOW.search(bare):
            return line.start + found.start("space"), "behind a colon"
    return None


def named(sign: str) -> str:
    """Return what a sign is called, with its number: "no-break space (U+00A0)"."""
    return f"{unicodedata.name(sign, 'sign').lower()} (U+{ord(sign):04X})"


def _conflicts(places: Places) -> Iterator[Problem]:
    """Yield each conflict of a merge that nobody resolved, or what is left of its marks."""
    conflicts: list[list[re.Match[str]]] = []
    for mark in _CONFLICT.finditer(places.text):
        is_end = bool(conflicts) and conflicts[-1][-1][0].startswith(">")
        if mark[0].startswith("<") or not conflicts or is_end:
            conflicts.append([])
        conflicts[-1].append(mark)
    for marks in conflicts:
        yield _conflict([places.span(*mark.span()) for mark in marks], "".join(mark[0][0] for mark in marks))


def _conflict(marks: list[Span], signs: str) -> Problem:
    """Return the finding about the marks of one conflict, whose signs in a row are `<=>` when all are there."""
    *first, last = (str(mark.line) for mark in marks)
    where = f"lines {', '.join(first)} and {last}" if first else f"line {last}"
    if signs.startswith("<") and signs.endswith(">"):
        message = f"a merge conflict that nobody resolved, from line {first[0]} to line {last}"
        return Problem(
            "G114", message, marks[0], f"keep what is right of the two versions, and delete the marks: {where}"
        )
    hint = f"delete {where}, and look whether only one version is left"
    return Problem("G114", "what is left of a merge conflict", marks[0], hint)
