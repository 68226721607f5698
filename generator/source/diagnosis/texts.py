"""Mistakes in a text: its quotes, the sign that it begins with, a colon or a # inside it."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from generator.source.diagnosis.stop import CLOSING, IN_QUOTES, OPENING, Cause, Stop
from generator.source.lines import Line
from generator.source.plain import CUT_OFF, WHOLE


def unclosed_quote(stop: Stop) -> Cause | None:
    """A quote that is never closed: it ends at the next one, far below, or runs to the end of the file."""
    for token in stop.tokens:
        if _is_quoted(token) and _swallows(stop, token):
            return unclosed(stop.text, token.start_mark.index)
    if stop.while_reading.endswith("quoted scalar") and "end of stream" in stop.said:
        return unclosed(stop.text, stop.since)
    return None


def _is_quoted(token: Any) -> bool:
    return isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')


def _swallows(stop: Stop, token: Any) -> bool:
    start, end = token.start_mark, token.end_mark
    return start.line < end.line and swallows(stop.text, start.index, end.index)


def swallows(text: str, start: int, end: int) -> bool:
    """Return whether a text in quotes, from `start` to `end`, holds a line that looks like the field behind it."""
    first = text.rfind("\n", 0, start) + 1
    indent = len(text[first:start]) - len(text[first:start].lstrip(" "))
    lines = text[start:end].split("\n")[1:]
    return any(line.field and line.indent <= indent for line in (Line(0, 0, written) for written in lines))


def inside(start: int) -> Cause:
    """Return that what looks like an item of a list, at `start`, belongs to the text above it."""
    hint = "indent it as the items above, or write | behind the name of the field if it is a list inside a text"
    return Cause(start, start + 1, "an item of a list inside a text without a mark", hint)


def unclosed(text: str, start: int) -> Cause:
    """Return that the quote at `start` is never closed."""
    quote = text[start]
    line = text[start + 1 :].partition("\n")[0]
    other = next((sign for sign in "”“„»’‘" if sign in line), "")
    hint = f"close it with {quote} where the text ends"
    return Cause(
        start, start + 1, "a quote that is never closed", f"{hint}: {other} is another sign" if other else hint
    )


def text_behind_hash(stop: Stop) -> Cause | None:
    """A # in a list: it and all that follows on the line is a comment, the closing bracket too. Or in a long text."""
    if stop.open_brackets:
        first = stop.tokens.index(stop.open_brackets[0])
    elif stop.is_first(stop.at) and not stop.line(stop.at).field:
        first = max(len(stop.tokens) - 2, 0)  # the text, and the end of what it is in
    else:
        return None
    for token in stop.tokens[first:]:
        is_text = isinstance(token, yaml.ScalarToken) and not token.style
        if not is_text and not isinstance(token, (*OPENING, yaml.FlowEntryToken)):
            continue
        if found := (_COMMENT if is_text else _SIGN).match(stop.text, token.end_mark.index):
            return Cause(*found.span("text"), CUT_OFF, WHOLE, code="G115")
    return None


_COMMENT = re.compile(r"[ \t]+(?P<text>#.*)")
_SIGN = re.compile(r"[ \t]*(?P<text>#(?! ).*)")


def star_or_and(stop: Stop) -> Cause | None:
    """A text that begins with * or &, which name something in YAML; or a list with * instead of hyphens."""
    if stop.while_reading not in ("while scanning an alias", "while scanning an anchor"):
        return None
    sign = stop.text[stop.since]
    if sign == "*" and stop.is_first(stop.since) and stop.text[stop.since + 1 : stop.since + 2] == " ":
        hint = "begin items of a list with a hyphen; a text of several lines needs | behind the name of its field"
        return Cause(stop.since, stop.since + 1, "a list whose items begin with *", hint)
    return _begins_with(stop, stop.since)


def _begins_with(stop: Stop, start: int) -> Cause:
    below = "" if stop.open_brackets else ", or write it below the name of its field, with >- behind the colon"
    return Cause(start, start + 1, f"a text cannot begin with {stop.text[start]}", f"{IN_QUOTES}{below}")


def sign_that_begins_nothing(stop: Stop) -> Cause | None:
    """A text that begins with a sign that means nothing in YAML, or a mark of Markdown around the file."""
    if "cannot start any token" not in stop.said and "expected node content" not in stop.said:
        return None
    sign = stop.text[stop.at : stop.at + 1]
    if not sign.strip(" \n"):
        return None
    if sign == "\t":
        return Cause(stop.at, stop.at + 1, "a tab where a space belongs", "write a space", "G104")
    if stop.text.startswith("```", stop.at) and stop.is_first(stop.at):
        hint = "delete it: a data file is no Markdown"
        return Cause(stop.at, stop.at + 3, "a line that begins with ```", hint)
    return _begins_with(stop, stop.at)


