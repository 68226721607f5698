"""G113 and G601: what the addresses of a site say about the pages that people write."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from generator.layout import DOCS, TERMS
from generator.model import LearningPath, Stage, Topic
from generator.outline import Item, Kind, Outline
from generator.problem import Problem, Severity
from generator.span import Span

Made = tuple[str, Item]
"""An address of the site, and what is to be there."""


def same_address(outline: Outline) -> Iterator[Problem]:
    """G601: two pages have one address, or a file lies where others need a folder."""
    for makers in outline.makers.values():
        for made, other in _rivals(makers, outline.languages[0].id):
            what = "rename one of them" if other[1].is_by_hand == made[1].is_by_hand else "rename it"
            hint = f"{what}: {_maker(outline, other[1])} comes to {_seen_from(made[0], other[0])}"
            yield Problem("G601", "two pages have this address", _place(outline, made[1]), hint)
    yield from _blocked(outline)


def _rivals(makers: Sequence[Made], first_language: str) -> Iterator[tuple[Made, Made]]:
    """Yield the pairs of makers that want one address: the one to be renamed, and the other.

    G222 and G223 report ids. But two pairs of terms may have one name: `a` and `b-vs-c`, `a-vs-b` and `c`. That is so
    in all languages and reported once.
    """
    if len(makers) == 1:
        return
    by_hand = [made for made in makers if made[1].is_by_hand]
    generated = [made for made in makers if not made[1].is_by_hand]
    if generated:
        yield from ((made, generated[0]) for made in by_hand)
        pairs = [made for made in generated if made[1].kind is Kind.COMPARISON and made[1].language == first_language]
        yield from ((made, pairs[0]) for made in pairs[1:])
    else:
        yield from ((by_hand[-1], other) for other in by_hand[:-1])


def _seen_from(address: str, other: str) -> str:
    return f"{address} too" if address == other else f"{other}, which some disks cannot tell from {address}"


def _blocked(outline: Outline) -> Iterator[Problem]:
    """Yield what is wrong with files that stand where others need a folder."""
    makers = outline.makers
    within: dict[str, Made] = {}
    for made, *_ in makers.values():
        for above in _above(made[0].lower()):
            within.setdefault(above, made)
    for address in makers.keys() & within.keys():
        file, inner = makers[address][0], within[address]
        made, other = (file, inner) if file[1].is_by_hand else (inner, file)
        hint = f"rename it: {_maker(outline, other[1])} comes to {other[0]}"
        yield Problem("G601", "a file and a folder have this address", _place(outline, made[1]), hint)


def _above(address: str) -> Iterator[str]:
    while address := posixpath.dirname(address):
        yield address


def _maker(outline: Outline, item: Item) -> str:
    """Return what makes a page, in words that name the place in a file if there is one."""
    match item.kind:
        case Kind.HOME:
            return "the home page"
        case Kind.LIST:
            return f"the list '{item.title}'"
        case Kind.FILE:
            return "a file that every site has"
    span = _place(outline, item)
    return f"{span.file}:{span.line}:{span.column}" if span.line else span.file


def _place(outline: Outline, item: Item) -> Span:
    """Return what people write to have a page: the page, a term's file, the id of a stage, a pair of terms."""
    settings = outline.glossary.settings
    match item.kind:
        case Kind.TERM:
            term = outline.glossary.by_id.get(item.id)
            return Span(term.places.file if term else f"{TERMS}/{item.id}.yml")
        case Kind.STAGE:
            return settings.places.at("stages", _number(settings.stages, item.id), "id")
        case Kind.TOPIC:
            return settings.places.at("topics", _number(settings.topics, item.id), "id")
        case Kind.PATH:
            return settings.places.at("paths", _number(settings.paths, item.id), "id")
        case Kind.COMPARISON:
            return _contrast(outline, item)
    return Span(outline.documents.file_of(f"{item.language}/{item.path}"))


def _number(listed: Sequence[Stage | Topic | LearningPath], id_: str) -> int:
    return next(number for number, each in enumerate(listed) if each.id == id_)


def _contrast(outline: Outline, item: Item) -> Span:
    """Return where it is written that two terms are taken for each other."""
    one, other = (outline.glossary.by_id[id_] for id_ in item.terms)
    return next(
        term.places.at("contrast", number, "term")
        for term, named in ((one, other), (other, one))
        for number, contrast in enumerate(term.contrasts)
        if contrast.term == named.id
    )


def page_in_one_language(outline: Outline) -> Iterator[Problem]:
    """G113: a page written by hand has no counterpart in another language."""
    if not outline.documents.is_whole:  # a page that could not be read would be reported as missing
        return
    disputed = {item for makers in outline.makers.values() if len(makers) > 1 for _, item in makers}
    for language in outline.languages:
        for page in outline.of(language).of(Kind.PAGE):
            missing = [other for other in outline.languages if page.address not in outline.of(other).pages]
            if missing and page not in disputed:
                message = f"no such page in {' and '.join(other.name for other in missing)}"
                files = " and ".join(f"{DOCS}/{other.id}/{page.path}" for other in missing)
                hint = f"write {files} too: until then, who changes the language comes to the home page"
                yield Problem("G113", message, _place(outline, page), hint, Severity.WARNING)
