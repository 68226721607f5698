"""The parts of a site: what has nothing in it is left out, with its tab, its card and its page."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from generator.languages.wording import Wording
from generator.model import Glossary, Language
from generator.pages.abbreviations import abbreviations


class Part(StrEnum):
    """A part that any glossary may lack or have, by the page that begins it."""

    TOPICS = "topics/index.md"
    PATHS = "paths/index.md"
    COMPARE = "compare/index.md"
    A_Z = "a-z.md"
    ABBREVIATIONS = "abbreviations.md"

    def name_in(self, words: Wording) -> str:
        """Return what the part is called."""
        return str(getattr(words, self.name.lower()))

    def intro_in(self, words: Wording) -> str:
        """Return the sentence that says what one finds there."""
        return str(getattr(words, _INTROS[self]))


_INTROS = {
    Part.TOPICS: "by_topic_intro",
    Part.PATHS: "learning_paths_intro",
    Part.COMPARE: "compare_intro",
    Part.A_Z: "a_z_intro",
    Part.ABBREVIATIONS: "abbreviations_intro",
}


def parts_of(glossary: Glossary, language: Language) -> tuple[Part, ...]:
    """Return the parts that a glossary has in a language, in the order of the tabs."""
    return tuple(_parts(glossary, language))


def _parts(glossary: Glossary, language: Language) -> Iterator[Part]:
    if glossary.topics:
        yield Part.TOPICS
    if glossary.settings.paths:
        yield Part.PATHS
    if any(True for _ in glossary.pairs()):
        yield Part.COMPARE
    yield Part.A_Z
    if any(abbreviations(term.entries[language.id]) for term in glossary.terms):
        yield Part.ABBREVIATIONS
