"""G41x: what makes a text worth reading: its length, a definition that explains, typography."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.spellings import folded, likeness, tokens
from generator.checks.written import Text, term_texts, texts
from generator.fields import TEXTS
from generator.model import Entry, Glossary
from generator.problem import Problem, Severity
from generator.signs import is_blank, without_unseen
from generator.words.inflection import inflected

_LENGTHS = {field.name: field.words for field in TEXTS if field.words}


def length(glossary: Glossary) -> Iterator[Problem]:
    """G411: a text that is longer or shorter than readers have time for."""
    for term in glossary.terms:
        for text in term_texts(term):
            if text.name in _LENGTHS and len(text.path) == 2 and not is_blank(text.value):
                least, most = _LENGTHS[text.name]
                words = len(re.findall(r"[^\W_]+(?:['’.,\-][^\W_]+)*", text.value))
                if not least <= words <= most:
                    size = "short" if words < least else "long"
                    message = f"{text.name} is too {size}: {words} word{'' if words == 1 else 's'}"
                    hint = f"write {least} to {most} words"
                    yield Problem("G411", message, text.span(0, 1), hint, Severity.WARNING)


def circular_definition(glossary: Glossary) -> Iterator[Problem]:
    """G412: a definition that uses the term it defines."""
    for term in glossary.terms:
        for language, entry in term.entries.items():
            definition = folded(entry.definition)
            for name in _own_names(entry):
                forms = [[folded(form) for form in word] for word in inflected(language, tokens(name))]
                if not all(any(form in definition for form in word) for word in forms):
                    continue
                if match := likeness(forms).search(entry.definition):
                    text = Text(language, "definition", entry.definition, term.places, (language, "definition"))
                    message = f"the definition of '{entry.term or name}' uses the term itself"
                    hint = "say what it is in other words"
                    yield Problem("G412", message, text.span(*match.span()), hint, Severity.WARNING)
                    break


def _own_names(entry: Entry) -> Iterator[str]:
    """Yield the names that would explain a term by itself: of the aliases those that only spell its initials out."""
    names = [name for name in (entry.term, entry.abbreviation) if not is_blank(name)]
    yield from names
    initials = {folded(name) for name in names}
    yield from (alias for alias in entry.aliases if "".join(re.findall(r"\b\w", folded(alias))) in initials)


def typography(glossary: Glossary) -> Iterator[Problem]:
    """G413: a sign or space that the typography of the language wants otherwise."""
    languages = {language.id: language for language in glossary.settings.languages}
    for text in texts(glossary):
        bare, places = without_unseen(text.value)  # invisible signs are reported as G414
        language = languages[text.language]
        for slip in language.rules.slips(language.own_locale, bare):
            start, end = places[slip.start], places[max(slip.end - 1, 0)] + 1
            place = text.span(start, max(end, start + 1))
            around = bare[max(slip.start - 12, 0) : slip.end + 12].replace("\n", " ")
            last = end if slip.end > slip.start else start
            fix = text.fix(start, last, slip.correct) if slip.correct is not None else None
            yield Problem("G413", f"typography in '{around}'", place, slip.rule, Severity.WARNING, fix)
