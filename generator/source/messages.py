"""What pydantic finds wrong with a file → findings in the words of those who write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.problem import Problem, closest, did_you_mean
from generator.source import plain
from generator.span import KeyPath, Places, Span

_FIELDS = ("expected fields", "write a name, a colon and a value on each line below it, indented")
_LONGEST = 60
# So many fields has a language's own file only.
_MANY = 60
_SOME = 4
_ALL_WORDS = "`glossary schema language` has all that may stand there"
_EMPTY = ("is empty", "write something, or delete the line if the field may be left out")
_TEXT = {
    type(None): _EMPTY,
    list: ("expected text, not a list", "write it without brackets or hyphen; put it in quotes if it begins with one"),
    dict: (
        "expected text, not fields",
        "put it in quotes if it holds a colon; a text of several lines needs | or >- behind the name of its field",
    ),
}
_EXPECTED = {
    "string_too_short": _EMPTY,
    "too_short": _EMPTY,
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "bool_type": ("expected true or false", "write true or false, without quotes"),
}
_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case letters a-z, digits and single hyphens, like lead-qualification",
    r"^https?://[^\s\"'<>]+$": "a web address that begins with https://",
    r"^[a-z]{2,3}$": "a language code like en",
    r"^[a-z]{2,3}(_[A-Z]{2})?$": "a locale like fr_FR",
    r"^[A-Z]{3}$": "a currency code like EUR",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "a day like 2026-11-28, a month like 2026-11 or a year",
    r"^[^\s=;]+(=[^\s=;]+)*( [^\s=;]+(=[^\s=;]+)*)*$": "a letter and those that stand behind it: n ñ, or z å=aa ä",
    r"^[a-z][a-z0-9_]*$": "a name of lower-case letters, digits and underscores",
}
# What people call a field that has another name here.
_OTHER_NAMES = {
    **dict.fromkeys(("name", "title", "terme", "word"), "term"),
    **dict.fromkeys(("synonym", "synonyms", "synonymes", "also_known_as", "other_names"), "aliases"),
    **dict.fromkeys(("acronym", "acronyme", "short", "abbreviations"), "abbreviation"),
    **dict.fromkeys(("see_also", "see", "links"), "related"),
    **dict.fromkeys(("parent", "parents"), "broader"),
    **dict.fromkeys(("child", "children"), "narrower"),
    **dict.fromkeys(("english", "anglais", "eng"), "en"),
    **dict.fromkeys(("french", "francais", "français", "fre", "fra"), "fr"),
    **dict.fromkeys(("warning", "note", "notes"), "caution"),
    **dict.fromkeys(("category", "theme", "subject"), "topic"),
}
_STRAIGHT = "write straight quotes in their place, or none: YAML takes these for a part of the text"


def explained(details: ErrorDetails, path: KeyPath, places: Places, kind: type[BaseModel]) -> Problem:
    """Return one error that pydantic found at `path` of a file of this kind as a finding."""
    name = _short(path[-1]) if path else ""
    where = f" in {_spoken(path[:-1])}" if path[:-1] else ""
    match details["type"]:
        case "missing":
            span = places.key(*path[:-1]) if path[:-1] else places.at(*path)
            return Problem("G111", f"missing field '{name}'{where}", first_line(span), f"add '{name}:' there")
        case "extra_forbidden":
            hint = _known(name, path, kind)
            if details["input"] is None and hint.startswith("known"):
                hint = f"put the text before it in quotes if its comma is a part of it; {hint}"
            return Problem("G110", f"unknown field '{name}'{where}", places.key(*path), hint)
        case "model_type" if details["input"] is None:
            return _empty(path, places, kind)
        case "model_type":
            hint = f"write {_needed(kind, path)} in its place, below each other, each with a colon and its value"
            return Problem("G112", f"{_spoken(path)}: expected fields", places.at(*path), hint)
        case "string_pattern_mismatch" if "[key]" in details["loc"]:
            message, hint = _wrong(details)
            return Problem("G112", f"{_spoken(path)}: {message}", places.key(*path), hint)
        case _:
            message, hint = _wrong(details)
            return _misread(details, path, places) or Problem(
                "G112", f"{_spoken(path)}: {message}", places.at(*path), hint
            )


def _misread(details: ErrorDetails, path: KeyPath, places: Places) -> Problem | None:
    """Return the finding about a text in which a sign means something else to YAML than to people."""
    written, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case plain.CUT | "list_type" if isinstance(written, plain.Plain) and written.comment >= 0:
            span = places.span(written.comment, len(places.text))
            return Problem("G115", f"{_spoken(path)}: {plain.CUT_OFF}", span, plain.WHOLE)
        case plain.QUOTES if context:
            span = _from_to(places, (*path, context["first"]), (*path, context["last"]))
            count = context["last"] - context["first"] + 1
            return Problem(
                "G116", f"{_spoken(path)}: typographic quotes around what becomes {count} items", span, _STRAIGHT
            )
        case plain.SEPARATOR:
            item = (*path, context["item"])
            sign = written[context["item"]][context["at"]]
            span = places.within(item, written[context["item"]], context["at"], context["at"] + 1)
            hint = (
                "put commas between items in brackets"
                if sign == ";"
                else "give each item a line with a hyphen of its own"
            )
            message = f"{_spoken(item)}: {'a semicolon' if sign == ';' else 'a comma'} inside an item"
            return Problem("G116", message, span, f"{hint}, or the item in quotes if it is one")
        case _ if isinstance(written, plain.Plain) and plain.is_misquoted(written):
            return Problem("G116", f"{_spoken(path)}: quotes that are part of the text", places.at(*path), _STRAIGHT)
    return None


def _from_to(places: Places, first: KeyPath, last: KeyPath) -> Span:
    """Return the place from one value to another on its line, or to the end of the line."""
    begin, end = places.at(*first), places.at(*last)
    if begin.line == end.line:
        return Span(begin.file, begin.line, begin.column, end.end_column)
    return begin


def _known(name: str, path: KeyPath, kind: type[BaseModel]) -> str:
    """Return what an unknown field should be called, or where it belongs."""
    known = fields(kind, path[:-1])
    inside = [each for each in kind.model_fields if len(path) == 1 and name in fields(kind, (each,))]
    if not inside and (found := meant(name, known)):
        return did_you_mean(found)
    if name in kind.model_fields:
        return f"move it out of {_spoken(path[:-1])}: it stands at the beginning of a line"
    if inside:
        return f"move it below {' or '.join(f'{each}:' for each in inside)}, and indent it"
    return f"known fields: {', '.join(sorted(known))}" if len(known) < _MANY else _ALL_WORDS


def meant(name: str, known: Iterable[str]) -> str:
    """Return the field that somebody meant who wrote another name, or nothing."""
    plain_name = re.sub(r"[\W_]+", "_", name).strip("_").lower()
    names = list(known)
    if plain_name in names:
        return plain_name
    other = _OTHER_NAMES.get(plain_name, "")
    return other if other in names else closest(name, names) or closest(plain_name, names)


def _empty(path: KeyPath, places: Places, kind: type[BaseModel]) -> Problem:
    """Return the finding about a name with nothing below it, where fields belong: it says which ones."""
    message = f"{_spoken(path)} is empty: {_needed(kind, path)} are missing"
    span = places.at(*path) if isinstance(path[-1], int) else places.key(*path)
    return Problem("G112", message, span, "write them below it, indented, each with a colon and its value")


def _needed(kind: type[BaseModel], path: KeyPath) -> str:
    """Return the fields that have to be at `path`, as people list them: "term, en and fr". If none has to, some."""
    known = _model_at(kind, path).model_fields
    needed = [name for name, field in known.items() if field.is_required()]
    *others, last = needed or list(known)[:_SOME]
    return f"{', '.join(others)} {'and' if needed else 'or'} {last}" if others else last


def _wrong(details: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong with a value, and what to write instead."""
    context = details.get("ctx", {})
    match details["type"]:
        case "too_short" if context["min_length"] > 1:
            return f"has fewer than {context['min_length']} items", f"write {context['min_length']} or more"
        case "list_type" | "string_type":
            return _other_kind(details["type"], details["input"])
        case "string_too_long":
            return f"is longer than {context['max_length']} characters", "shorten it"
        case "literal_error":
            return f"'{_short(details['input'])}' is not one of the possible values", f"write {context['expected']}"
        case "string_pattern_mismatch":
            return f"'{_short(details['input'])}' has the wrong form", _PATTERNS.get(
                context["pattern"], f"it must match {context['pattern']}"
            )
        case kind:
            return _EXPECTED.get(kind, (details["msg"].lower(), "see the other files"))


