"""What the interface says, in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from generator.languages.locales import plural


def filled(text: str, **values: str) -> str:
    """Return a text with a value for each `{name}` in it. Braces in values stay braces."""
    return re.sub(r"\{(\w+)\}", lambda name: values.get(name[1], name[0]), text)


@dataclass(frozen=True, slots=True)
class Counted:
    """A text about a number: a form for each category that CLDR knows for whole numbers in its language."""

    language: str
    forms: Mapping[str, str]
    """By the category: one, other; in some languages zero, two, few, many too. `other` is always there."""

    def of(self, number: int) -> str:
        """Return the text with a number filled in: "1 term", "0 terme"."""
        form = self.forms.get(plural(self.language, number), self.forms["other"])
        return form.replace("{n}", str(number))


@dataclass(frozen=True, slots=True)
class SearchWording:
    """What the search says. The page hands it to the scripts, which fill in `{n}`, `{query}` and `{name}`."""

    erase: str
    close: str
    loading: str
    failed: str
    results: str
    groups: Mapping[str, str]
    """By what is found: terms, guides, pages."""
    kinds: Mapping[str, str]
    """What a result is, where that is not plain: compare, path, stage, topic."""
    to_avoid: str
    named: str
    """A name from another language: "{language}: {name}"."""
    recent: str
    forget: str
    suggested: str
    found: Counted
    """How much is found: "{n} results"."""
    corrected: str
    none: str
    none_hint: str
    propose: str
    new_term: str
    """What a proposal is called: "New term: {query}"."""
    also: str
    """The words that a page has where one does not see them: "Also in its text: {words}"."""
    to_choose: str
    to_open: str
    to_close: str

    def handed_over(self, language: str, names: Mapping[str, str]) -> dict[str, Any]:
        """Return what the scripts of a page in this language get. `names` are those of the other languages.

        The forms of what is counted stand under their categories. `counting` is there if these are another language's.
        """
        words: dict[str, Any] = asdict(self)
        counted = words.pop("found")
        named = words.pop("named")
        words["names"] = {id_: filled(named, language=name) for id_, name in names.items()}
        counting = {} if counted["language"] == language else {"counting": counted["language"]}
        words |= counted["forms"] | counting
        return words


@dataclass(frozen=True, slots=True)
class Wording:
    """Every word of the pages that no author writes. `{n}`, `{term}` and the like are filled in."""

    # The frame of every page
    home: str
    topics: str
    paths: str
    a_z: str
    abbreviations: str
    about: str
    read_in: str
    """In this language itself: "Read this page in English". `{name}` is what glossary.yml calls the language."""
    skip: str
    """To the content, for those who move by the keyboard."""
    parts: str
    """What the row of the site's parts is called."""
    menu: str
    where: str
    """What the way from the first page to this one is called."""
    colors: str
    colors_system: str
    colors_light: str
    colors_dark: str
    code: str
    table: str
    words_licence: str
    software_licences: str
    edit: str
    # Home
    search: str
    by_topic: str
    by_topic_intro: str
    learning_paths: str
    learning_paths_intro: str
    look_up: str
    a_z_intro: str
    abbreviations_intro: str
    terms_count: Counted
    # A term
    genders: Mapping[str, str]
    also_called: str
    avoid: str
    official: str
    official_note: str
    usual: str
    sources: str
    reviewed: str
    """When somebody last read the entry: "Reviewed on {date}"."""
    in_language: str
    explanation: str
    example: str
    formula: str
    worked_example: str
    caution: str
    contrast: str
    side_by_side: str
    compare: str
    compare_intro: str
    one_or_other: str
    """Two terms that are compared: "{one} or {other}?"."""
    broader: str
    narrower: str
    mentioned_in: str
    path: str
    stage: str
    related: str
    previous: str
    next: str
    neighbours: str
    around_this_term: str
    more: Counted
    # Lists
    at_home_here: str
    also_here: str
    no_terms: str
    see: str
    letters: str
    not_a_letter: str
    stage_number: str
    abbreviation: str
    stands_for: str
    # The card that a link to a term shows
    open: str
    searching: SearchWording
    # A page that is not there
    not_found: str
    not_found_text: str
    to_home: str
    to_a_z: str

    def of_two(self, one: str, other: str) -> str:
        """Return what two names that are compared are called together."""
        return filled(self.one_or_other, one=one, other=other)


W = TypeVar("W", Wording, SearchWording)
"""Words, or those among them that the search says."""
