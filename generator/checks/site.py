"""G23x: what `glossary.yml` says of the site as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from babel.numbers import is_currency

from generator.checks.requires import requires
from generator.languages import KNOWN
from generator.layout import LANGUAGES
from generator.model import Glossary, Language
from generator.problem import Problem, Severity
from generator.span import Span

# More names than these help nobody to begin.
_NAMED = 12


def repeated_language(glossary: Glossary) -> Iterator[Problem]:
    """G231: a language that is given twice."""
    places = glossary.settings.places
    seen: set[str] = set()
    for number, language in enumerate(glossary.settings.languages):
        if language.id in seen:
            span = places.at("languages", number, "id")
            yield Problem("G231", f"language '{language.id}' is given twice", span, "delete one of them")
        seen.add(language.id)


def unknown_language(glossary: Glossary) -> Iterator[Problem]:
    """G233: a language that the generator has no words for, and the project's own file not all of them."""
    settings = glossary.settings
    for number, language in enumerate(settings.languages):
        if language.id in KNOWN:
            continue
        file = f"{LANGUAGES}/{language.id}.yml"
        if not language.own:
            message = f"no interface words for '{language.id}': its pages have English ones"
            hint = f"write them in {file}: CONTRIBUTING says how; known without it: {', '.join(sorted(KNOWN))}"
            yield Problem("G233", message, settings.places.at("languages", number, "id"), hint, Severity.WARNING)
        elif language.own.missing is not None and (missing := (*language.own.missing, *_genders(glossary, language))):
            named = ", ".join(missing[:_NAMED]) + (
                f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
            )
            words = "a word is" if len(missing) == 1 else f"{len(missing)} words are"
            message = f"{words} missing for '{language.id}', and English on its pages: {named}"
            hint = "add what is missing; `glossary schema language` has all words, with the English ones"
            yield Problem("G233", message, Span(file, 1, 1, 2), hint, Severity.WARNING)


def _genders(glossary: Glossary, language: Language) -> Iterator[str]:
    """Return the genders that terms have in a language, and that it has no word for."""
    entries = (term.entries[language.id] for term in glossary.terms if language.id in term.entries)
    used = sorted({entry.gender for entry in entries if entry.gender} - language.words.genders.keys())
    return (f"genders.{gender}" for gender in used)


@requires(settings=["languages"])
def unknown_country(glossary: Glossary) -> Iterator[Problem]:
    """G231: a locale or a currency that does not exist."""
    at = glossary.settings.places.at
    for number, language in enumerate(glossary.settings.languages):
        if not _is_locale(language.locale):
            hint = "a language and a country, like fr_FR"
            yield Problem("G231", f"unknown locale '{language.locale}'", at("languages", number, "locale"), hint)
        if not is_currency(language.currency):
            hint = "three letters, like EUR"
            yield Problem("G231", f"unknown currency '{language.currency}'", at("languages", number, "currency"), hint)


def _is_locale(locale: str) -> bool:
    try:
        Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return False
    return True


@requires(settings=["stages"])
def several_whole_stages(glossary: Glossary) -> Iterator[Problem]:
    """G232: more than one stage stands for all of them, or none is a stage of its own."""
    settings = glossary.settings
    whole = [number for number, stage in enumerate(settings.stages) if stage.every_stage]
    for number in whole[1:]:
        span = settings.places.at("stages", number, "every_stage")
        yield Problem("G232", "a second stage with every_stage", span, "only one stage can hold what is used all along")
    if len(whole) == len(settings.stages):
        hint = "add the stages themselves, in their order"
        yield Problem("G232", "no stage of its own", settings.places.key("stages"), hint)
