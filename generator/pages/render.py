"""Views → Markdown, through one Jinja environment."""

from __future__ import annotations

import json

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.languages import WORDINGS
from generator.model import Language
from generator.pages.markdown import plain, prose


def environment(language: Language) -> Environment:
    """Return the environment of one language.

    Output is Markdown, so nothing is escaped as HTML: templates pass each text through `plain`,
    `prose` or, in front matter, `quoted`. A name that does not exist is an error.
    """
    made = Environment(
        loader=PackageLoader("generator.pages"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # see above
    )
    made.filters.update(plain=plain, prose=prose, quoted=quoted)
    made.globals.update(words=WORDINGS[language.id], language=language)
    return made


def quoted(text: str) -> str:
    """Return text as a YAML scalar for front matter: JSON's quotes are YAML's too."""
    return json.dumps(text, ensure_ascii=False)
