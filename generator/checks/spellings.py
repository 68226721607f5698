"""G3xx: the names of terms, which readers type and the linker looks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks.requires import LINKED, requires
from generator.folding import composed, lowered
from generator.model import Entry, Glossary, Term
from generator.problem import Problem, nearest
from generator.signs import is_blank
from generator.source.record import SUBJECT
from generator.span import KeyPath
from generator.words.phrases import PhraseError, listed, parsed

_JOINTS = re.compile(r"[\s\u00a0\u202f\-‐‑‒–]+")


def folded(spelling: str) -> str:
    """Return the folded words of a spelling: equal for spellings that a reader would take for the same."""
    return _JOINTS.sub(" ", lowered(spelling).replace("’", "'")).strip()


def tokens(spelling: str) -> list[str]:
    """Return the words of a spelling: what spaces and hyphens part."""
    return _JOINTS.sub(" ", composed(spelling)).split()


def likeness(forms: Iterable[Iterable[str]]) -> re.Pattern[str]:
    """Return a pattern that finds in a text all that a reader would take for a spelling.

    `forms` are those of each of its words, folded.
    """
    words = ("|".join(re.escape(form).replace("'", "['’]") for form in word) for word in forms)
    pattern = _JOINTS.pattern.join(f"(?:{word})" for word in words)
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


@requires(settings=["ambiguous"])
def shared_spelling(glossary: Glossary) -> Iterator[Problem]:
    """G301: a spelling belongs to two terms of one language, and nobody said that this is meant."""
    allowed = {(a.language, folded(a.spelling)): set(a.terms) for a in glossary.settings.ambiguous}
    for language in glossary.settings.languages:
        owners: dict[str, Term] = {}
        for term, spelling, path in _claims(glossary, language.id):
            key = folded(spelling)
            owner = owners.setdefault(key, term)
            if owner.id == term.id or {owner.id, term.id} <= allowed.get((language.id, key), set()):
                continue
            yield Problem(
                "G301",
                f"'{spelling}' is a name of '{owner.id}' too",
                term.places.at(*path),
                f"take it out of {owner.places.file} or of this file, or declare it under ambiguous in glossary.yml",
            )


def _claims(glossary: Glossary, language: str) -> list[tuple[Term, str, KeyPath]]:
    """Return all names of all terms. Aliases stand last: a term has the better right to its own name."""
    claims = [
        (term, spelling, path)
        for term in glossary.terms
        for spelling, path in _spellings(term.entries[language], language)
    ]
    return sorted(claims, key=lambda claim: "aliases" in claim[2])


def repeated_spelling(glossary: Glossary) -> Iterator[Problem]:
    """G302: a term has the same name twice, or a name that is also to be avoided."""
    for term in glossary.terms:
        for language, entry in term.entries.items():
            names: dict[str, str] = {}
            for spelling, path in _spellings(entry, language):
                if folded(spelling) in names and path[1] == "aliases":
                    hint = "delete it: term, abbreviation and aliases are different spellings"
                    yield Problem("G302", f"'{spelling}' is given twice", term.places.at(*path), hint)
                names.setdefault(folded(spelling), spelling)
            for position, form in enumerate(entry.avoid):
                if not is_blank(form) and folded(form) in names:
                    span = term.places.at(language, "avoid", position)
                    yield Problem("G302", f"'{form}' is both a name and to be avoided", span, "keep one of them")


@requires(terms=LINKED)
def undeclared_spelling(glossary: Glossary) -> Iterator[Problem]:
    """G303: no_link bars a spelling that is no name or form of the term."""
    for term in glossary.terms:
        for language, entry in term.entries.items():
            known = {folded(name): name for name in (*entry.spellings, *entry.forms)}
            for position, spelling in enumerate(entry.no_link):
                if folded(spelling) not in known:
                    hint = nearest(spelling, known.values()) or "no_link bars a name given above; delete it"
                    span = term.places.at(language, "no_link", position)
                    yield Problem("G303", f"'{spelling}' is no name of '{term.id}'", span, hint)


@requires(terms=LINKED)
def false_ambiguity(glossary: Glossary) -> Iterator[Problem]:
    """G304: glossary.yml calls a spelling ambiguous that does not belong to all the terms it names."""
    settings = glossary.settings
    languages = {language.id for language in settings.languages}
    for number, ambiguity in enumerate(settings.ambiguous):
        if ambiguity.language not in languages:
            span = settings.places.at("ambiguous", number, "language")
            hint = nearest(ambiguity.language, languages) or f"known: {', '.join(sorted(languages))}"
            yield Problem("G304", f"unknown language '{ambiguity.language}'", span, hint)
            continue
        for position, id_ in enumerate(ambiguity.terms):
            term = glossary.by_id.get(id_)
            names = term.entries[ambiguity.language].spellings if term else ()
            if term and folded(ambiguity.spelling) not in map(folded, names):
                span = settings.places.at("ambiguous", number, "terms", position)
                message = f"'{ambiguity.spelling}' is no name of '{id_}'"
                yield Problem("G304", message, span, f"add it to the aliases in {term.places.file}, or delete it here")


def malformed_context(glossary: Glossary) -> Iterator[Problem]:
    """G305: a context phrase that cannot be read."""
    for contexts in glossary.contexts.values():
        for id_, phrases in (*contexts.phrases.items(), (SUBJECT, contexts.subject)):
            for position, phrase in enumerate(phrases):
                try:
                    listed(phrase) if id_ == SUBJECT else parsed(phrase)
                except PhraseError as error:
                    span = contexts.places.within((id_, position), phrase, error.start, error.end)
                    yield Problem("G305", f"context '{phrase}' cannot be read", span, error.reason)


def _spellings(entry: Entry, language: str) -> Iterator[tuple[str, KeyPath]]:
    """Yield the names that are not blank. Blank ones are reported as G307, and would all be equal."""
    names: list[tuple[str, KeyPath]] = [
        (entry.term, (language, "term")),
        (entry.abbreviation, (language, "abbreviation")),
    ]
    names += [(alias, (language, "aliases", position)) for position, alias in enumerate(entry.aliases)]
    yield from ((name, path) for name, path in names if not is_blank(name))
