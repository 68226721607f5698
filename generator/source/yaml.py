"""YAML text to plain values with places. A careful subset: what a careful person would write by hand.

The tree is built from libyaml's events rather than its nodes: nodes hide anchors, and composing them
overflows the C stack on deep nesting.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from generator.problem import Problem
from generator.span import Path, Places

MAX_DEPTH = 20
MAX_BYTES = 256 * 1024

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_TYPED: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}

# C0 and C1 controls except tab and line feed, the line separators that YAML 1.1 treats as line
# ends, the marks that reorder text on screen so that a reviewer reads something else, and what is
# no character at all.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_INVISIBLE = "delete it: it is invisible or changes the order in which text is shown"
_ENOUGH = 20  # of such characters: a file full of them is no text at all
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)

_ADVICE = {
    "mapping values are not allowed here": "put the text in quotes: it contains a colon followed by a space",
    "could not find expected ':'": "a colon is missing, or the line above is indented differently",
    "found character '%' that cannot start any token": "put the text in quotes",
    "found character '@' that cannot start any token": "put the text in quotes",
    "found character '`' that cannot start any token": "put the text in quotes",
    "expected ',' or ']'": "a list that begins with [ ends with ], and commas stand between its items",
    "expected ',' or '}'": "fields that begin with { end with }, and commas stand between them",
}

# What libyaml refuses and PyYAML's own parser takes, takes for something else, or breaks down at.
_ONLY_LIBYAML = {
    "found invalid Unicode character escape code": "write the character itself, or delete the escape",
    "found unknown directive name": "delete the line, or put the text that begins with % in quotes",
    "found incompatible YAML document": "delete the line that begins with %",
}
_USUAL = "check the indentation and the quotes of this line and the one above"
_ESCAPE = re.compile(r"\\u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}|\\[uU][0-9A-Fa-f]{4,8}")


@dataclass(slots=True)
class Document:
    """What one file says: its value, the places of everything in it, and what is wrong with it.

    `unread` are the ways to values that were refused, and to mappings of which a field was: what stands
    there in `value`, or is missing there, has been reported.
    """

    value: Value
    places: Places
    problems: list[Problem] = field(default_factory=list)
    unread: set[Path] = field(default_factory=set)


def parse(file: str, data: bytes) -> Document:
    """Return the value that the bytes of `file` write down, and all that keeps it from being used."""
    if len(data) > MAX_BYTES:
        problem = Problem(
            "G105",
            f"file is larger than {MAX_BYTES // 1024} KB",
            Places(file).at(),
            "split it: one file holds one term",
        )
        return Document(None, Places(file), [problem])
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return Document(None, Places(file), [_not_utf8(file, data, error)])
    places = Places(file, text)
    problems = [*islice(_forbidden_characters(places), _ENOUGH)]
    if problems:
        return Document(None, places, problems)
    return _Builder(places).build()


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    readable = data[: error.start].decode("utf-8", "replace")
    place = Places(file, readable + "?").span(len(readable), len(readable) + 1)
    return Problem("G103", "file is not UTF-8 text", place, "save the file with the encoding UTF-8")


def _forbidden_characters(places: Places) -> Iterator[Problem]:
    for match in _FORBIDDEN.finditer(places.text):
        yield Problem(
            "G104",
            f"character U+{ord(match[0]):04X} is not allowed",
            places.span(match.start(), match.end()),
            "save the file with line ends LF or CRLF" if match[0] == "\r" else _INVISIBLE,
        )
    for match in _TAB_INDENT.finditer(places.text):
        yield Problem(
            "G104",
            "tab used as indentation",
            places.span(match.end() - 1, match.end()),
            "indent with spaces",
        )


class _EnoughError(Exception):
    """The file is so far from being one that reading stops at once."""


class _Builder:
    """Builds the value of one document from its events."""

    def __init__(self, places: Places) -> None:
        self._text = places.text
        self._file = places.file
        self._values: dict[Path, tuple[int, int]] = {}
        self._keys: dict[Path, tuple[int, int]] = {}
        self._places = Places(places.file, places.text, self._values, self._keys)
        self._problems: list[Problem] = []
        self._unread: set[Path] = set()

    def build(self) -> Document:
        value: Value = None
        try:
            value = self._document()
        except yaml.YAMLError as error:
            self._problems.append(self._syntax_error(error))
        except _EnoughError:
            pass
        return Document(value, self._places, self._problems, self._unread)

    def _document(self) -> Value:
        # What the stubs say of events and marks fits PyYAML's own parser, not libyaml's.
        self._events: Iterator[Any] = yaml.parse(self._text, Loader=yaml.CSafeLoader)
        value: Value = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._report(event, "G107", "more than one document in a file", "delete the line '---'")
                    self._unread.add(())
            elif isinstance(event, yaml.NodeEvent) and documents == 1:
                value = self._node(event, ())
        return value

    def _node(self, event: Any, path: Path) -> Value:
        if not self._is_readable(event):
            self._unread.add(path)
        if len(path) > MAX_DEPTH:
            hint = "write it flatter: no field lies so deep"
            self._report(event, "G105", f"nested deeper than {MAX_DEPTH} levels", hint)
            raise _EnoughError
        start = event.start_mark.index
        if isinstance(event, yaml.AliasEvent):
            self._values[path] = (start, _end(event))
            return None
        if isinstance(event, yaml.ScalarEvent):
            self._values[path] = (start, self._scalar_end(event))
            return _typed(event)
        build = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
        value, end = build(path)
        self._values[path] = (start, end)
        return value

    def _scalar_end(self, event: Any) -> int:
        """Return where the text ends, without the blank lines that libyaml counts to a block."""
        end = _end(event)
        while end > event.start_mark.index + 1 and self._text[end - 1] in " \n":
            end -= 1
        return end

    def _sequence(self, path: Path) -> tuple[Value, int]:
        values: list[Value] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return values, _end(event)
            values.append(self._node(event, (*path, len(values))))
        raise AssertionError("libyaml closes every list it opens")

    def _mapping(self, path: Path) -> tuple[Value, int]:
        values: dict[str, Value] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return values, _end(event)
            name = self._key(event, path)
            if name is None:
                self._skip(next(self._events))
                continue
            way = (*path, name)
            place = (event.start_mark.index, event.end_mark.index)
            if name in values:
                first = self._places.key(*way)
                hint = f"keep one of them; the first is on line {first.line}"
                self._report(event, "G108", f"'{name[:60]}' is given twice", hint)
                self._unread.add(way)
                self._skip(next(self._events))
                continue
            self._keys[way] = place
            values[name] = self._node(next(self._events), way)
        raise AssertionError("libyaml closes every mapping it opens")

    def _key(self, event: Any, path: Path) -> str | None:
        """Return the name of a field in the mapping at `path`, or nothing when it cannot be one."""
        if isinstance(event, yaml.ScalarEvent):
            if event.value == "<<" and not event.style:
                self._refuse(event, "merge keys are not supported", "write the fields out")
            elif self._is_readable(event):
                return sys.intern(event.value)  # the same few names in thousands of files
        elif isinstance(event, yaml.AliasEvent):
            self._is_readable(event)
        else:
            self._refuse(event, "a list or mapping used as a name", "a name is a word followed by a colon")
            self._skip(event)
        self._unread.add(path)
        return None

    def _skip(self, event: Any) -> None:
        """Pass over a node that becomes no part of the value, and report what is refused in it."""
        depth = 0
        while True:
            if isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            else:
                self._is_readable(event)
                depth += isinstance(event, yaml.CollectionStartEvent)
            if not depth:
                return
            event = next(self._events)

    def _is_readable(self, event: Any) -> bool:
        """Return whether a node means what it says by itself, and report what it uses that is refused."""
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "aliases (*name) are not supported", "write the text out, or put it in quotes")
            return False
        if event.anchor is not None:
            self._refuse(event, "anchors (&name) are not supported", "write the text out, or put it in quotes")
        if event.tag is not None:
            self._refuse(event, "tags (!name) are not supported", "delete it, or put the text in quotes")
        if isinstance(event, yaml.ScalarEvent) and _FORBIDDEN.search(event.value):
            self._refuse(event, "an escape stands for a character that is not allowed", _INVISIBLE, code="G104")
            return False
        return event.tag is None

    def _refuse(self, event: Any, message: str, hint: str, code: str = "G107") -> None:
        self._report(event, code, message, hint)
        if len(self._problems) >= _ENOUGH:
            raise _EnoughError

    def _report(self, event: Any, code: str, message: str, hint: str) -> None:
        span = self._places.span(event.start_mark.index, max(event.end_mark.index, event.start_mark.index + 1))
        self._problems.append(Problem(code, message, span, hint))

    def _syntax_error(self, stopped: yaml.YAMLError) -> Problem:
        """Return the error in the words of PyYAML's own parser, where it has any: they are clearer than libyaml's."""
        said = getattr(stopped, "problem", "") or "cannot be understood"
        if said in _ONLY_LIBYAML:
            return self._stopped(said, stopped, _ONLY_LIBYAML[said])
        try:
            for _ in yaml.parse(self._text, Loader=yaml.SafeLoader):
                pass
        except yaml.MarkedYAMLError as error:
            said = error.problem or said
            hint = next((hint for start, hint in _ADVICE.items() if said.startswith(start)), _USUAL)
            return self._stopped(said, error, hint)
        except (yaml.YAMLError, ValueError, OverflowError):  # which it does not mean to raise
            pass
        return self._stopped(said, stopped, _USUAL)

    def _stopped(self, said: str, error: yaml.YAMLError, hint: str) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        start = min(mark.index, len(self._text)) if mark else 0
        line = self._text.rfind("\n", 0, start) + 1
        if self._text.startswith("%", line):
            return Problem("G102", f"not valid YAML: {said}", self._places.span(line, start + 1), hint)
        # libyaml stops behind the first two signs of an escape.
        if escape := _ESCAPE.match(self._text, max(start - 2, 0)):
            hint = _as_character(escape[0]) or hint
            return Problem(
                "G102", f"not valid YAML: {escape[0]} stands for no character", self._places.span(*escape.span()), hint
            )
        return Problem("G102", f"not valid YAML: {said}", self._places.span(start, start + 1), hint)


def _as_character(escape: str) -> str:
    """Return what to write for a character that JSON writes as two escapes."""
    written: str = json.loads(f'"{escape}"') if escape.count("\\") > 1 else ""
    return written and f"write the character itself: {written}"


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end


def _typed(event: Any) -> Value:
    """Return true, false, null and plain integers as such; everything else stays the text it was."""
    text: str = event.value
    if event.style:
        return text
    if text in _TYPED:
        return _TYPED[text]
    return int(text) if _INTEGER.fullmatch(text) else text
