"""Pages of stages: one of each with its terms, and one of all in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Stage, Term
from generator.outline import Kind, Listing
from generator.pages.links import Group, Link
from generator.pages.volume import Volume


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage's page: its terms by topic. `number` and `total` are 0 for the one of all stages."""

    path: str
    above: Link
    """The page of all stages."""
    name: str
    short: str
    summary: str
    explanation_markdown: str
    number: int
    total: int
    at_home: tuple[Group, ...]
    also_here: tuple[Link, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage in a list of stages: the page it has and how many terms are at home in it."""

    link: Link
    short: str
    count: int
    terms: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StagesView:
    """The page of all stages in their order."""

    path: str
    title: str
    summary: str
    steps: tuple[Step, ...]
    all_along: Step | None


def stage_pages(volume: Volume) -> Iterator[StageView]:
    """Yield the page of each stage."""
    for stage in volume.glossary.settings.stages:
        yield _page(volume, stage)


def stages_page(volume: Volume) -> StagesView:
    """Return the page of all stages."""
    item = volume.contents[Kind.LIST, Listing.STAGES]
    return StagesView(item.path, item.title, item.summary, steps(volume, item.path), all_along(volume, item.path))


def steps(volume: Volume, here: str) -> tuple[Step, ...]:
    """Return the stages that follow one another."""
    return tuple(_step(volume, stage, here) for stage in volume.glossary.settings.stages if not stage.every_stage)


def all_along(volume: Volume, here: str) -> Step | None:
    """Return the stage that stands for all of them, if there is one."""
    whole = (stage for stage in volume.glossary.settings.stages if stage.every_stage)
    return next((_step(volume, stage, here) for stage in whole), None)


def _step(volume: Volume, stage: Stage, here: str) -> Step:
    terms, links = volume.at_home[stage.id], volume.links
    return Step(links.stage(stage, here), stage.shorts[volume.language.id], len(terms), links.terms(terms, here))


def _page(volume: Volume, stage: Stage) -> StageView:
    item, links = volume.contents[Kind.STAGE, stage.id], volume.links
    row = [one for one in volume.glossary.settings.stages if not one.every_stage]
    number = row.index(stage) if stage in row else -1
    previous = row[number - 1] if number > 0 else None
    following = row[number + 1] if 0 <= number < len(row) - 1 else None
    return StageView(
        path=item.path,
        above=links.stages(item.path),
        name=item.title,
        short=stage.shorts[volume.language.id],
        summary=item.summary,
        explanation_markdown=volume.linking.written(stage.explanations[volume.language.id], item.path),
        number=number + 1,
        total=len(row) if number >= 0 else 0,
        at_home=tuple(_by_topic(volume, volume.at_home[stage.id], item.path)),
        also_here=links.terms(volume.glossary.also_used_in(stage), item.path),
        previous=links.stage(previous, item.path) if previous else None,
        next=links.stage(following, item.path) if following else None,
    )


def _by_topic(volume: Volume, terms: Iterable[Term], here: str) -> Iterator[Group]:
    listed = tuple(terms)
    for topic in volume.glossary.settings.topics:
        if links := volume.links.terms((term for term in listed if term.topic == topic.id), here):
            yield Group(volume.links.topic(topic, here), links)
