"""The bicycle shop's glossary in English and Arabic: a site of which one half is written from the right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.projects import Project, golden_with

_HERE = Path(__file__).parent


@cache
def arabic() -> Project:
    """Return the project, built. Tests only read it."""
    return golden_with("arabic", put_into_arabic)


def put_into_arabic(project: Project) -> None:
    """Put Arabic where a copy of the five-term project has French."""
    terms = _read(_HERE / "terms.yml")
    words = terms.pop("words")
    for file in project.terms.iterdir():
        term = _read(file)
        term["ar"] = terms[file.stem]
        del term["fr"]
        _put(term, {**words, term["en"]["term"]: terms[file.stem]["term"]}, words.get(file.stem))
        _write(file, term)
    _write(project.settings, _settings(_read(project.settings), _read(_HERE / "glossary.yml")))
    words_of_the_project = project.folder / "glossary/languages/ar.yml"
    words_of_the_project.parent.mkdir()
    words_of_the_project.write_text((_HERE / "words.yml").read_text("utf-8"), "utf-8")
    french = project.folder / "docs/fr"
    for page in french.iterdir():
        page.unlink()
    french.rename(french.with_name("ar"))
    (french.with_name("ar") / "about.md").write_text((_HERE / "about.md").read_text("utf-8"), "utf-8")


def _put(part: Any, words: Mapping[str, str], sentence: str | None) -> None:
    """Say in Arabic what is said in French anywhere in a term: names by their English ones, and one sentence."""
    if isinstance(part, dict):
        if part.pop("fr", None):
            part["ar"] = words.get(part["en"], sentence)
        for inner in part.values():
            _put(inner, words, sentence)
    elif isinstance(part, list):
        for inner in part:
            _put(inner, words, sentence)


def _settings(settings: dict[str, Any], arabic: dict[str, Any]) -> dict[str, Any]:
    settings["languages"][1] = arabic["languages"]
    settings["ar"] = arabic["ar"]
    settings["ambiguous"] += [{**one, "language": "ar", "terms": [*one["terms"]]} for one in settings["ambiguous"]]
    del settings["fr"]
    for kind in ("stages", "topics", "paths"):
        for part in settings[kind]:
            part["ar"] = arabic[kind][part["id"]]
            del part["fr"]
    return settings


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return content


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
