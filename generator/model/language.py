"""A language of the site: what a project says of it, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.languages import rules_of
from generator.languages.locales import direction, name_of
from generator.languages.own import Own
from generator.languages.rules import Rules
from generator.languages.wording import Wording


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site. `locale` (`fr_FR`) decides numbers and sorting, `currency` (`EUR`) money.

    `own` is what a file of the project says of it.
    """

    id: str
    name: str
    locale: str
    currency: str
    own: Own | None = field(default=None, compare=False, repr=False)

    @property
    def rules(self) -> Rules:
        """What is known of the language."""
        return self.own.rules if self.own else rules_of(self.id)

    @property
    def words(self) -> Wording:
        """The words of the interface."""
        return self.rules.wording

    @property
    def own_locale(self) -> str:
        """The locale, if it is one of this language, and otherwise the language alone."""
        return self.locale if self.locale.partition("_")[0] == self.id else self.id

    @property
    def direction(self) -> str:
        """The direction in which it is written, as HTML has it: ltr, rtl."""
        return direction(self.own_locale)

    def name_of(self, other: Language) -> str:
        """Return what another language is called in this one: French, anglais."""
        return name_of(other.id, self.locale) or other.name
