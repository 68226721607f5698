"""How well the search answers `queries.yml`. `python -m tests.content.search.measure` prints the figures."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.model import Glossary
from generator.source.read import read
from tests.search.node import Answer, Search

PROJECT = Path(__file__).parents[3]
QUERIES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf-8"))
LANGUAGES = tuple(QUERIES)
"""The languages that there are queries for."""

DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Query:
    """What someone types, and what should be found. `missed` says that it is known not to be."""

    kind: str
    text: str
    first: tuple[str, ...]
    also: tuple[str, ...]
    top: tuple[str, ...]
    missed: bool

    def is_met(self, answer: Answer) -> bool:
        """Return whether an answer is right."""
        found = [path.removeprefix("terms/").removesuffix(".html") for path in answer.paths[:3]]
        if self.top:
            return any(id_ in found for id_ in self.top)
        return found[:1] != [] and found[0] in self.first and set(self.also) <= set(found)


def queries(language: str) -> Iterator[Query]:
    """Yield the queries of a language."""
    for kind, listed in QUERIES[language].items():
        for one in listed:
            missed = one.get("missed", False)
            yield Query(kind, one["q"], _ids(one, "first"), _ids(one, "also"), _ids(one, "top"), missed)


def _ids(query: dict[str, Any], name: str) -> tuple[str, ...]:
    return tuple(query.get(name, ()))


def answered(glossary: Glossary, language: str) -> list[tuple[Query, Answer]]:
    """Return each query of a language with what the search says."""
    asked = tuple(queries(language))
    (used,) = (one for one in glossary.settings.languages if one.id == language)
    with tempfile.TemporaryDirectory() as folder:
        answers = Search(glossary, used, Path(folder)).answers([query.text for query in asked])
    return list(zip(asked, answers, strict=True))


def share(pairs: list[tuple[Query, Answer]]) -> float:
    """Return the share of queries that are met."""
    return sum(query.is_met(answer) for query, answer in pairs) / len(pairs)


def _print(name: str, pairs: list[tuple[Query, Answer]]) -> None:
    met = sum(query.is_met(answer) for query, answer in pairs)
    print(f"{name:24} {met:4} of {len(pairs):4} {share(pairs):7.1%}")


def main() -> None:
    """Print the share of right answers by language and kind, and each wrong one."""
    glossary = read(PROJECT).glossary
    if glossary is None:
        raise SystemExit("the glossary cannot be read")
    for language in LANGUAGES:
        pairs = answered(glossary, language)
        for kind in dict.fromkeys(query.kind for query, _ in pairs):
            _print(f"{language} {kind}", [pair for pair in pairs if pair[0].kind == kind])
        _print(f"{language} all but descriptions", [pair for pair in pairs if pair[0].kind != DESCRIPTION])
        for query, answer in pairs:
            if not query.is_met(answer):
                print(f"    {query.text}: {', '.join(answer.paths[:3]) or 'nothing'}")


if __name__ == "__main__":
    main()
