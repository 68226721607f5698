"""The glossary and the language that a command works with."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.build import examine
from generator.cli.options import follow
from generator.cli.printing import report
from generator.model import Glossary, Language
from generator.problem import nearest


def usable(project: Path) -> Glossary:
    """Return the glossary of a project, or end the program with what is wrong with it."""
    outcome = examine(project, follow=follow(), is_trusted=True)  # nothing is run
    if outcome.glossary is None or outcome.fails():
        report(outcome, project)
        sys.exit(1)
    return outcome.glossary


def language_of(glossary: Glossary, id_: str) -> Language:
    """Return a language of the glossary, or end the program with those that there are."""
    languages = {language.id: language for language in glossary.settings.languages}
    if id_ not in languages:
        reason = f"no language '{id_}'; known: {', '.join(languages)}. {nearest(id_, languages)}"
        raise click.BadParameter(reason.strip(" ."), param_hint="--lang")
    return languages[id_]
