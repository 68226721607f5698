"""Mistakes in how a file is built: brackets, colons, indentation, and what says that a text has several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from generator.source.diagnosis.stop import IN_QUOTES, Cause, Stop
from generator.source.lines import Line


def wrong_brackets(stop: Stop) -> Cause | None:
    """A list that is never closed, or lacks a comma, or has one too many."""
    if not stop.open_brackets:
        return None
    opened = stop.open_brackets[-1].start_mark.index
    here, begun = stop.line(stop.at), stop.line(opened)
    is_field = bool(here.field) and here.number > begun.number and here.indent <= begun.indent
    if stop.tokens[-1].end_mark.line == here.number - 1 and not is_field:
        return _between_items(stop, stop.text[opened])
    outermost = stop.open_brackets[0].start_mark.index
    sign = stop.text[outermost]
    hint = f"close it with {'}' if sign == '{' else ']'}; {IN_QUOTES} if it begins with {sign}"
    return Cause(outermost, outermost + 1, f"a {sign} that is never closed", hint)


def _between_items(stop: Stop, opened: str) -> Cause | None:
    """Return what is wrong behind an item of what `opened` began, when it is on the same line."""
    at, sign = stop.at, stop.text[stop.at : stop.at + 1]
    if sign and sign in "]}":
        return Cause(at, at + 1, f"what begins with {opened} ends with {sign}", "close a list with ] and fields with }")
    if sign == ",":
        return Cause(at, at + 1, "a comma with nothing before it", "delete it")
    if "expected ','" in stop.said:
        return Cause(at, at + 1, "a comma is missing here", "put a comma between two items")
    return None


_PROSE = re.compile(r" *[^\s\-\"'\[{|>&*!#%@`]")


def forgotten_mark(stop: Stop) -> Cause | None:
    """A text of several lines below its field, without | or >- to say that all of it is one text."""
    is_noticed_late = stop.while_reading == "while scanning a simple key"
    last = stop.line(stop.since if is_noticed_late else stop.at)
    above = [line for line in stop.lines if line.number <= last.number and not line.is_blank]
    for number in reversed(range(len(above) - 1)):
        line, below = above[number], above[number + 1]
        if line.field and not line.value and below.indent > line.indent:
            inner = above[number + 1 :]
            is_prose = _PROSE.match(below.text) and _are_mostly_text(inner)
            if is_prose and all(one.indent > line.indent for one in inner):
                colon = line.start + len(line.text[: line.text.index(":")]) + 1
                hint = f"write '{line.field}: |' with the text below it, or '{line.field}: >-' for a single paragraph"
                is_text = len(inner) > 1 or ": " not in below.text
                return Cause(colon - 1, colon, "a text of several lines needs | or >-", hint) if is_text else None
            return None
    return None


def _are_mostly_text(lines: Sequence[Line]) -> bool:
    """Return whether fields are few among these lines: a line of a text may begin with a word and a colon too."""
    fields = [line for line in lines if line.field and not line.text.lstrip().startswith("- ")]
    return 3 * len(fields) <= len(lines)


_NO_COLON = re.compile(
    r" *(?:- +)*(?P<name>[a-z][a-z0-9_-]*)(?:(?P<close>:)(?=[^\s/])|(?P<wrong>\s*[=;：﹕᠄︓]\s*)|(?P<none> +)|$)"
)


def no_colon(stop: Stop) -> Cause | None:
    """A line that is no field: its colon is missing, or another sign, or nothing stands behind it."""
    line = _odd_line(stop)
    if line is None:
        return None
    first = line.start + line.indent
    if inside := _below_a_text(stop, line):
        return inside
    found = _NO_COLON.match(line.text)
    if found and found["close"]:
        at = line.start + found.start("close")
        return Cause(
            at, at + 1, "a space is missing behind this colon", f"write '{found['name']}: ' and then the value"
        )
    if found and found["wrong"]:
        at = line.start + found.start("wrong")
        sign = found["wrong"].strip()
        hint = f"write '{found['name']}: ' and then the value"
        return Cause(at, at + len(found["wrong"]), f"{sign} where a colon belongs", hint)
    hint = "write a colon and a space behind the name of a field, or indent the line if it goes on with a text"
    return Cause(first, line.start + len(line.text.rstrip()), "a line that is no field: it has no colon", hint)


def _odd_line(stop: Stop) -> Line | None:
    """Return the line that should be a field and is none."""
    if stop.while_reading == "while scanning a simple key":
        return stop.line(stop.since)
    scalar = next((token for token in reversed(stop.tokens) if isinstance(token, yaml.ScalarToken)), None)
    if "mapping values" not in stop.said or scalar is None or scalar.style:
        return None
    start = scalar.start_mark.index
    is_longer = scalar.start_mark.line < stop.line(stop.at).number - 1
    return stop.line(start) if is_longer and stop.is_first(start) else None


def _below_a_text(stop: Stop, line: Line) -> Cause | None:
    """A line below a text that is indented less than the text, but deeper than its field or without a colon."""
    above = stop.before(line)
    inner = stop.line(above.start + len(above.text) + 1) if above else None
    if above is None or inner is None or not re.search(r"[|>][-+\d]{0,2}\s*(?:#.*)?$", above.text):
        return None
    while not inner.text.strip() and inner.number < line.number:
        inner = stop.line(inner.start + len(inner.text) + 1)
    if inner.number >= line.number and not line.field:
        first = line.start + line.indent
        hint = f"indent the text deeper than the line above, by {above.indent + 2} spaces"
        return Cause(first, first + 1, "a text that is indented no deeper than its field", hint)
    if inner.number >= line.number or (line.field and line.indent <= above.indent):
        return None
    hint = f"indent it by {inner.indent} spaces if it belongs to the text above, or give it the name of a field"
    return Cause(
        line.start + line.indent, line.start + line.indent + 1, "a line that is indented less than its text", hint
    )


def indentation(stop: Stop) -> Cause | None:
    """A line that is indented differently from its neighbours."""
    here = stop.line(stop.at)
    if "expected '-'" in stop.said:
        hint = "begin each item with a hyphen, or indent the field as the name of its list is"
        return Cause(stop.at, stop.at + 1, "a field among the items of a list", hint)
    is_start = stop.is_first(stop.at) or (bool(here.field) and "mapping values" in stop.said)
    if not is_start:
        return None
    return _below_a_text(stop, here) or _uneven(stop, here) or _too_deep(stop, here)


def _uneven(stop: Stop, here: Line) -> Cause | None:
    """The line among the neighbours of a place that stands a little to the left or right of all others."""
    above, below = stop.before(here), stop.behind(here)
    for line in (above, here):
        if line is None:
            continue
        before, behind = (above, below) if line is here else (stop.before(line), here)
        if _stands_out(line, before, behind):
            is_item = line.text.lstrip().startswith("- ") and before and before.text.lstrip().startswith("- ")
            right = before if is_item else behind
            return _misindented(line, right.indent if right else 0)
    return None


def _stands_out(line: Line, before: Line | None, behind: Line | None) -> bool:
    if behind is None or before is None or line.indent == behind.indent:
        return False
    is_odd = line.indent % 2 == 1 and behind.indent % 2 == 0
    return is_odd or (line.indent < before.indent == behind.indent and bool(before.value) and bool(line.field))


def _misindented(line: Line, right: int) -> Cause:
    is_more = "deeper" if line.indent > right else "less deep"
    spaces = "1 space" if right == 1 else f"{right} spaces"
    hint = f"indent it by {spaces}, like the lines around it" if right else "delete the spaces before it"
    first = line.start + line.indent
    return Cause(first, first + 1, f"a line that is indented {is_more} than its neighbours", hint)


def _too_deep(stop: Stop, here: Line) -> Cause | None:
    above = stop.before(here)
    first = here.start + here.indent
    if above and here.indent > above.indent:
        if above.field and above.value and here.field:
            hint = f"delete what stands behind '{above.field}:', or indent this line as the one above"
            return Cause(first, first + 1, f"a field below '{above.field}', which has a value already", hint)
        hint = "give it the name of its field, or indent it as the line above"
        return Cause(first, first + 1, "lines that belong to no field", hint)
    hint = "indent fields that belong together by the same number of spaces"
    return Cause(first, first + 1, "a line that is indented differently from its neighbours", hint)


def directive(stop: Stop) -> Cause | None:
    """A line that begins with %, or something behind the mark that ends a file."""
    line = stop.line(min(stop.at, max(len(stop.text) - 1, 0)))
    if line.text.startswith("%") or "document start" in stop.said or stop.while_reading == "while scanning a directive":
        start = stop.line(stop.since).start if stop.since >= 0 and not line.text.startswith("%") else line.start
        if stop.text.startswith("%", start):
            hint = "delete the line, or put the text that begins with % in quotes"
            if stop.text.startswith("%YAML", start):
                hint = "delete the line that begins with %"
            end = start + len(stop.text[start:].split(maxsplit=1)[0])
            return Cause(start, end, "a line that begins with %", hint)
        hint = "delete it, or the line '---' or '...' above it"
        return Cause(line.start, line.start + max(len(line.text), 1), "lines behind the end of the file's fields", hint)
    return None
