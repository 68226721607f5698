"""Pages of terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date, format_skeleton

from generator.citations import sources_of
from generator.languages.directions import within
from generator.languages.wording import filled
from generator.model import Entry, Language, Official, Source, Term
from generator.outline import Kind, relative
from generator.pages.links import Link, Name
from generator.pages.map import map_of
from generator.pages.mathematics import Mathematics, mathematics
from generator.pages.neighbourhood import Neighbourhood
from generator.pages.volume import Volume
from generator.words.borrowed import borrowed

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Translation:
    """The same term in another language: its name and the address of its page."""

    language: Language
    language_name: str
    term: str
    address: str


@dataclass(frozen=True, slots=True)
class ContrastLinks:
    """A term that another is taken for, and the page that sets the two side by side, with the sentence."""

    term: Link
    comparison: Link


@dataclass(frozen=True, slots=True)
class SourceLink:
    """Where a figure or a law comes from: an address elsewhere, who published it, and when."""

    id: str
    title: str
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class TermView:
    """A term's page."""

    path: str
    entry: Entry
    language: str
    """That of the term's name, where it is not the page's."""
    texts_markdown: Mapping[str, str]
    """The texts of the entry, with links on the terms they mention."""
    trail: tuple[Link, ...]
    """The way from the first page to this one."""
    gender: str
    stages: tuple[Link, ...]
    topic: Link
    mathematics: tuple[Mathematics, ...]
    contrasts: tuple[ContrastLinks, ...]
    broader: tuple[Link, ...]
    narrower: tuple[Link, ...]
    related: tuple[Link, ...]
    neighbourhood: Neighbourhood | None
    mentioned_in: tuple[Link, ...]
    learning_paths: tuple[Link, ...]
    aliases: tuple[Name, ...]
    avoid: tuple[Name, ...]
    official: str
    """Who recommends the official form of the entry, and when."""
    translations: tuple[Translation, ...]
    sources: tuple[SourceLink, ...]
    reviewed: str
    """When somebody last read the whole entry, as a sentence."""
    edit: str
    previous: Link | None
    next: Link | None


def term_pages(volume: Volume) -> Iterator[TermView]:
    """Yield the page of each term."""
    around = _neighbours_at_home(volume)
    for term in volume.glossary.terms:
        yield _page(volume, term, *around[term.id])


def _page(volume: Volume, term: Term, previous: Term | None, following: Term | None) -> TermView:
    glossary, links, words = volume.glossary, volume.links, volume.words
    here = volume.contents[Kind.TERM, term.id].path
    entry = term.entries[volume.language.id]
    by_id = {stage.id: stage for stage in glossary.settings.stages}
    stages = tuple(links.stage(by_id[id_], here) for id_ in term.stages)
    topic = next(topic for topic in glossary.topics if topic.id == term.topic)
    return TermView(
        path=here,
        entry=entry,
        language=borrowed(entry.term, term, volume.language),
        texts_markdown=volume.linking.texts(term),
        trail=(links.home(here), links.stages(here), stages[0]),
        gender=words.genders.get(entry.gender, ""),
        stages=stages,
        topic=links.topic(topic, here),
        mathematics=tuple(mathematics(formula, entry.term, volume.language) for formula in term.formulas),
        contrasts=tuple(
            ContrastLinks(links.term(one.term, here), links.comparison(term, one.term, here))
            for one in glossary.confusions(term)
        ),
        broader=links.terms(glossary.broader(term), here),
        narrower=links.terms(glossary.narrower(term), here),
        related=tuple(links.term(other, here) for other in glossary.related(term)),
        neighbourhood=map_of(volume, term),
        mentioned_in=tuple(links.term(other, here) for other in _mentioned_in(volume, term)),
        learning_paths=tuple(links.path(path, here) for path in glossary.settings.paths if term.id in path.terms),
        aliases=tuple(_noted(volume, alias, term) for alias in entry.aliases),
        avoid=tuple(_noted(volume, form, term) for form in entry.avoid if form in entry.notes),
        official=_official(volume, entry.official),
        translations=tuple(_translations(volume, term)),
        sources=tuple(_source(volume, source) for source in sources_of(term, volume.language.id)),
        reviewed=filled(words.reviewed, date=_day(volume, term.reviewed)) if term.reviewed else "",
        edit=f"{glossary.settings.source}{term.places.file}",
        previous=links.term(previous, here) if previous else None,
        next=links.term(following, here) if following else None,
    )


def _neighbours_at_home(volume: Volume) -> dict[str, tuple[Term | None, Term | None]]:
    """Return the terms before and after each term among those of its home stage."""
    return {
        here.id: (before, after)
        for row in volume.at_home.values()
        for before, here, after in zip((None, *row), row, (*row[1:], None), strict=False)
    }


def _mentioned_in(volume: Volume, term: Term) -> Iterator[Term]:
    """Yield the terms that mention this one and are not on its page for another reason."""
    glossary = volume.glossary
    related = (*glossary.broader(term), *glossary.narrower(term), *glossary.related(term))
    shown = {other.id for other in related} | {one.term.id for one in glossary.confusions(term)}
    return (other for other in volume.linking.mentioned_in(term) if other.id not in shown)


def _noted(volume: Volume, text: str, term: Term) -> Name:
    """Return a name of a term with what its entry says about it."""
    return replace(volume.links.name(text, term), note=term.entries[volume.language.id].notes.get(text, ""))


def _source(volume: Volume, source: Source) -> SourceLink:
    publisher = within(source.publisher, volume.language.direction)
    note = ", ".join(filter(None, (publisher, _day(volume, source.date))))
    return SourceLink(source.id, source.title, source.address, note)


def _translations(volume: Volume, term: Term) -> Iterator[Translation]:
    settings, address = volume.glossary.settings, volume.contents[Kind.TERM, term.id].address
    here = f"{settings.folder(volume.language)}{address}"
    for language in settings.languages:
        if language != volume.language:
            there = relative(f"{settings.folder(language)}{address}", here)
            yield Translation(language, volume.language.name_of(language), term.entries[language.id].term, there)


def _official(volume: Volume, official: Official | None) -> str:
    """Return who recommends a form and when."""
    if official is None:
        return ""
    day, source = _day(volume, official.date), within(official.source, volume.language.direction)
    return filled(volume.words.official_note, source=source, date=day)


def _day(volume: Volume, written: str) -> str:
    """Return a day or a month as the language writes it, and anything else as it is written."""
    locale = volume.language.locale
    try:
        if _DAY.fullmatch(written):
            return format_date(date.fromisoformat(written), "long", locale=locale)
        if _MONTH.fullmatch(written):
            return format_skeleton("yMMMM", date.fromisoformat(f"{written}-01"), locale=locale)
    except ValueError:  # there is no such day
        pass
    return written
