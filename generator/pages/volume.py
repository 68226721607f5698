"""What the pages of one language are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from generator.languages.wording import Wording
from generator.model import Glossary, Language, Term
from generator.outline import Contents
from generator.pages.linking import Linking
from generator.pages.links import Links


class Page(Protocol):
    """What a page of some kind shows: plain values, which a template prints. `path` is the page's own."""

    @property
    def path(self) -> str:
        """The Markdown file of the page, from the top of its language."""


@dataclass(frozen=True)
class Volume:
    """The glossary in one language, what has an address in it, and what makes links to that."""

    glossary: Glossary
    contents: Contents
    linking: Linking

    @property
    def language(self) -> Language:
        """The language of the pages."""
        return self.contents.language

    @property
    def words(self) -> Wording:
        """The words of the interface."""
        return self.contents.language.words

    @cached_property
    def links(self) -> Links:
        """What makes links to other pages."""
        return Links(self.glossary, self.contents)

    @cached_property
    def at_home(self) -> Mapping[str, tuple[Term, ...]]:
        """For each stage, the terms that are at home there, in alphabetical order."""
        stages = self.glossary.settings.stages
        return {stage.id: self.links.in_order(self.glossary.at_home_in(stage)) for stage in stages}
