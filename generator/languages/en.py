"""English."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from generator.languages.asking import Asking
from generator.languages.casing import begun_small
from generator.languages.inflection import Inflection
from generator.languages.rules import Rules
from generator.languages.wording import Counted, SearchWording, Wording

_WORDING = Wording(
    home="Home",
    topics="Topics",
    paths="Learning paths",
    a_z="A–Z",
    abbreviations="Abbreviations",
    about="About",
    read_in="Read this page in English",
    skip="Skip to content",
    parts="Navigation",
    menu="Menu",
    where="You are here",
    colors="Colors",
    colors_system="As the system",
    colors_light="Light",
    colors_dark="Dark",
    code="Code",
    table="Table",
    words_licence="Words under {licence}",
    software_licences="Software licenses",
    edit="Edit this term",
    search="Search the glossary",
    by_topic="By topic",
    by_topic_intro="What a word is about.",
    learning_paths="Learning paths",
    learning_paths_intro="A few words at a time, each preparing the next.",
    look_up="Look it up",
    a_z_intro="Every term, alias and abbreviation in one list.",
    abbreviations_intro="What the letters stand for.",
    terms_count=Counted("en", {"one": "{n} term", "other": "{n} terms"}),
    genders={},
    also_called="Also called",
    avoid="Better avoided",
    official="Recommended form",
    official_note="{source}, {date}",
    usual="What is usual",
    sources="Sources",
    reviewed="Reviewed on {date}",
    in_language="In {language}",
    explanation="In use",
    example="Example",
    formula="Formula",
    worked_example="With numbers",
    caution="Watch out",
    contrast="Not to be confused with",
    side_by_side="Side by side",
    compare="Compare",
    compare_intro="Two words that are often taken for each other, side by side.",
    one_or_other="{one} or {other}?",
    broader="Part or kind of",
    narrower="Parts and kinds",
    mentioned_in="Mentioned in",
    path="Path",
    stage="Stage",
    related="See also",
    previous="Previous",
    next="Next",
    neighbours="Previous and next",
    around_this_term="Around this term",
    more=Counted("en", {"one": "+{n} more", "other": "+{n} more"}),
    at_home_here="The words of this stage",
    also_here="Also used here",
    no_terms="No term yet.",
    see="see",
    letters="Letters",
    not_a_letter="0–9",
    stage_number="Stage {n} of {total}",
    abbreviation="Abbreviation",
    stands_for="Stands for",
    open="Open",
    searching=SearchWording(
        erase="Clear the text",
        close="Close",
        loading="Loading the words…",
        failed="The search could not be loaded.",
        results="Results",
        groups={"terms": "Terms", "guides": "Comparisons and paths", "pages": "Pages"},
        kinds={"compare": "Comparison", "path": "Learning path", "stage": "Stage", "topic": "Topic"},
        to_avoid="better avoided",
        named="{language}: {name}",
        recent="Looked up recently",
        forget="Forget these",
        suggested="To begin with",
        found=Counted("en", {"one": "{n} result", "other": "{n} results"}),
        corrected="Did you mean {query}?",
        none="Nothing found for “{query}”",
        none_hint="Check the spelling, or type less: the beginning of a word is enough.",
        propose="Propose this word",
        new_term="New term: {query}",
        also="Also in its text: {words}",
        to_choose="choose",
        to_open="open",
        to_close="close",
    ),
    not_found="This page is not here",
    not_found_text="The address may be misspelled. Every term is in the A–Z, and the search finds half words too.",
    to_home="Home",
    to_a_z="A–Z",
)

_ASKING = Asking(
    joints=frozenset("a an and as at by for from in into of on or per s the to with".split()),
    questions=frozenset(
        "about again another are calculate calculated calculating calculation can compare compares comparing "
        "comparison compute computed contrast could define defined definition describe did diff differ difference "
        "differences different differs distinction distinguish do does example examples explain explained find "
        "formula get give how i is it just me mean meaning means meant measure measured my our please say should show "
        "so stand standing stands tell term than that these they this those u us use used was we what whats when "
        "where which who whos whose why will work works would you your".split()
    ),
    between=frozenset("and between btw compared from or same than to v versus vs with".split()),
    kinds={
        "stage": frozenset("stage stages step steps phase phases".split()),
        "topic": frozenset("topic topics theme themes subject subjects".split()),
        "path": frozenset("path paths learning course courses".split()),
        "compare": frozenset("comparison comparisons".split()),
    },
    units={
        "day": frozenset("days daily".split()),
        "week": frozenset("weeks weekly".split()),
        "month": frozenset("months monthly".split()),
        "quarter": frozenset("quarters quarterly".split()),
        "year": frozenset("years yearly annual annually".split()),
        "rate": frozenset("percentage percentages percent proportion".split()),
        "revenue": frozenset("income money".split()),
    },
)

_JOINTS = frozenset("of to for in on at by per with from and or the a an".split())
_INVARIABLE = re.compile(r".*(?:ing|ed|ly|ics|[^s]s)|s|\d+|\W")


def _plural(name: Sequence[str], place: int) -> tuple[str, ...]:
    """Return the plural of a noun."""
    small = name[place].lower()
    if _INVARIABLE.fullmatch(small) or small in _JOINTS:
        return ()
    if re.search(r"(?:s|x|z|ch|sh)$", small):
        return (f"{small}es",)
    if re.search(r"[^aeiou]y$", small):
        return (f"{small[:-1]}ies",)
    if small.endswith("man"):
        return (f"{small[:-3]}men",)
    return (f"{small}s",)


def _heads(name: Sequence[str]) -> Collection[int]:
    """Return the places of the words that can head a phrase: the last, and any before a preposition."""
    last = len(name) - 1
    return {last, *(place for place in range(last) if name[place + 1].lower() in _JOINTS)}


RULES = Rules(
    wording=_WORDING,
    asking=_ASKING,
    inflection=Inflection(_heads, _plural),
    within_a_sentence=begun_small,
)
