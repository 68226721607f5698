"""What the interface says, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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
    names: Mapping[str, str]
    """A name from another language, by that language's id: "French: {name}"."""
    recent: str
    forget: str
    suggested: str
    one: str
    other: str
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
    """In this language itself: "Read this page in English"."""
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
    terms_count: Mapping[bool, str]
    """By whether it is one: "{n} term", "{n} terms"."""
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
    """Two terms that are compared: "{} or {}?"."""
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
    more: Mapping[bool, str]
    """By whether it is one."""
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
