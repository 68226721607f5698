"""A made-up glossary of any size, shaped like the real one: fields, lengths, relations, formulas.

The same size and seed always give the same files.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from textwrap import fill

from jinja2 import Environment, PackageLoader, StrictUndefined

from benchmarks.vocabulary import INVENTED, Vocabulary, sentences, vocabulary, word
from generator.source.termfiles import slug

STAGES = ("notice", "weigh", "decide", "stay", "throughout")
TOPICS = ("plans", "people", "prospects", "steps", "buyers", "acts", "figures", "tools")

_ALIASES = 4
_BRANCHES = 5  # how many narrower terms a broader one has
_CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ"  # no word of a text is spelled without a vowel
_WIDTH = 98
_WHOLES = (100, 200, 250, 400, 500)  # a share of these has few decimals


@dataclass(slots=True)
class Words:
    """A term in one language: its names, and later its texts."""

    names: Sequence[str]
    abbreviation: str
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class MadeUp:
    """A term before it is printed. Relations are ids."""

    id: str
    stages: Sequence[str]
    topic: str
    words: dict[str, Words]
    broader: str = ""
    related: list[str] = field(default_factory=list)
    contrasts: dict[str, dict[str, str]] = field(default_factory=dict)
    formula: dict[str, str] = field(default_factory=dict)


def write_glossary(project: Path, size: int, seed: int = 1, languages: Sequence[str] = tuple(INVENTED)) -> None:
    """Write a glossary of `size` terms in these languages into the project folder."""
    templates = Environment(
        loader=PackageLoader("benchmarks"),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # YAML, of words without signs
    )
    templates.globals.update(languages={language: INVENTED[language] for language in languages})
    terms = made_up_terms(size, seed, languages)
    folder = project / "glossary" / "terms"
    folder.mkdir(parents=True)
    paths = [terms[start : start + 12] for start in range(0, min(size, 60), 12)]
    settings = templates.get_template("glossary.yml.j2").render(stages=STAGES, topics=TOPICS, paths=paths)
    (project / "glossary" / "glossary.yml").write_text(settings, "utf-8")
    template = templates.get_template("term.yml.j2")
    for term in terms:
        (folder / f"{term.id}.yml").write_text(template.render(term=term), "utf-8")


def made_up_terms(size: int, seed: int, languages: Sequence[str]) -> list[MadeUp]:
    """Return `size` terms that pass all checks. Their ids are words of the first language."""
    source = random.Random(seed)  # noqa: S311  # the same terms each time, nothing secret
    taken: set[str] = set()
    terms = [_named_term(languages, source, taken) for _ in range(size)]
    _relate(terms, source)
    known = {term.id: term for term in terms}
    for language in languages:
        words = vocabulary(language, seed)
        for position, term in enumerate(terms):
            # Others are mentioned from one side only: two that mention each other ought to be related.
            earlier = [terms[source.randrange(position)] for _ in range(3) if position]
            _tell(term, [*(known[id_] for id_ in term.related), *earlier], words, source)
            if position % 5 == 0:
                term.formula = _formula(source)
    return terms


def _named_term(languages: Sequence[str], source: random.Random, taken: set[str]) -> MadeUp:
    words = {language: _named(language, source, taken) for language in languages}
    home = source.choice(STAGES)
    also = [stage for stage in STAGES[:-1] if stage != home and home != STAGES[-1] and source.random() < 0.2]
    id_ = slug(words[languages[0]].names[0])
    return MadeUp(id_, (home, *also), source.choice(TOPICS), words)


def _named(language: str, source: random.Random, taken: set[str]) -> Words:
    """Return names that no other term has. They have two words, so that no text uses one by chance."""
    names: list[str] = []
    while len(names) < 1 + _ALIASES:
        name = f"{word(language, source, 3)} {word(language, source, source.choice((2, 3)))}"
        if f"{language} {name}" not in taken:
            taken.add(f"{language} {name}")
            names.append(name.capitalize() if not names else name)
    return Words(names, _abbreviation(language, source, taken) if source.random() < 0.3 else "")


def _abbreviation(language: str, source: random.Random, taken: set[str]) -> str:
    while True:
        letters = "".join(source.choices(_CONSONANTS, k=source.choice((3, 4, 5))))
        if f"{language} {letters}" not in taken:
            taken.add(f"{language} {letters}")
            return letters


def _relate(terms: Sequence[MadeUp], source: random.Random) -> None:
    """Give each term a place in a tree, two written relations (four are seen), and some a contrast."""
    paired: set[frozenset[str]] = set()
    for position, term in enumerate(terms):
        if position:
            term.broader = terms[(position - 1) // _BRANCHES].id
            paired.add(frozenset((term.id, term.broader)))
    for position, term in enumerate(terms):
        others = [other for other in source.sample(terms, min(8, len(terms))) if other.id != term.id]
        free = [other for other in others if frozenset((term.id, other.id)) not in paired][:2]
        term.related = [other.id for other in free]
        paired |= {frozenset((term.id, id_)) for id_ in term.related}
        if position % 4 == 1 and len(others) > 4:
            _contrast(term, others[-1], paired)


def _contrast(term: MadeUp, other: MadeUp, paired: set[frozenset[str]]) -> None:
    pair = frozenset((term.id, other.id))
    if pair not in paired:
        paired.add(pair)
        term.contrasts[other.id] = {}


def _tell(term: MadeUp, others: Sequence[MadeUp], words: Vocabulary, source: random.Random) -> None:
    """Write the texts of a term in one language. They mention the other terms, as real ones do."""
    language = words.language
    mentioned = [source.choice(other.words[language].names).lower() for other in others]
    own = term.words[language].names[0].lower()
    told = sentences(words, source, source.randint(95, 125), [own, *mentioned[:4]])
    third = len(told) // 3 + 1
    paragraphs = [told[start : start + third] for start in range(0, len(told), third)]
    texts = term.words[language].texts
    texts["definition"] = _wrapped(_one_sentence(words, source, source.randint(18, 32)))
    texts["explanation"] = "\n\n".join(_wrapped(" ".join(paragraph)) for paragraph in paragraphs)
    texts["example"] = _wrapped(" ".join(sentences(words, source, source.randint(40, 60), mentioned[4:])))
    if source.random() < 0.5:
        texts["caution"] = _wrapped(_one_sentence(words, source, 14))
    for told_apart in term.contrasts.values():
        told_apart[language] = _one_sentence(words, source, 15)


def _one_sentence(words: Vocabulary, source: random.Random, length: int) -> str:
    return " ".join(sentences(words, source, length))


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, break_on_hyphens=False, break_long_words=False)


def _formula(source: random.Random) -> dict[str, str]:
    whole = source.choice(_WHOLES)
    part = source.randrange(1, whole)
    return {"part": str(part), "whole": str(whole), "result": str(Decimal(part) / Decimal(whole))}