def _other_kind(expected: str, written: object) -> tuple[str, str]:
    if expected == "list_type":
        return "expected a list", _as_list(written)
    return _TEXT.get(type(written), ("expected text", "put it in quotes"))


def _as_list(written: object) -> str:
    """Return how something is written as a list: as items below each other, or in brackets."""
    if isinstance(written, dict) and any(value is not None for value in written.values()):
        return "write a hyphen and a space before the first field of each item"
    if isinstance(written, str) and re.match(r"[-‐-―•·*‣▪◦–—]", written):
        return "begin each item with an ordinary hyphen and a space: - one"
    return "put it in brackets, with commas between several: [one, two]"


def _spoken(path: Iterable[str | int]) -> str:
    """Return a key path as people write it: en.aliases, item 3."""
    text = ""
    for step in path:
        text += f", item {step + 1}" if isinstance(step, int) else f"{'.' if text else ''}{step}"
    return text


def _short(written: object) -> str:
    """Return what somebody wrote, cut to a length that a message can hold."""
    text = str(written)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def first_line(span: Span) -> Span:
    """Return a place, or the beginning of the file when it is that of a file as a whole."""
    return span if span.line else Span(span.file, 1, 1, 2)


def fields(kind: type[BaseModel], path: KeyPath) -> set[str]:
    """Return the names that pydantic knows for the mapping at `path`."""
    return set(_model_at(kind, path).model_fields)


def _model_at(kind: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    for step in path:
        if isinstance(step, int):
            continue
        found = kind.model_fields.get(step)
        inner = _model_in(found.annotation) if found else None
        if inner is None:
            continue
        kind = inner
    return kind


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in reversed(getattr(annotation, "__args__", ())):
        if found := _model_in(argument):
            return found
    return None
