"""Files and folders that would be ignored without a word: each is a finding with the name that would be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath

from babel.localedata import exists

from generator.layout import CONTEXTS, DOCS, ENGINE_SETTINGS, GLOSSARY, LANGUAGES, SETTINGS, TERMS
from generator.model import Language
from generator.problem import Problem, Severity
from generator.span import Span

_PARTS = tuple(path.removeprefix(f"{GLOSSARY}/") for path in (SETTINGS, TERMS, CONTEXTS, LANGUAGES))
_KNOWN = re.compile(r".+\.schema\.json|readme(?:\.\w+)?", re.IGNORECASE)
_READ = f"read are {SETTINGS}, {TERMS}/<id>.yml, {CONTEXTS}/<language>.yml and {LANGUAGES}/<language>.yml"
_CODE = re.compile(r"[a-z]{2,3}(?:_[a-z]{2,4})?")
_YAML = (".yml", ".yaml")


def misnamed(names: Sequence[str]) -> dict[str, Problem]:
    """Return what is wrong with the names in `glossary/`, each under the path that was meant, or its own."""
    found: dict[str, Problem] = {}
    for name in names:
        if name in _PARTS or _KNOWN.fullmatch(name):
            continue
        meant = next(iter(get_close_matches(name.lower(), _PARTS, n=1, cutoff=0.75)), "")
        if meant and name.lower().endswith(_YAML) and "." not in meant:
            found[f"{GLOSSARY}/{name}"] = _stray(f"{GLOSSARY}/{name}", f"split it into files in {GLOSSARY}/{meant}")
        elif meant in names:
            found[f"{GLOSSARY}/{name}"] = _stray(f"{GLOSSARY}/{name}", f"move what is in it to {GLOSSARY}/{meant}")
        elif meant:
            found[f"{GLOSSARY}/{meant}"] = _stray(f"{GLOSSARY}/{name}", f"rename it to {GLOSSARY}/{meant}")
        else:
            severity = Severity.ERROR if name.lower().endswith(_YAML) else Severity.WARNING
            found[f"{GLOSSARY}/{name}"] = _stray(f"{GLOSSARY}/{name}", f"move it elsewhere: {_READ}", severity)
    return found


def stray_in_languages(folder: str, names: Sequence[str], languages: Sequence[Language]) -> Iterator[Problem]:
    """Yield what is wrong with names in a folder that has a file for each language."""
    expected = [f"{language.id}.yml" for language in languages]
    for name in names:
        if name in expected:
            continue
        path = PurePosixPath(name)
        is_yaml = path.suffix.lower() in _YAML
        meant = next((language.id for language in languages if is_yaml and _means(path.stem, language)), "")
        if f"{meant}.yml" in names:
            yield _stray(f"{folder}/{name}", f"move what is in it to {meant}.yml, and delete it")
        elif meant:
            yield _stray(f"{folder}/{name}", f"rename it to {meant}.yml")
        elif is_yaml:
            hint = f"add '{path.stem}' to languages in {SETTINGS}, or delete the file: read are {', '.join(expected)}"
            yield _stray(f"{folder}/{name}", hint, Severity.WARNING)
        else:
            yield _stray(f"{folder}/{name}", f"move it elsewhere: read are {', '.join(expected)}", Severity.WARNING)


def stray_documents(names: Iterable[str], languages: Sequence[Language]) -> Iterator[Problem]:
    """Yield what is wrong with names right in `docs/`. Folders that stand for no language are other people's."""
    ids = [language.id for language in languages]
    for name in names:
        is_page = name.lower().endswith(".md")
        meant = next((language.id for language in languages if _means(name, language)), "")
        if name in ids or _KNOWN.fullmatch(name):
            continue
        if is_page:
            hint = f"move it to {DOCS}/{ids[0]}: each language has a folder of its own"
            yield _stray(f"{DOCS}/{name}", hint, Severity.WARNING)
        elif meant:
            yield _stray(f"{DOCS}/{name}", f"rename it to {DOCS}/{meant}, the folder of the language")
        elif exists(name.replace("-", "_")):
            hint = f"add '{name}' to languages in {SETTINGS}, or move the folder out of {DOCS}/"
            yield _stray(f"{DOCS}/{name}", hint, Severity.WARNING)


def _means(name: str, language: Language) -> bool:
    """Return whether somebody meant a language by the name of a folder: `EN`, `fr-CA`, `Français`."""
    word = name.replace("-", "_").casefold()
    return word.partition("_")[0] == language.id if _CODE.fullmatch(word) else word == language.name.casefold()


def stray_settings(names: Iterable[str]) -> Iterator[Problem]:
    """Yield what is wrong with names at the top of the project that look like the settings of the engine."""
    for name in names:
        if name != ENGINE_SETTINGS and name.lower() in ("mkdocs.yml", "mkdocs.yaml"):
            yield _stray(name, f"rename it to {ENGINE_SETTINGS}")


def _stray(file: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem("G106", f"{PurePosixPath(file).name} is not read", Span(file), hint, severity)