def behind_a_mark(stop: Stop) -> Cause | None:
    """A text behind | or >, which belongs on the lines below; or one that begins with such a sign."""
    if stop.while_reading != "while scanning a block scalar":
        return None
    sign = stop.text[stop.since]
    rest = stop.line(stop.since).text[stop.since - stop.line(stop.since).start :]
    if re.fullmatch(r"[|>\-+\d\s]+", rest):
        hint = "write | for a text with paragraphs, >- for a text in one"
        return Cause(stop.since, stop.since + len(rest.rstrip()), f"'{rest.strip()}' means nothing", hint)
    hint = f"begin the text on the line below, indented; {IN_QUOTES} if it begins with {sign}"
    return Cause(stop.since, stop.since + 1, f"a text on the same line as {sign}", hint)


def goes_on(stop: Stop) -> Cause | None:
    """A text that goes on behind its closing quote, or that begins with a bracket."""
    if not stop.tokens or not any(said in stop.said for said in ("expected key", "document start", "expected ','")):
        return None
    last = next(token for token in reversed(stop.tokens) if not isinstance(token, yaml.BlockEndToken))
    end = last.end_mark.index
    if last.end_mark.line != stop.line(stop.at).number - 1:
        return None
    if _is_quoted(last) and stop.text[stop.at] not in "\"'[{":
        return _behind_a_quote(stop, end)
    if isinstance(last, CLOSING) and not stop.open_brackets:
        return _behind_a_bracket(stop, last)
    return None


def _behind_a_quote(stop: Stop, end: int) -> Cause:
    if stop.text[end - 1] == '"':
        hint = "put the whole text in single quotes: 'say \"no\" twice'"
    elif stop.text[end : end + 1].isalpha():
        hint = "write '' for an apostrophe in single quotes, or use double quotes"
    else:
        hint = "put the whole text in double quotes"
    return Cause(end - 1, end, "the text goes on behind its closing quote", hint)


def _behind_a_bracket(stop: Stop, last: Any) -> Cause:
    sign = stop.text[stop.at]
    if sign in ",]}":
        what = "a comma" if sign == "," else "one bracket too many"
        return Cause(stop.at, stop.at + 1, f"{what} behind what is closed already", "delete it")
    opened = "[" if isinstance(last, yaml.FlowSequenceEndToken) else "{"
    hint = f"{IN_QUOTES} if it begins with {opened}; nothing follows the closing bracket of a list"
    return Cause(stop.at, stop.at + 1, "text behind a closing bracket", hint)


def hyphen(stop: Stop) -> Cause | None:
    """A text that begins with a hyphen or a question mark, or a list on the line of its field."""
    if "not allowed in this context" not in stop.said or stop.text[stop.at : stop.at + 1] not in ("-", "?"):
        return None
    sign = stop.text[stop.at]
    hint = f"{IN_QUOTES} if it begins with {sign}; a list begins on the line below"
    return Cause(stop.at, stop.at + 1, f"{sign} and a space behind the name of a field", hint)


def colon_in_text(stop: Stop) -> Cause | None:
    """A colon and a space inside a text."""
    if "mapping values" not in stop.said:
        return None
    scalar = next((token for token in reversed(stop.tokens) if isinstance(token, yaml.ScalarToken)), None)
    here = stop.line(stop.at)
    if scalar is None:
        return None
    is_on_one_line = scalar.start_mark.line == here.number - 1
    if is_on_one_line and stop.is_first(scalar.start_mark.index):
        return None
    if not is_on_one_line and here.field:
        return None
    hint = f"{IN_QUOTES}: it contains a colon followed by a space"
    return Cause(stop.at, stop.at + 1, "a colon inside a text", hint)


_ESCAPE = re.compile(r"\\u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}|\\[uU][0-9A-Fa-f]{4,8}")


def escape(stop: Stop) -> Cause | None:
    r"""A \ in double quotes that stands for nothing."""
    if stop.while_reading not in ("while parsing a quoted scalar", "while scanning a quoted scalar"):
        return None
    start = stop.text.rfind("\\", 0, stop.at + 1)
    if start < 0 or ("escape" not in stop.said and "number" not in stop.said):
        return None
    if escape := _ESCAPE.match(stop.text, start):
        written: str = json.loads(f'"{escape[0]}"') if escape[0].count("\\") > 1 else ""
        hint = (
            f"write the character itself: {written}" if written else "write the character itself, or delete the escape"
        )
        return Cause(*escape.span(), f"{escape[0]} stands for no character", hint)
    hint = r"put the text in single quotes, or write \\ for the sign itself"
    return Cause(start, start + 2, r"a \ in double quotes that stands for nothing", hint)
