"""Projects that hold hostile texts in every field that takes words, found by asking the records for their fields."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import yaml

from generator.edition import make_edition
from generator.mentions import Mentions
from generator.model import Glossary
from generator.outline import Outline
from generator.output import files_in, write
from generator.site import engine_input, run_engine, settings_files, site_files
from generator.source.documents import read_documents
from generator.source.record import settings_record, term_record
from tests.projects import GOLDEN, glossary_of, languages_of, once

LANGUAGES = languages_of(GOLDEN)
"""Those of the harmless pages that the hostile ones are compared with."""


@cache
def payloads() -> tuple[str, ...]:
    """Return the hostile texts."""
    return tuple(yaml.safe_load((Path(__file__).parent / "payloads.yml").read_text("utf-8")))


def _address(text: str) -> str:
    return "https://glossary.example/" + escape(re.sub(r"[^!-~]|[<>]", "", text)) + "/"


# What a field must look like to be read at all, and the worst that it may hold then. A new pattern has to be named.
_PATTERNS: Mapping[str, Callable[[str], str]] = {
    r"^https?://[^\s\"'<>]+$": _address,
    r"^[a-z0-9]+(-[a-z0-9]+)*$": lambda _: "t0",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": lambda _: "2024",
}

# Fields that mean something to the program. Everything else is the words of an author.
_MEANT: Mapping[str, Any] = {
    "expression": "a + b",
    "value": "2",
    "show": "number",
    "rounded": False,
    "every_stage": False,
    "ambiguous": [],
    "review_after": 12,
    "gender": "m",
}


TOGETHER = 7
"""How many texts stand in each field of which a glossary has only one, so that fewer sites have to be built."""


class _Filling:
    """Fills the fields of a record with hostile texts, each with the next one, but for those that are `known`."""

    def __init__(self, record: Any, first: int, known: Mapping[str, Any], together: int = 1) -> None:
        self._schema: Mapping[str, Any] = record.model_json_schema()
        self._next = first
        self._step = 0  # it grows, so that no two files share most of their names and pass for copies
        self._together = together
        self._known = {**_MEANT, **known}

    def whole(self) -> Any:
        """Return a value for the whole record."""
        return self._of(self._schema)

    def item(self, name: str) -> Any:
        """Return a value for an item of one of its lists."""
        return self._of(self._schema["properties"][name]["items"])

    def _of(self, schema: Mapping[str, Any], name: str = "") -> Any:
        if name in self._known:
            return self._known[name]
        if "$ref" in schema:
            return self._of(self._schema["$defs"][schema["$ref"].rpartition("/")[2]])
        if "anyOf" in schema:
            return self._of(schema["anyOf"][0], name)
        match schema["type"]:
            case "object":
                return self._mapping(schema)
            case "array":
                return [self._of(item) for item in self._items(schema["items"])]
        return self._words(schema)

    def _items(self, schema: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        """Return the schemas of two items: one of each kind, or two of one that has no id of its own."""
        if "oneOf" in schema:
            kinds: Sequence[Mapping[str, Any]] = schema["oneOf"]
            return kinds
        target = self._schema["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        return (schema,) if "id" in target.get("properties", {}) else (schema, schema)

    def _mapping(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        if "properties" in schema:
            return {part: self._of(inner, part) for part, inner in schema["properties"].items()}
        (inner,) = schema["patternProperties"].values()
        return {name: self._of(inner) for name in ("a", "b")}

    def _words(self, schema: Mapping[str, Any]) -> str:
        self._step += 1
        self._next += self._step
        text = " ".join(payloads()[(self._next + step) % len(payloads())] for step in range(self._together))
        return _PATTERNS[schema["pattern"]](text) if "pattern" in schema else text


def hostile_project(folder: Path, first: int = 0, count: int = 0) -> Path:
    """Write a project of so many terms, stages, topics and paths.

    Where there are as many as there are texts, each of their fields holds each of the texts once. What a
    glossary has only one of holds some from `first` on.
    """
    count = count or len(payloads())
    files: dict[str, Any] = {"glossary/glossary.yml": _settings(first, count)}
    files |= {f"glossary/terms/t{number}.yml": _term(number, first, count) for number in range(count)}
    for path, value in files.items():
        _write(folder / path, json.dumps(value, ensure_ascii=False))
    for path, text in _pages_by_hand(first, count):
        for language in LANGUAGES:
            _write(folder / "docs" / language / path, text)
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _settings(first: int, count: int) -> Any:
    record = settings_record(LANGUAGES)
    names = (payloads()[(first + at) % len(payloads())] for at in range(len(LANGUAGES)))
    languages = [
        {"id": language, "name": name, "locale": "en_US", "currency": "USD"}
        for language, name in zip(LANGUAGES, names, strict=True)
    ]
    lists = {
        name: [
            _Filling(record, first + number, {"id": f"{name[0]}{number}", "terms": ["t0"]}).item(name)
            for number in range(count)
        ]
        for name in ("stages", "topics", "paths")
    }
    whole = _Filling(record, first, {"languages": languages, "topics": [], "paths": []}, TOGETHER)
    return {**whole.whole(), **lists}


def _term(number: int, first: int, count: int) -> Any:
    others = [f"t{(number + step) % count}" for step in (1, 2)]
    known = {
        "stages": [f"s{number}"],
        "topic": f"t{number}",
        "broader": others[:1],
        "narrower": [],
        "related": others[1:],
    }
    made = _Filling(term_record(LANGUAGES), first + number, known).whole()
    made["contrast"] = [{**contrast, "term": others[0]} for contrast in made["contrast"][:1]]
    return made


def _pages_by_hand(first: int, count: int) -> Iterator[tuple[str, str]]:
    """Yield pages with hostile names, front matter and headings."""
    for number in range(count):
        text, other = (payloads()[(first + number + step) % len(payloads())] for step in (0, 1))
        front = json.dumps(dict.fromkeys(("description", "icon", "template", "status", "previews", "hide"), other))
        yield f"front-{number}.md", f"---\n{front[:-1]}, {json.dumps('title')}: {json.dumps(text)}}}\n---\n\n# Front\n"
        yield f"{_file_name(text)}.md", "Words without a heading.\n"
        if "](" not in text:  # links that lead nowhere end the build
            # What their authors write into the pages themselves is theirs, and stays there.
            yield f"own/heading-{number}.md", f"# {text}\n\n## {text}\n\n{text}\n"
            yield f"own/underlined-{number}.md", f"{text}\n===\n\nWords.\n"


def _file_name(text: str) -> str:
    return re.sub(r"[/\\\0]", "-", text).strip(". ")


def site_of(project: Path) -> tuple[Glossary, dict[str, bytes]]:
    """Return the glossary of a project and the files of its site, whatever the checks would say."""
    glossary = glossary_of(project)
    documents, *_ = read_documents(project, glossary.settings.languages)
    outline = Outline(glossary, documents)
    shared = engine_input(outline)
    write(project / "build", shared)
    outputs = {language: project / "output" / language.id for language in glossary.settings.languages}
    places = {language: (project / "nothing", project / "build" / language.id) for language in outputs}
    indexes = {
        language.id: make_edition(outline, Mentions(glossary, language), places[language]).index for language in outputs
    }
    write(project / "build", shared | settings_files(outline, indexes))
    for language, output in outputs.items():
        problems = run_engine(project / "build", language, output)
        assert not problems, problems
    write(project / "site", site_files(outputs, glossary.settings, project / "build"))
    return on_disk(project)


def hostile_site() -> Path:
    """Return the largest of these projects with its site, made once a session. Tests only read it."""
    return once("hostile", lambda folder: site_of(hostile_project(folder)))


def on_disk(project: Path) -> tuple[Glossary, dict[str, bytes]]:
    """Return the glossary of a project and the files of its site as they are on disk."""
    glossary = glossary_of(project)
    return glossary, {path: _bytes(content) for path, content in files_in(project / "site").items()}


def _bytes(content: bytes | Path) -> bytes:
    return content if isinstance(content, bytes) else content.read_bytes()
