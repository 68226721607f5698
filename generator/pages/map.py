"""The map on a term's page: who is around it, and where each node leads."""

from __future__ import annotations

from generator.model import Term
from generator.outline import Item, Kind, relative
from generator.pages.neighbourhood import Neighbour, Neighbourhood, neighbourhood
from generator.pages.volume import Volume


def map_of(volume: Volume, term: Term) -> Neighbourhood | None:
    """Return the map of a term, or nothing when it has no neighbours. Its addresses are those of the site."""
    glossary, here = volume.glossary, volume.contents[Kind.TERM, term.id]
    around = {"broader": glossary.broader(term), "narrower": glossary.narrower(term), "related": glossary.related(term)}
    neighbours = {
        kind: [_neighbour(volume, other, here) for other in volume.links.in_order(others)]
        for kind, others in around.items()
    }

    def more(kind: str, count: int) -> Neighbour:
        return Neighbour(volume.words.more.of(count), f"#{kind}", is_more=True)

    if not any(neighbours.values()):
        return None
    made = neighbourhood(here.title, neighbours, more)
    return made.mirrored() if volume.language.direction == "rtl" else made


def _neighbour(volume: Volume, term: Term, here: Item) -> Neighbour:
    item = volume.contents[Kind.TERM, term.id]
    return Neighbour(item.title, relative(item.address, here.address))
