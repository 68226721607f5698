"""A glossary → everything its terms can look like in running text, and where they mean something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

from generator.languages.sorting import unaccented
from generator.links.inflection import Alternatives, inflected
from generator.links.phrases import PhraseError, listed, parsed
from generator.links.words import COMMA, WORD, as_found, is_case_sensitive, joins, key
from generator.model import Glossary, Term


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a term: for each word what may stand there. Some count only in a context."""

    term: str
    words: tuple[Alternatives, ...]
    in_context: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """A phrase that decides about the words in it.

    The words from `start` to `end` are the term; without such words, nothing in the phrase is a term.
    `ANY` stands for any word. With `company`, the phrase decides only near one of those words.
    """

    term: str
    words: tuple[Alternatives, ...]
    start: int = 0
    end: int = 0
    company: frozenset[str] = frozenset()


def forms(glossary: Glossary, language: str) -> Iterator[Form]:
    """Yield every way to write every term in a language, those of one term together."""
    names = {name for term in glossary.terms for name in map(key, term.entries[language].spellings)}
    for term in glossary.terms:
        yield from _of_term(term, language, names)


def _of_term(term: Term, language: str, names: set[str]) -> Iterator[Form]:
    entry = term.entries[language]
    barred = {key(spelling) for spelling in entry.no_link}
    for spelling in (*entry.spellings, *entry.forms):
        words = split(spelling)
        if not words:
            continue
        is_name = spelling in entry.spellings
        alternatives = inflected(language, words) if is_name else tuple((as_found(word),) for word in words)
        yield Form(term.id, alternatives, key(spelling) in barred)
        if plain := _without_accents(alternatives, names):
            yield Form(term.id, plain, key(spelling) in barred)


def split(spelling: str) -> tuple[str, ...]:
    """Return the words and commas of a spelling, or none when other signs between them never occur inside a mention."""
    found = list(WORD.finditer(spelling))
    words = [match[0] for match in found[:1]]
    for one, two in pairwise(found):
        gap = spelling[one.end() : two.start()]
        if gap.startswith(COMMA):
            words.append(COMMA)
        if not joins(gap.removeprefix(COMMA)):
            return ()
        words.append(two[0])
    return tuple(words)


def _without_accents(words: Iterable[Alternatives], names: set[str]) -> tuple[Alternatives, ...]:
    """Return the forms as hurried people type them, if that cannot be another word.

    Short single words are left alone: marche is no marché.
    """
    listed = tuple(words)
    plain = tuple(tuple(unaccented(form) if not is_case_sensitive(form) else form for form in word) for word in listed)
    is_long = len(listed) > 1 or len(listed[0][0]) >= 7
    return plain if plain != listed and is_long and " ".join(word[0] for word in plain) not in names else ()


def contexts(glossary: Glossary, language: str) -> Iterator[Context]:
    """Yield the phrases declared for a language."""
    declared = glossary.contexts.get(language)
    for id_, phrases in declared.phrases.items() if declared else ():
        for phrase in phrases:
            with suppress(PhraseError):  # which the check has told of
                yield context(id_, phrase, language)


def subject(glossary: Glossary, language: str) -> frozenset[str]:
    """Return the words that tell in a language that a text is about the subject of the glossary."""
    declared = glossary.contexts.get(language)
    found: set[str] = set()
    for words in declared.subject if declared else ():
        with suppress(PhraseError):  # which the check has told of
            found |= _words(listed(words), language)
    return frozenset(found)


def context(term: str, phrase: str, language: str) -> Context:
    """Return what a phrase says: `open|close the [case]`, `in that case`, `[case] *`, `SLA ~ resin|printer`.

    One that cannot be read raises `PhraseError`.
    """
    written = parsed(phrase)
    words = tuple(tuple(as_found(option) for option in options) for options in written.words)
    return Context(term, words, written.start, written.end, _words(written.company, language))


def _words(listed: Iterable[str], language: str) -> frozenset[str]:
    """Return the words of a list and their plurals."""
    return frozenset(form for word in listed for form in inflected(language, (word,))[0])
