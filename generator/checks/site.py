"""G23x: what `glossary.yml` says of the site as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from babel.numbers import is_currency

from generator.checks.requires import requires
from generator.languages import KNOWN
from generator.model import Glossary
from generator.problem import Problem, Severity


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
    """G233: a language that the generator has no words for."""
    settings = glossary.settings
    for number, language in enumerate(settings.languages):
        if language.id not in KNOWN:
            message = f"no interface words for '{language.id}': its pages have English ones"
            hint = f"known: {', '.join(sorted(KNOWN))}; CONTRIBUTING says how to add one"
            yield Problem("G233", message, settings.places.at("languages", number, "id"), hint, Severity.WARNING)


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
