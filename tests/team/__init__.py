"""The words of a made-up team, for tests of what pages look like and do: all kinds of pages, long lists, long names."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.projects import Project, built, folders_of

_HERE = Path(__file__).parent

_EXPLANATION = {
    "en": (
        "You hear it in the first meeting of the week, beside {}. Nobody explains it, so newcomers write it down and "
        "ask later.\n\n"
        "Two habits help everybody:\n\n"
        "- say which one you mean **before** you put a number on a slide;\n"
        "- write the day below the number, in the same words as last time.\n\n"
        "Managers listen for it, because it says where a deal stands and what happens next.\n\n{}"
    ),
    "fr": (
        "On l’entend dans la première réunion de la semaine, avec {}. Personne ne l’explique, et les nouveaux le "
        "notent pour poser la question plus tard.\n\n"
        "Deux habitudes aident tout le monde\u00a0:\n\n"
        "- dire lequel on entend **avant** de poser un chiffre sur une page\u202f;\n"
        "- écrire la date sous le chiffre, avec les mêmes mots que la dernière fois.\n\n"
        "Les responsables y tiennent, parce qu’il dit où en est une affaire et ce qui vient ensuite.\n\n{}"
    ),
}
_EXAMPLE = {
    "en": (
        "Maya tells Ruth on Monday that the talks with the clinic go on, and uses the word twice. Ruth asks what it "
        "means here. On Tuesday she uses it herself, in a message to everybody."
    ),
    "fr": (
        "Lundi, Maya raconte à Ruth que les discussions avec la clinique avancent, et emploie le mot deux fois. Ruth "
        "demande ce qu’il veut dire ici. Mardi, elle l’emploie à son tour dans un message à tous."
    ),
}


def folders() -> Mapping[str, str]:
    """Return where each language lives, from the top of the site."""
    return folders_of(_HERE, "glossary.yml")


@cache
def team() -> Project:
    """Return the project of the team, built. Tests only read it."""
    return built("team", write_team)


def write_team(folder: Path) -> Project:
    """Write the project into a folder."""
    project = Project(folder)
    shutil.copytree(_HERE / "docs", folder / "docs")
    project.terms.mkdir(parents=True)
    shutil.copyfile(_HERE / "glossary.yml", project.settings)
    words = yaml.safe_load((_HERE / "words.yml").read_text("utf-8"))
    for id_, term in words.items():
        fields = yaml.safe_dump(_whole(term, words), allow_unicode=True, sort_keys=False, width=120)
        (project.terms / f"{id_}.yml").write_text(fields, "utf-8")
    return project


def _whole(term: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    """Return all fields of a term."""
    whole = {name: value for name, value in term.items() if name != "beside"}
    for language, text in _EXPLANATION.items():
        *first, last = (_inside_a_sentence(words[other][language]) for other in term["beside"])
        beside = f"{', '.join(first)} {'and' if language == 'en' else 'et'} {last}"
        entry = dict(term[language])
        explanation = text.format(beside, entry.pop("also", "")).strip()
        whole[language] = {**entry, "explanation": explanation, "example": _EXAMPLE[language]}
    return whole


def _inside_a_sentence(entry: dict[str, Any]) -> str:
    name = str(entry["term"])
    return name if re.match(r"\w?[A-Z]", name[1:]) else name[0].lower() + name[1:]
