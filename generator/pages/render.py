"""Views → Markdown, through one Jinja environment."""

from __future__ import annotations

import json
import re

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.languages.directions import other_direction, within
from generator.model import Language
from generator.text import literal


def environment(language: Language) -> Environment:
    """Return the environment of one language.

    Output is Markdown, so nothing is escaped as HTML: templates pass each text through `plain` or, in front matter,
    `quoted`. Texts that are Markdown come as the engine may have them. A name that does not exist is an error.
    """
    made = Environment(
        loader=PackageLoader("generator.pages"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # see above
    )
    made.filters.update(plain=literal, quoted=quoted, within=lambda text: within(text, language.direction))
    made.globals.update(words=language.words, language=language)
    made.globals.update(direction=lambda text: other_direction(text, language.direction))
    return made


# What JSON holds as it is, and YAML does not.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quoted(value: object) -> str:
    """Return a text, or what is made of texts, as YAML for front matter: JSON is YAML, but for a few characters."""
    written = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written)
