"""Pages that set two terms side by side which are taken for each other, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.languages.directions import within
from generator.model import Term
from generator.outline import Kind, Listing
from generator.pages.cards import Card, CardsView, cards_page
from generator.pages.links import Link
from generator.pages.volume import Volume

# Characters of a title that windows, bookmarks and search engines show.
_LONG = 70


@dataclass(frozen=True, slots=True)
class ComparedTerm:
    """One of two terms side by side."""

    link: Link
    stages: tuple[Link, ...]
    definition_markdown: str
    example_markdown: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The page of two terms that are taken for each other, and the sentence that tells them apart."""

    path: str
    title: str
    window: str
    """The title of the window: shorter, where the names are long and have abbreviations."""
    sentence: str
    above: Link
    """The page of all comparisons."""
    terms: tuple[ComparedTerm, ComparedTerm]


def comparison_pages(volume: Volume) -> Iterator[ComparisonView]:
    """Yield the page of each pair."""
    for item in volume.contents.of(Kind.COMPARISON):
        one, other = (volume.glossary.by_id[id_] for id_ in item.terms)
        yield ComparisonView(
            path=item.path,
            title=item.title,
            window=item.title if len(item.title) <= _LONG else _shortened(volume, one, other),
            sentence=item.summary,
            above=volume.links.list(Listing.COMPARE, item.path),
            terms=(_compared(volume, one, item.path), _compared(volume, other, item.path)),
        )


def comparisons_page(volume: Volume) -> CardsView:
    """Return the page that lists all pairs, in the order of their titles."""
    here, alphabet = volume.contents[Kind.LIST, Listing.COMPARE], volume.language.rules.alphabet
    pairs = sorted(volume.contents.of(Kind.COMPARISON), key=lambda item: alphabet.key(item.title))
    return cards_page(here, tuple(Card(volume.links.to(pair, here.path)) for pair in pairs))


def _shortened(volume: Volume, one: Term, other: Term) -> str:
    entries = (term.entries[volume.language.id] for term in (one, other))
    names = (entry.abbreviation or entry.term for entry in entries)
    return volume.words.of_two(*(within(name, volume.language.direction) for name in names))


def _compared(volume: Volume, term: Term, here: str) -> ComparedTerm:
    stages = {stage.id: stage for stage in volume.glossary.settings.stages}
    return ComparedTerm(
        link=volume.links.term(term, here),
        stages=tuple(volume.links.stage(stages[id_], here) for id_ in term.stages),
        definition_markdown=volume.linking.quoted(term, "definition", here),
        example_markdown=volume.linking.quoted(term, "example", here),
    )
