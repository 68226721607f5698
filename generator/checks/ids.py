"""G22x: ids, which become addresses for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.checks.requires import requires
from generator.layout import TERMS
from generator.model import Glossary
from generator.outline import FOLDERS, NOT_FOUND, SEARCH_INDEX, SITEMAP, Kind, path_of
from generator.problem import Problem
from generator.span import Span

# The folders and files that every site has at its top, what the theme and web servers look for there …
_TOP = (path_of(Kind.HOME), NOT_FOUND, SITEMAP, SEARCH_INDEX, *FOLDERS.values(), "assets", "robots.txt")
_OF_THE_SITE = {path.partition("/")[0].partition(".")[0] for path in _TOP}
# … and device names, which Windows refuses as file names whatever their ending.
_OF_WINDOWS = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
RESERVED = frozenset(_OF_THE_SITE | _OF_WINDOWS)


def reserved_id(glossary: Glossary) -> Iterator[Problem]:
    """G222: an id that means something else to the site, to web servers or to Windows."""
    for id_, span in _ids(glossary):
        if id_.lower() in RESERVED:
            yield Problem("G222", f"'{id_}' is a reserved name", span, f"choose a longer one, like {id_.lower()}-term")


def twin_terms(glossary: Glossary) -> Iterator[Problem]:
    """G223: two terms whose ids some disks cannot tell apart."""
    yield from _twins(_term_ids(glossary))


@requires(settings=["stages", "topics", "paths"])
def twin_ids(glossary: Glossary) -> Iterator[Problem]:
    """G223: two stages, topics or paths whose ids are the same, or that some disks cannot tell apart."""
    for kind in (_stage_ids, _topic_ids, _path_ids):
        yield from _twins(kind(glossary))


def _twins(ids: Iterable[tuple[str, Span]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for id_, span in ids:
        first = seen.get(id_.lower())
        if first == id_:
            yield Problem("G223", f"'{id_}' is given twice", span, "rename one of them")
        elif first is not None:
            yield Problem("G223", f"'{id_}' differs from '{first}' only by case", span, "rename one of them")
        seen.setdefault(id_.lower(), id_)


def _ids(glossary: Glossary) -> Iterator[tuple[str, Span]]:
    yield from _term_ids(glossary)
    yield from _stage_ids(glossary)
    yield from _topic_ids(glossary)
    yield from _path_ids(glossary)


def _term_ids(glossary: Glossary) -> Iterator[tuple[str, Span]]:
    for id_ in sorted(glossary.known):
        term = glossary.by_id.get(id_)
        yield id_, Span(term.places.file if term else f"{TERMS}/{id_}.yml")


def _stage_ids(glossary: Glossary) -> Iterator[tuple[str, Span]]:
    for number, stage in enumerate(glossary.settings.stages):
        yield stage.id, glossary.settings.places.at("stages", number, "id")


def _topic_ids(glossary: Glossary) -> Iterator[tuple[str, Span]]:
    for number, topic in enumerate(glossary.settings.topics):
        yield topic.id, glossary.settings.places.at("topics", number, "id")


def _path_ids(glossary: Glossary) -> Iterator[tuple[str, Span]]:
    for number, path in enumerate(glossary.settings.paths):
        yield path.id, glossary.settings.places.at("paths", number, "id")
