"""Pages of topics: one of each with its terms by stage, and one of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Topic
from generator.outline import Kind, Listing
from generator.pages.cards import Card, CardsView, cards_page
from generator.pages.links import Group, Link
from generator.pages.volume import Volume


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic's page: its terms by home stage."""

    path: str
    above: Link
    """The page of all topics."""
    name: str
    summary: str
    groups: tuple[Group, ...]


def topic_pages(volume: Volume) -> Iterator[TopicView]:
    """Yield the page of each topic."""
    for topic in volume.glossary.topics:
        yield _page(volume, topic)


def topics_page(volume: Volume) -> CardsView:
    """Return the page of all topics."""
    item = volume.contents[Kind.LIST, Listing.TOPICS]
    return cards_page(item, topic_cards(volume, item.path))


def topic_cards(volume: Volume, here: str) -> tuple[Card, ...]:
    """Return a card of each topic."""
    glossary, links = volume.glossary, volume.links
    return tuple(Card(links.topic(topic, here), len(glossary.about(topic))) for topic in glossary.topics)


def _page(volume: Volume, topic: Topic) -> TopicView:
    item, links = volume.contents[Kind.TOPIC, topic.id], volume.links
    about = {term.id for term in volume.glossary.about(topic)}
    groups = (
        Group(
            links.stage(stage, item.path),
            links.terms((term for term in volume.at_home[stage.id] if term.id in about), item.path),
        )
        for stage in volume.glossary.settings.stages
    )
    return TopicView(
        path=item.path,
        above=links.list(Listing.TOPICS, item.path),
        name=item.title,
        summary=item.summary,
        groups=tuple(group for group in groups if group.links),
    )
