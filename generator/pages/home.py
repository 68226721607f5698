"""The first page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.outline import Kind, Listing
from generator.pages.cards import Card
from generator.pages.links import Link
from generator.pages.path import path_cards
from generator.pages.stage import Step, all_along, steps
from generator.pages.topic import topic_cards
from generator.pages.volume import Volume

_LOOKED_UP = (Listing.COMPARE, Listing.A_Z, Listing.ABBREVIATIONS)


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page."""

    path: str
    title: str
    welcome: str
    stages: Link
    """The page of all stages."""
    steps: tuple[Step, ...]
    all_along: Step | None
    topics: tuple[Card, ...]
    paths: tuple[Card, ...]
    lists: tuple[Card, ...]
    """The pages that list other things than terms of a stage, topic or path."""


def home_page(volume: Volume) -> HomeView:
    """Return the first page."""
    item = volume.contents[Kind.HOME, ""]
    return HomeView(
        path=item.path,
        title=item.title,
        welcome=volume.glossary.settings.welcomes[volume.language.id],
        stages=volume.links.list(Listing.STAGES, item.path),
        steps=steps(volume, item.path),
        all_along=all_along(volume, item.path),
        topics=topic_cards(volume, item.path),
        paths=path_cards(volume, item.path),
        lists=tuple(Card(volume.links.list(one, item.path)) for one in _LOOKED_UP if volume.contents.has(one)),
    )
