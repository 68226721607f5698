"""Pages of learning paths: one of each with its terms in their order, and one of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.outline import Kind, Listing
from generator.pages.cards import Card, CardsView, cards_page
from generator.pages.links import Link
from generator.pages.volume import Volume


@dataclass(frozen=True, slots=True)
class PathView:
    """A learning path's page."""

    path: str
    above: Link
    """The page of all learning paths."""
    name: str
    summary: str
    steps: tuple[Link, ...]


def path_pages(volume: Volume) -> Iterator[PathView]:
    """Yield the page of each learning path."""
    for learning_path in volume.glossary.settings.paths:
        item, links = volume.contents[Kind.PATH, learning_path.id], volume.links
        steps = (volume.glossary.by_id[id_] for id_ in learning_path.terms)
        yield PathView(
            path=item.path,
            above=links.list(Listing.PATHS, item.path),
            name=item.title,
            summary=item.summary,
            steps=tuple(links.term(term, item.path) for term in steps),
        )


def paths_page(volume: Volume) -> CardsView:
    """Return the page of all learning paths."""
    item = volume.contents[Kind.LIST, Listing.PATHS]
    return cards_page(item, path_cards(volume, item.path))


def path_cards(volume: Volume, here: str) -> tuple[Card, ...]:
    """Return a card of each learning path."""
    paths = volume.glossary.settings.paths
    return tuple(Card(volume.links.path(path, here), len(path.terms)) for path in paths)
