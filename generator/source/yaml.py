"""YAML text to plain values with places. A careful subset: what a careful person would write by hand.

The tree is built from libyaml's events rather than its nodes: nodes hide anchors, and composing them
overflows the C stack on deep nesting.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from generator.problem import Problem
from generator.source.diagnosis import cause
from generator.source.diagnosis.stop import Cause, Stop
from generator.source.diagnosis.texts import inside, swallows, unclosed
from generator.source.files import Fault, Refusal, decoded, normalized, problem, size
from generator.source.plain import CUT_OFF, WHOLE, plain
from generator.source.signs import ENOUGH, FORBIDDEN, INVISIBLE, misplaced_signs
from generator.span import KeyPath, Places

MAX_DEPTH = 20
MAX_BYTES = 256 * 1024

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
# A comment behind a text. Where there is no text, only what can hardly be meant as a comment: #1.
_COMMENT = re.compile(r"[ \t]+(?P<comment>#)")
_TEXT_AS_COMMENT = re.compile(r"[ \t]*(?P<comment>#)(?=[^\s#])")
_ITEM_AS_COMMENT = re.compile(r"[ \t]*,?[ \t]*(?P<comment>#(?=[^\s#])[^\n]*)")
_ITEM_INSIDE = re.compile(r"\n *(?P<item>- )")
_TYPED: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(slots=True)
class Document:
    """What one file says: its value, the places of everything in it, and what is wrong with it.

    `unread` are the key paths of values that were refused, and of mappings of which a field was: what stands
    there in `value`, or is missing there, has been reported.
    """

    value: Value
    places: Places
    problems: list[Problem] = field(default_factory=list)
    unread: set[KeyPath] = field(default_factory=set)


def parse(file: str, data: bytes) -> Document:
    """Return the value that the bytes of `file` write down, and all that keeps it from being used."""
    if len(data) > MAX_BYTES:
        return refused(file, Refusal(Fault.TOO_LARGE, f"larger than {size(MAX_BYTES)}"))
    text = decoded(data)
    if isinstance(text, Refusal):
        return refused(file, text)
    places = Places(file, normalized(text))
    if problems := misplaced_signs(places):
        return Document(None, places, problems)
    return _Builder(places).build()


def refused(file: str, refusal: Refusal, hint: str = "") -> Document:
    """Return the document of a file that is not read: it says nothing, and why."""
    if refusal.fault is Fault.TOO_LARGE:
        hint = "split it: one file holds one term"
    return Document(None, Places(file), [problem(file, refusal, hint)])


class _EnoughError(Exception):
    """The file is so broken that reading stops at once."""


class _Builder:
    """Builds the value of one document from its events."""

    def __init__(self, places: Places) -> None:
        self._text = places.text
        self._file = places.file
        self._values: dict[KeyPath, tuple[int, int]] = {}
        self._keys: dict[KeyPath, tuple[int, int]] = {}
        self._places = Places(places.file, places.text, self._values, self._keys)
        self._problems: list[Problem] = []
        self._unread: set[KeyPath] = set()
        self._doubtful: list[Cause] = []  # reported when nothing else keeps the file from being read

    def build(self) -> Document:
        value: Value = None
        try:
            value = self._document()
            for found in self._doubtful:
                self._explain(found)
        except yaml.YAMLError as error:
            self._stopped(error)
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

    def _node(self, event: Any, path: KeyPath) -> Value:
        if not self._is_readable(event):
            self._unread.add(path)
        if len(path) > MAX_DEPTH:
            self._too_deep(event)
        start = event.start_mark.index
        if isinstance(event, yaml.AliasEvent):
            self._values[path] = (start, _end(event))
            return None
        if isinstance(event, yaml.ScalarEvent):
            self._values[path] = (start, self._scalar_end(event))
            return self._text_of(event)
        build = self._mapping if isinstance(event, yaml.MappingStartEvent) else self._sequence
        value, end = build(path, start)
        self._values[path] = (start, end)
        return value

    def _scalar_end(self, event: Any) -> int:
        """Return where the text ends, without the blank lines that libyaml counts to a block."""
        end = _end(event)
        while end > event.start_mark.index + 1 and self._text[end - 1] in " \n":
            end -= 1
        return end

    def _too_deep(self, event: Any) -> NoReturn:
        """Give the file up: libyaml takes minutes for thousands of brackets inside each other."""
        hint = "write it flatter: no field lies so deep"
        self._report(event, "G105", f"nested deeper than {MAX_DEPTH} levels", hint)
        raise _EnoughError

    def _text_of(self, event: Any) -> Value:
        """Return the value of a scalar, and report one that goes on where nobody meant it to."""
        start, end = event.start_mark.index, event.end_mark.index
        is_long = event.style in ("'", '"') and event.start_mark.line < event.end_mark.line
        if is_long and swallows(self._text, start, end):
            self._explain(unclosed(self._text, start))
        if not event.style and (item := _ITEM_INSIDE.search(self._text, start, end)):
            self._doubtful.append(inside(item.start("item")))
        if event.style:
            written: str = event.value
            return written
        found = (_COMMENT if end > start else _TEXT_AS_COMMENT).match(self._text, end)
        return _typed(event.value, found.start("comment") if found else -1)

    def _sequence(self, path: KeyPath, start: int) -> tuple[Value, int]:
        values: list[Value] = []
        behind = start + 1
        for event in self._events:
            found = _ITEM_AS_COMMENT.match(self._text, behind, event.start_mark.index)
            if found and self._text.startswith("[", start):
                self._explain(Cause(*found.span("comment"), CUT_OFF, WHOLE, "G115"))
            if isinstance(event, yaml.SequenceEndEvent):
                return values, _end(event)
            values.append(self._node(event, (*path, len(values))))
            behind = self._values[*path, len(values) - 1][1]
        raise AssertionError("libyaml closes every list it opens")

    def _mapping(self, path: KeyPath, _start: int) -> tuple[Value, int]:
        values: dict[str, Value] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return values, _end(event)
            name = self._key(event, path)
            if name is None:
                self._skip(next(self._events))
                continue
            key_path = (*path, name)
            place = (event.start_mark.index, event.end_mark.index)
            if name in values:
                first = self._places.key(*key_path)
                hint = f"keep one of them; the first is on line {first.line}"
                self._refuse(event, f"'{name[:60]}' is given twice", hint, "G108")
                self._unread.add(key_path)
                self._skip(next(self._events))
                continue
            self._keys[key_path] = place
            values[name] = self._node(next(self._events), key_path)
        raise AssertionError("libyaml closes every mapping it opens")

    def _key(self, event: Any, path: KeyPath) -> str | None:
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
        """Skip a node that is no part of the value, and report what is refused in it."""
        depth = 0
        while True:
            if isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            else:
                self._is_readable(event)
                depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > MAX_DEPTH:
                self._too_deep(event)
            if not depth:
                return
            event = next(self._events)

    def _is_readable(self, event: Any) -> bool:
        """Report what a node uses that is refused, and return whether its value can be used all the same."""
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, "aliases (*name) are not supported", "write the text out, or put it in quotes")
            return False
        if event.anchor is not None:
            self._refuse(event, "anchors (&name) are not supported", "write the text out, or put it in quotes")
        if event.tag is not None:
            self._refuse(event, "tags (!name) are not supported", "delete it, or put the text in quotes")
        if isinstance(event, yaml.ScalarEvent) and FORBIDDEN.search(event.value):
            self._refuse(event, "an escape stands for a character that is not allowed", INVISIBLE, code="G104")
            return False
        return event.tag is None

    def _refuse(self, event: Any, message: str, hint: str, code: str = "G107") -> None:
        self._report(event, code, message, hint)
        if len(self._problems) >= ENOUGH:
            raise _EnoughError

    def _report(self, event: Any, code: str, message: str, hint: str) -> None:
        span = self._places.span(event.start_mark.index, max(event.end_mark.index, event.start_mark.index + 1))
        self._problems.append(Problem(code, message, span, hint))

    def _stopped(self, error: yaml.YAMLError) -> None:
        """Report why reading stopped, unless a sign on that line is reported that led to it."""
        self._explain(cause(_stop(error, self._text)))

    def _explain(self, found: Cause) -> None:
        span = self._places.span(found.start, found.end)
        if not any(problem.span.line == span.line for problem in self._problems):
            said = f"not valid YAML: {found.message}" if found.code == "G102" else found.message
            self._problems.append(Problem(found.code, said, span, found.hint))


def _stop(error: yaml.YAMLError, text: str) -> Stop:
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    stopped = mark or context
    at = min(stopped.index, len(text)) if stopped else 0
    said, while_reading = (getattr(error, name, None) or "" for name in ("problem", "context"))
    return Stop(text, at, said, while_reading, min(context.index, len(text)) if context else -1, MAX_DEPTH)


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end


def _typed(text: str, comment: int) -> Value:
    """Return true, false, null and plain integers as such; everything else stays the text it was."""
    if text in _TYPED and (comment < 0 or text):
        return _TYPED[text]
    return int(text) if comment < 0 and _INTEGER.fullmatch(text) else plain(text, comment)
