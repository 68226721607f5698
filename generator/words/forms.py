"""A glossary → the forms of its terms in running text, and the contexts that decide about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.folding import unaccented
from generator.model import Glossary, Term
from generator.signs import is_blank
from generator.words.inflection import Alternatives, inflected
from generator.words.phrases import PhraseError, listed, parsed
from generator.words.tokens import COMMA, WORD, as_found, is_case_sensitive, joins, key, spelled


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of a name that is found only as it is written: before its words, after each, and so behind the last.

    U.S. has two dots, (Re)tapping a bracket before and one after the first word, and 🚧 nothing but a sign before none.
    """

    before: str
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a term: for each word what may stand there. Some count only in a context, some with their signs.

    Without `signs`, anything that joins words may stand between them.
    """

    term: str
    words: tuple[Alternatives, ...]
    in_context: bool = False
    signs: Signs | None = None


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
    """Yield every form of every term in a language, those of one term together."""
    names = {name for term in glossary.terms for name in map(key, term.entries[language].spellings)}
    for term in glossary.terms:
        yield from _of_term(term, language, names)


def _of_term(term: Term, language: str, names: set[str]) -> Iterator[Form]:
    entry = term.entries[language]
    barred = {key(spelling) for spelling in entry.no_link}
    for spelling in (*entry.spellings, *entry.forms):
        if is_blank(spelling):
            continue
        form = form_of(term.id, spelling, language, is_name=spelling in entry.spellings)
        form = replace(form, in_context=key(spelling) in barred)
        yield form
        if plain := _without_accents(form.words, names):
            yield replace(form, words=plain)


def form_of(term: str, spelling: str, language: str, *, is_name: bool = True) -> Form:
    """Return the form of a term that has this spelling. One that is no name, but a form of one, is not inflected."""
    words, signs = _parts(spelling)
    if not signs and len(words) == 1 and len(words[0]) == 1 and words[0].isupper():
        return Form(term, (words,))  # in "user's" and "option c)" stands no S and no C
    alternatives = inflected(language, words) if is_name else tuple((as_found(word),) for word in words)
    return Form(term, alternatives, signs=signs)


def _parts(spelling: str) -> tuple[tuple[str, ...], Signs | None]:
    """Return the words of a spelling, and its signs if it is found only with them."""
    text = spelling.strip()
    places = [match.span() for match in WORD.finditer(text)]
    if places and places[0][0] == 0 and places[-1][1] == len(text) and (words := split(text)):
        return words, None
    if not places:
        return (), Signs(text)
    starts = [start for start, _ in places[1:]]
    gaps = tuple(text[end:start] for (_, end), start in zip(places, [*starts, len(text)], strict=True))
    return tuple(spelled(text[start:end]) for start, end in places), Signs(
        text[: places[0][0]] if places else text, gaps
    )


def split(spelling: str) -> tuple[str, ...]:
    """Return the words and commas of a spelling, or none when there are other signs between them."""
    found = list(WORD.finditer(spelling))
    words = [spelled(match[0]) for match in found[:1]]
    for one, two in pairwise(found):
        gap = spelling[one.end() : two.start()]
        if gap.startswith(COMMA):
            words.append(COMMA)
        if not joins(gap.removeprefix(COMMA)):
            return ()
        words.append(spelled(two[0]))
    return tuple(words)


def _without_accents(words: Iterable[Alternatives], names: set[str]) -> tuple[Alternatives, ...]:
    """Return the forms as hurried people type them, if that cannot be another word.

    Short single words are left alone: marche is no marché.
    """
    listed = tuple(words)
    plain = tuple(tuple(unaccented(form) if not is_case_sensitive(form) else form for form in word) for word in listed)
    is_long = len(listed) > 1 or (listed and len(listed[0][0]) >= 7)
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
