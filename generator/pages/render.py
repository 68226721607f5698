"""Views → Markdown, through one Jinja environment."""

from __future__ import annotations

import json
import re
from types import CodeType

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from generator.languages.directions import other_direction, within
from generator.model import Language
from generator.text import literal


class _Compiled(BytecodeCache):
    """Keeps what templates are compiled to: that takes as long as to make the pages of a dozen terms."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def compile_templates() -> None:
    """Compile all templates, for every language: here, and in processes that are copies of this one."""
    made = _environment()
    for name in made.list_templates():
        made.get_template(name)


def environment(language: Language) -> Environment:
    """Return the environment of one language.

    Output is Markdown, so nothing is escaped as HTML: templates pass each text through `plain` or, in front matter,
    `quoted`. Texts that are Markdown come as the engine may have them. A name that does not exist is an error.
    """
    made = _environment()
    made.globals.update(words=language.words, language=language, page_direction=language.direction)
    return made


def _environment() -> Environment:
    """Return an environment without a language: what templates are compiled to is the same in all of them."""
    made = Environment(
        loader=PackageLoader("generator.pages"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # what comes out is Markdown
        bytecode_cache=_COMPILED,
    )
    made.filters.update(plain=literal, quoted=quoted, within=_within, direction=other_direction)
    return made


@pass_context
def _within(context: Context, text: str) -> str:
    """Return a text as it may stand within another of the page."""
    return within(text, context["page_direction"])


# What JSON holds as it is, and YAML does not.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quoted(value: object) -> str:
    """Return a text, or what is made of texts, as YAML for front matter: JSON is YAML, but for a few characters."""
    written = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written)
