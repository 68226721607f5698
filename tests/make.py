"""Small projects for tests: a test writes what it is about, and gets sensible words for the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

Fields = Mapping[str, "str | Fields"]

LANGUAGES = ("en", "fr")
"""Those of the projects made here."""

SETTINGS = "glossary/glossary.yml"

_ENGLISH: Fields = {
    "definition": "A word that the people of one team say daily and that newcomers have to look up.",
    "explanation": (
        "You hear it in the first meeting of the week, when the team goes through its deals. Nobody "
        "explains it, so newcomers write it down and ask later. It says where a deal stands and what "
        "happens next, which is why managers listen for it. Two teams may mean two things by it. Ask "
        "which one is meant before you put a number on a slide, and say so below the number."
    ),
    "example": (
        "Maya tells Ruth on Monday that the deal with the clinic has moved, and uses the word twice. "
        "Ruth asks what it means here. On Tuesday she uses it herself, in a message to the whole team."
    ),
}
_FRENCH: Fields = {
    "gender": "m",
    "definition": "Un mot que toute une équipe emploie chaque jour et que les nouveaux doivent chercher.",
    "explanation": (
        "On l’entend lundi matin, quand l’équipe passe ses affaires en revue. Personne ne prend le "
        "temps de l’expliquer\u00a0: les nouveaux le notent et posent la question plus tard. Il dit où en "
        "est une affaire et ce qui vient ensuite, et les responsables y tiennent. Deux équipes peuvent "
        "y mettre deux choses. Demandez laquelle avant de poser un chiffre sur une page, et écrivez-la "
        "juste en dessous."
    ),
    "example": (
        "Lundi, Maya raconte à Ruth que le dossier du cabinet avance, et emploie le mot deux fois. "
        "Ruth demande ce qu’il veut dire ici. Mardi, elle l’emploie à son tour dans un message."
    ),
}

_GLOSSARY: Fields = {
    "address": "https://glossary.example/",
    "source": "https://git.example/edit/main/",
    "licence": {"name": "CC BY 4.0", "address": "https://creativecommons.org/licenses/by/4.0/"},
    "languages": (
        "[{id: en, name: English, locale: en_US, currency: USD}, "
        "{id: fr, name: Français, locale: fr_FR, currency: EUR}]"
    ),
    "en": {
        "title": "Words",
        "description": "The words of one team.",
        "welcome": "Look up a word.",
        "stages": "{name: Stages, title: All stages, summary: In their order.}",
    },
    "fr": {
        "title": "Mots",
        "description": "Les mots d’une équipe.",
        "welcome": "Cherchez un mot.",
        "stages": "{name: Étapes, title: Toutes les étapes, summary: Dans leur ordre.}",
    },
    "stages": "".join(
        f"\n  - id: {stage}\n"
        + "".join(
            f"    {language}: {{name: {stage}, short: {stage}, summary: {stage}, explanation: {stage}}}\n"
            for language in LANGUAGES
        )
        for stage in ("prospecting", "closing")
    ).rstrip(),
    "topics": "[{id: sales, en: {name: Sales, summary: Selling.}, fr: {name: Vente, summary: Vendre.}}]",
}


def term(id_: str, written: str = "") -> str:
    """Return a term's file: what is `written`, then the fields that it leaves out.

    A comment like `# without topic` keeps a field out. Missing fields of `en:` stand at the end of
    `en:`, all others at the end of the file, so lines keep their numbers.
    """
    name = {"term": json.dumps(id_.replace("-", " ").capitalize())}
    defaults: Fields = {
        "stages": "[prospecting]",
        "topic": "sales",
        **(
            {}
            if id_ == "lead" or re.search(r"^(broader|narrower|related|contrast):", written, re.MULTILINE)
            else _TO_LEAD
        ),
        "en": {**name, **_quoted(_ENGLISH)},
        "fr": {**name, **_quoted(_FRENCH)},
    }
    return _completed(written, defaults)


_TO_LEAD: Fields = {"related": "[lead]"}


def settings(written: str = "") -> str:
    """Return `glossary.yml`: what is `written`, then the fields that it leaves out."""
    return _completed(written, _GLOSSARY)


def project(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a project of the terms `lead` and `opportunity` and these files, completed, and return its folder."""
    whole = {SETTINGS: "", "glossary/terms/lead.yml": "", "glossary/terms/opportunity.yml": "", **files}
    for file, written in whole.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if file == SETTINGS:
            text = settings(written)
        else:
            text = term(path.stem, written) if path.parent.name == "terms" else written
        path.write_bytes(text.encode())
    return folder


def _quoted(fields: Fields) -> Fields:
    return {name: json.dumps(text, ensure_ascii=False) for name, text in fields.items()}


def _completed(written: str, defaults: Fields, indent: str = "") -> str:
    """Return the mapping that is `written`, with the `defaults` of names that it does not hold."""
    field = re.compile(rf"^{indent}(?:# without )?([\w-]+)(?::.*)?\n", re.MULTILINE)
    matches = list(field.finditer(written))
    pieces = [written[: matches[0].start()] if matches else written]
    ends = [*(match.start() for match in matches[1:]), len(written)]
    for match, end in zip(matches, ends, strict=False):
        block = written[match.start() : end]
        inner = defaults.get(match[1])
        if isinstance(inner, Mapping) and block.startswith(f"{indent}{match[1]}:\n"):
            head, _, rest = block.partition("\n")
            block = f"{head}\n{_completed(rest, inner, indent + '  ')}"
        pieces.append(block)
    missing = [name for name in defaults if name not in {match[1] for match in matches}]
    return "".join([*pieces, *(_field(name, defaults[name], indent) for name in missing)])


def _field(name: str, value: str | Fields, indent: str) -> str:
    if isinstance(value, str):
        return f"{indent}{name}: {value}\n"
    return f"{indent}{name}:\n" + "".join(_field(inner, value[inner], indent + "  ") for inner in value)
