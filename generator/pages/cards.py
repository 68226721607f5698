"""Lists of pages as cards: of topics, learning paths, comparisons and lists."""

from __future__ import annotations

from dataclasses import dataclass

from generator.outline import Item
from generator.pages.links import Link


@dataclass(frozen=True, slots=True)
class Card:
    """A page, and how many terms it lists if it is a list."""

    link: Link
    count: int | None = None


@dataclass(frozen=True, slots=True)
class CardsView:
    """The page that lists all topics, learning paths or comparisons."""

    path: str
    title: str
    intro: str
    cards: tuple[Card, ...]


def cards_page(item: Item, cards: tuple[Card, ...]) -> CardsView:
    """Return the page of a list whose pages are these."""
    return CardsView(item.path, item.title, item.summary, cards)
