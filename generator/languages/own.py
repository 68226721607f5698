"""What a project's own file says of a language: laid over what is known of it, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from generator.languages.locales import counted
from generator.languages.rules import Rules
from generator.languages.wording import Counted, SearchWording, W, Wording
from generator.span import KeyPath, Places


@dataclass(frozen=True, slots=True)
class Own:
    """The rules of a language with those of a project's file, and where its words are written.

    `missing` are the words, by the key path of each, that the file could supply and does not; nobody knows while
    something in it is wrong.
    """

    rules: Rules
    words: Mapping[KeyPath, str]
    missing: tuple[str, ...] | None
    places: Places


def laid_over(words: W, language: str, written: Mapping[str, Any]) -> W:
    """Return words with those that are written in place of their own: texts, and forms or words by name.

    Forms of one language are not mixed with those of another: without `other`, the old ones stay.
    """
    changed: dict[str, Any] = {}
    for field in fields(words):
        old, new = getattr(words, field.name), written.get(field.name)
        if new and isinstance(old, Counted):
            forms = {**(old.forms if old.language == language else {}), **new}
            changed[field.name] = Counted(language, forms) if "other" in forms else old
        elif new and isinstance(old, SearchWording):
            changed[field.name] = laid_over(old, language, new)
        elif new:
            changed[field.name] = {**old, **new} if isinstance(old, Mapping) else new
    return replace(words, **changed)


def supplied(words: Wording | SearchWording, language: str, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the key path of each word that a language needs, with its own plurals. `words` are those of another."""
    for field in fields(words):
        word, here = getattr(words, field.name), (*path, field.name)
        if isinstance(word, Counted):
            yield from ((*here, category) for category in counted(language))
        elif isinstance(word, SearchWording):
            yield from supplied(word, language, here)
        elif isinstance(word, Mapping):
            yield from ((*here, name) for name in word)
        else:
            yield here
