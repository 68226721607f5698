"""A language's own file → what it says of the language, and all that is wrong with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from generator.folding import unaccented
from generator.languages import rules_of
from generator.languages.alphabets import alphabet
from generator.languages.asking import Asking
from generator.languages.casing import as_written, begun_small
from generator.languages.locales import categories, counted
from generator.languages.own import Own, laid_over, supplied
from generator.languages.rules import Rules
from generator.languages.wording import Counted
from generator.problem import Problem, closest
from generator.source.decode import validated
from generator.source.wording import ENGLISH, AskingRecord, OwnLanguageRecord, language_record
from generator.source.yaml import Document
from generator.span import KeyPath, Places, dotted

_BLANK = re.compile(r"\{([^{}]*)\}")
_SIGN = re.compile(r"""[&<>"\\*_`|\[\]{}]""")
_WORDS = {field.name for field in fields(ENGLISH)}
_INSTEAD = {"&": "write the word for it", '"': "use the quotation marks of the language, like “ ” or « »"}
# What a word may have filled in though the English one has nothing: what glossary.yml calls the language.
_FREE: Mapping[KeyPath, frozenset[str]] = {("read_in",): frozenset(("name",))}


def decode_language(document: Document, language: str) -> tuple[Own, list[Problem]]:
    """Return what a file says of a language, laid over what is known of it, and all problems of the file.

    While something in it is wrong, nothing is said to be missing.
    """
    written, read = validated(document, language_record(categories(language)))
    said = written.model_dump(include=_WORDS, exclude_none=True) if written else {}
    words = dict(_words(said))
    flaws = (flaw for path, text in words.items() for flaw in _flaws(path, text, language, read.places))
    problems = [*read.problems, *flaws]
    if problems or not written:
        return Own(rules_of(language), {}, None, read.places), problems
    missing = tuple(dotted(path) for path in supplied(ENGLISH, language) if path not in words)
    return Own(_rules(rules_of(language), language, said, written), words, missing, read.places), []


def _words(said: Mapping[str, Any], path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    for name, value in said.items():
        if isinstance(value, str):
            yield (*path, name), value
        elif value:
            yield from _words(value, (*path, name))


def _flaws(path: KeyPath, text: str, language: str, places: Places) -> Iterator[Problem]:
    """Yield what a word of the interface holds that pages would not show, or fill in, as it is meant."""
    blanks = list(_BLANK.finditer(text))
    for sign in _SIGN.finditer(_BLANK.sub(lambda blank: " " * len(blank[0]), text)):
        hint = _INSTEAD.get(sign[0], "leave it out: these words are shown without any markup")
        yield Problem(
            "G118", f"'{sign[0]}' in the word '{dotted(path)}'", places.within(path, text, *sign.span()), hint
        )
    english = _english(path)
    wanted = _BLANK.findall(english)
    known = {*wanted, *_FREE.get(path, ())}
    for number, blank in enumerate(blanks):
        if fault := _fault(blank[1], known, [other[1] for other in blanks[:number]]):
            hint = _meant(blank[1], known) or f"the English word is: {english}"
            span = places.within(path, text, *blank.span())
            yield Problem("G119", f"{blank[0]} {fault} in the word '{dotted(path)}'", span, hint)
    if all(blank[1] in known for blank in blanks) and not _is_of_one_number(path, language):
        for name in wanted:
            if name not in {blank[1] for blank in blanks}:
                hint = f"the English word is: {english}"
                yield Problem("G119", f"{{{name}}} is missing in the word '{dotted(path)}'", places.at(*path), hint)


def _fault(name: str, known: Iterable[str], before: Iterable[str]) -> str:
    return "is not filled in" if name not in known else "stands twice" if name in before else ""


def _meant(name: str, known: Iterable[str]) -> str:
    """Return "did you mean {date}?", or nothing when no name is near, or this one is right."""
    near = "" if name in known else closest(name.strip(), known)
    return near and f"did you mean {{{near}}}?"


def _english(path: KeyPath) -> str:
    """Return a word in English: of a plural that English has not, the usual one."""
    word: Any = ENGLISH
    for step in path:
        if isinstance(word, Counted):
            return word.forms.get(str(step), word.forms["other"])
        word = word.get(step, "") if isinstance(word, Mapping) else getattr(word, str(step))
    return str(word)


def _is_of_one_number(path: KeyPath, language: str) -> bool:
    """Return whether a word is a form for one number only, which it may say in letters: no term, one term."""
    return len(counted(language).get(str(path[-1]), ())) == 1


def _rules(base: Rules, language: str, said: Mapping[str, Any], written: OwnLanguageRecord) -> Rules:
    """Return the rules that are known of a language with those that are written in their place."""
    inside = {None: base.within_a_sentence, True: begun_small, False: as_written}[written.small_in_sentences]
    letters = "; ".join(written.alphabet).lower()
    return replace(
        base,
        wording=laid_over(base.wording, language, said),
        asking=_asking(base.asking, written.asking) if written.asking else base.asking,
        alphabet=alphabet(language, letters) if letters else base.alphabet,
        within_a_sentence=inside,
    )


def _asking(base: Asking, written: AskingRecord) -> Asking:
    kinds = written.kinds.model_dump() if written.kinds else {}
    units, elided = written.units or {}, written.elided or {}
    return Asking(
        joints=frozenset(_bare(written.joints)) or base.joints,
        questions=frozenset(written.questions) or base.questions,
        between=frozenset(written.between) or base.between,
        kinds={**base.kinds, **{kind: frozenset(words) for kind, words in kinds.items() if words}},
        units={unaccented(unit): frozenset(words) for unit, words in units.items()} or base.units,
        elided={unaccented(word): frozenset(_bare(others)) for word, others in elided.items()} or base.elided,
    )


def _bare(words: Iterable[str]) -> Iterator[str]:
    """Yield words as the search compares them, one by one."""
    return (word for text in words for word in unaccented(text).split())
