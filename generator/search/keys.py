"""Spellings → the keys they are found by: no accents, no capitals, no signs, each word in its basic form.

The browser makes the key of what is typed in the same way (`search/text.js`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.folding import lowered, unaccented
from generator.languages.asking import Asking
from generator.model import Entry, Language
from generator.words.forms import split
from generator.words.inflection import inflected

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text without accents and capitals. Apostrophes, hyphens and dots part words."""
    return _WORD.findall(unaccented(text))


def literal(text: str) -> str:
    """Return a text as names are compared that hold signs: C# is not C++, and 🚧 is itself."""
    return " ".join(lowered(text).split())


class Keys:
    """Makes the keys of one language."""

    def __init__(self, language: Language, entries: Iterable[Entry]) -> None:
        asking = language.rules.asking
        self._joints = asking.joints
        self.basic: Mapping[str, str] = {**_units(asking), **dict(_basic_forms(language.id, entries))}
        """From the forms that words of names take, those that the linker knows, to the basic one: leads to lead."""

    def of(self, spelling: str) -> list[str]:
        """Return the keys of a spelling: in basic forms, and without the words that mean little.

        Not the one that is all its words as they are: the browser makes that one itself.
        """
        all_words = words(spelling)
        content = [word for word in all_words if word not in self._joints]
        found = ("".join(map(self._basic, all_words)), "".join(map(self._basic, content)))
        return [key for key in dict.fromkeys(found) if key and key != "".join(all_words)]

    def _basic(self, word: str) -> str:
        return self.basic.get(word, word)


def _units(asking: Asking) -> dict[str, str]:
    return {unaccented(other): unit for unit, others in asking.units.items() for other in others}


def _basic_forms(language: str, entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    listed = tuple(entries)
    written = {word for entry in listed for spelling in entry.spellings for word in words(spelling)}
    for entry in listed:
        for spelling in entry.spellings:
            for first, *others in inflected(language, split(spelling)):
                for other in others:
                    form, basic = unaccented(other), unaccented(first)
                    if form != basic and basic in written:
                        yield form, basic
