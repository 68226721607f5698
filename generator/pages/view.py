"""Glossary → the pages of one language. Every decision about what a page shows is taken here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from babel.dates import format_date

from generator.model import Entry, Glossary, Official, Source, Stage, Term, Topic
from generator.outline import Contents, Kind, Listing, path_of, relative
from generator.pages.abbreviations import spelled_out
from generator.pages.borrowed import borrowed
from generator.pages.linking import Linking
from generator.pages.markdown import prose
from generator.pages.mathematics import mathematics
from generator.pages.neighbourhood import Neighbour, Neighbourhood, neighbourhood
from generator.pages.page import (
    AbbreviationsView,
    Card,
    CardsView,
    ContrastLinks,
    Group,
    HomeView,
    IndexEntry,
    IndexView,
    Link,
    Name,
    PathView,
    SourceLink,
    StagesView,
    StageView,
    Step,
    TermView,
    TopicView,
    Translation,
)
from generator.pages.ways import Ways

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Views:
    """Makes the views of one language."""

    def __init__(self, glossary: Glossary, contents: Contents, linking: Linking) -> None:
        self._linking = linking
        self._glossary = glossary
        self._contents = contents
        self._settings = glossary.settings
        self._language = contents.language
        self._words, self._alphabet = self._language.words, self._language.rules.alphabet
        self._ways = Ways(glossary, contents)
        self._home_order = self._terms_by_home()
        self._around = self._neighbours_at_home()

    def terms(self) -> Iterator[TermView]:
        """Yield the page of each term."""
        for term in self._glossary.terms:
            yield self._term(term)

    def stages(self) -> Iterator[StageView]:
        """Yield the page of each stage."""
        for stage in self._settings.stages:
            yield self._stage(stage)

    def topics(self) -> Iterator[TopicView]:
        """Yield the page of each topic."""
        for topic in self._glossary.topics:
            yield self._topic(topic)

    def paths(self) -> Iterator[PathView]:
        """Yield the page of each learning path."""
        for learning_path in self._settings.paths:
            item = self._contents[Kind.PATH, learning_path.id]
            steps = (self._glossary.by_id[id_] for id_ in learning_path.terms)
            yield PathView(
                item.path,
                self._list(Listing.PATHS, item.path),
                item.title,
                item.summary,
                tuple(self._ways.term(term, item.path) for term in steps),
            )

    def all_stages(self) -> StagesView:
        """Return the page of all stages."""
        item = self._contents[Kind.LIST, Listing.STAGES]
        return StagesView(item.path, item.title, item.summary, self._steps(item.path), self._all_along(item.path))

    def all_topics(self) -> CardsView:
        """Return the page of all topics."""
        item = self._contents[Kind.LIST, Listing.TOPICS]
        return CardsView(item.path, item.title, item.summary, self._topic_cards(item.path))

    def all_paths(self) -> CardsView:
        """Return the page of all learning paths."""
        item = self._contents[Kind.LIST, Listing.PATHS]
        return CardsView(item.path, item.title, item.summary, self._path_cards(item.path))

    def home(self) -> HomeView:
        """Return the first page."""
        item = self._contents[Kind.HOME, ""]
        lists = (Listing.COMPARE, Listing.A_Z, Listing.ABBREVIATIONS)
        return HomeView(
            path=item.path,
            title=item.title,
            welcome=self._settings.welcomes[self._language.id],
            stages=self._list(Listing.STAGES, item.path),
            steps=self._steps(item.path),
            all_along=self._all_along(item.path),
            topics=self._topic_cards(item.path),
            paths=self._path_cards(item.path),
            lists=tuple(Card(self._list(one, item.path)) for one in lists if self._contents.has(one)),
        )

    def _list(self, listing: Listing, here: str) -> Link:
        return self._ways.to(self._contents[Kind.LIST, listing], here)

    def _stages_tab(self, here: str) -> Link:
        """Return a link to the page of all stages under the name that its tab has."""
        name = self._settings.stage_lists[self._language.id].name
        return replace(self._list(Listing.STAGES, here), text=name)

    def a_z(self) -> IndexView:
        """Return the A–Z of terms, abbreviations and aliases."""
        here = path_of(Kind.LIST, Listing.A_Z)
        letters: dict[str, list[IndexEntry]] = {}
        for entry in self._index(here):
            letters.setdefault(self._alphabet.letter(entry.spelling.text), []).append(entry)
        ordered = sorted(letters.items(), key=lambda item: (not item[0], self._alphabet.key(item[0])))
        return IndexView(here, tuple((first or self._words.not_a_letter, tuple(group)) for first, group in ordered))

    def abbreviations(self) -> AbbreviationsView:
        """Return the page of abbreviations."""
        here = path_of(Kind.LIST, Listing.ABBREVIATIONS)
        entries = (
            IndexEntry(
                Name(name), tuple(self._meaning(name, term, here) for term in self._ways.in_order(terms)), is_term=False
            )
            for name, terms in self._owners(lambda entry: entry.abbreviations)
        )
        return AbbreviationsView(here, tuple(entries))

    def _term(self, term: Term) -> TermView:
        here = path_of(Kind.TERM, term.id)
        entry = term.entries[self._language.id]
        stages = tuple(self._ways.stage(stage, here) for stage in self._stages_of(term))
        home = Link(self._words.home, relative(path_of(Kind.HOME), here))
        previous, following = self._around[term.id]
        return TermView(
            path=here,
            entry=entry,
            language=borrowed(entry.term, term, self._language),
            texts_markdown=self._linking.texts(term),
            trail=(home, self._stages_tab(here), stages[0]),
            gender=self._words.genders.get(entry.gender, ""),
            stages=stages,
            topic=self._ways.topic(self._topic_of(term), here),
            mathematics=tuple(mathematics(formula, entry.term, self._language) for formula in term.formulas),
            contrasts=tuple(
                ContrastLinks(
                    self._ways.term(one.term, here),
                    self._ways.comparison(term, one.term, here),
                )
                for one in self._glossary.confusions(term)
            ),
            broader=self._ways.terms(self._glossary.broader(term), here),
            narrower=self._ways.terms(self._glossary.narrower(term), here),
            related=tuple(self._ways.term(other, here) for other in self._glossary.related(term)),
            neighbourhood=self._neighbourhood(term),
            mentioned_in=tuple(self._ways.term(other, here) for other in self._mentioned_in(term)),
            learning_paths=tuple(self._ways.path(path, here) for path in self._settings.paths if term.id in path.terms),
            aliases=tuple(self._noted(alias, term) for alias in entry.aliases),
            avoid=tuple(self._noted(form, term) for form in entry.avoid if form in entry.notes),
            official=self._official(entry.official),
            translations=tuple(self._translations(term)),
            sources=tuple(self._source(source) for source in term.sources),
            reviewed=self._words.reviewed.replace("{date}", self._day(term.reviewed)) if term.reviewed else "",
            edit=f"{self._settings.source}{term.places.file}",
            previous=self._ways.term(previous, here) if previous else None,
            next=self._ways.term(following, here) if following else None,
        )

    def _name(self, text: str, *terms: Term) -> Name:
        """Return a name of terms with its language."""
        languages = (borrowed(text, term, self._language) for term in terms)
        return Name(text, next(filter(None, languages), ""))

    def _noted(self, text: str, term: Term) -> Name:
        """Return a name of a term with what its entry says about it."""
        return replace(self._name(text, term), note=term.entries[self._language.id].notes.get(text, ""))

    def _source(self, source: Source) -> SourceLink:
        note = ", ".join(filter(None, (source.publisher, self._day(source.date))))
        return SourceLink(source.id, source.title, source.address, note)

    def _stage(self, stage: Stage) -> StageView:
        here = path_of(Kind.STAGE, stage.id)
        row = [one for one in self._settings.stages if not one.every_stage]
        number = row.index(stage) if stage in row else -1
        previous = row[number - 1] if number > 0 else None
        following = row[number + 1] if 0 <= number < len(row) - 1 else None
        also = self._ways.in_order(self._glossary.also_used_in(stage))
        return StageView(
            path=here,
            above=self._stages_tab(here),
            name=stage.names[self._language.id],
            short=stage.shorts[self._language.id],
            summary=stage.summaries[self._language.id],
            explanation_markdown=self._linking.document(prose(stage.explanations[self._language.id]), here),
            number=number + 1,
            total=len(row) if number >= 0 else 0,
            at_home=tuple(self._by_topic(self._home_order[stage.id], here)),
            also_here=self._ways.terms(also, here),
            previous=self._ways.stage(previous, here) if previous else None,
            next=self._ways.stage(following, here) if following else None,
        )

    def _topic(self, topic: Topic) -> TopicView:
        here = path_of(Kind.TOPIC, topic.id)
        about = {term.id for term in self._glossary.about(topic)}
        groups = (
            Group(
                self._ways.stage(stage, here),
                self._ways.terms((term for term in self._home_order[stage.id] if term.id in about), here),
            )
            for stage in self._settings.stages
        )
        return TopicView(
            path=here,
            above=self._list(Listing.TOPICS, here),
            name=topic.names[self._language.id],
            summary=topic.summaries[self._language.id],
            groups=tuple(group for group in groups if group.links),
        )

    def _by_topic(self, terms: Iterable[Term], here: str) -> Iterator[Group]:
        listed = tuple(terms)
        for topic in self._settings.topics:
            if links := self._ways.terms((term for term in listed if term.topic == topic.id), here):
                yield Group(self._ways.topic(topic, here), links)

    def _terms_by_home(self) -> dict[str, tuple[Term, ...]]:
        return {stage.id: self._ways.in_order(self._glossary.at_home_in(stage)) for stage in self._settings.stages}

    def _mentioned_in(self, term: Term) -> Iterator[Term]:
        """Yield the terms that mention this one and are not on its page for another reason."""
        related = (*self._glossary.broader(term), *self._glossary.narrower(term), *self._glossary.related(term))
        shown = {other.id for other in related} | {one.term.id for one in self._glossary.confusions(term)}
        return (other for other in self._linking.mentioned_in(term) if other.id not in shown)

    def _neighbours_at_home(self) -> dict[str, tuple[Term | None, Term | None]]:
        """Return the terms before and after each term among those of its home stage."""
        return {
            here.id: (before, after)
            for row in self._home_order.values()
            for before, here, after in zip((None, *row), row, (*row[1:], None), strict=False)
        }

    def _stages_of(self, term: Term) -> Iterator[Stage]:
        by_id = {stage.id: stage for stage in self._settings.stages}
        return (by_id[id_] for id_ in term.stages)

    def _topic_of(self, term: Term) -> Topic:
        return next(topic for topic in self._settings.topics if topic.id == term.topic)

    def _neighbourhood(self, term: Term) -> Neighbourhood | None:
        """Return the map of a term, or nothing when it has no neighbours. Its addresses are those of the site."""
        here = path_of(Kind.TERM, term.id)
        above, below, beside = self._glossary.broader(term), self._glossary.narrower(term), self._glossary.related(term)
        neighbours = {
            kind: [self._neighbour(other, here) for other in self._ways.in_order(others)]
            for kind, others in {"broader": above, "narrower": below, "related": beside}.items()
        }
        name = term.entries[self._language.id].term
        return neighbourhood(name, neighbours, self._more) if any(neighbours.values()) else None

    def _neighbour(self, term: Term, here: str) -> Neighbour:
        item = self._contents[Kind.TERM, term.id]
        return Neighbour(item.title, relative(item.address, here))

    def _more(self, kind: str, count: int) -> Neighbour:
        return Neighbour(self._words.more.of(count), f"#{kind}", is_more=True)

    def _translations(self, term: Term) -> Iterator[Translation]:
        for language in self._settings.languages:
            if language != self._language:
                folders = (self._settings.folder(one) for one in (language, self._language))
                page = self._contents[Kind.TERM, term.id].address
                address = relative(*(f"{folder}{page}" for folder in folders))
                name = term.entries[language.id].term
                yield Translation(language, self._language.name_of(language), name, address)

    def _official(self, official: Official | None) -> str:
        """Return who recommends a form and when, with a full date as the language writes it."""
        if official is None:
            return ""
        day = self._day(official.date)
        return self._words.official_note.replace("{source}", official.source).replace("{date}", day)

    def _day(self, written: str) -> str:
        """Return a full date as the language writes it, and anything else as it is written."""
        try:
            day = date.fromisoformat(written) if _FULL_DATE.fullmatch(written) else None
        except ValueError:  # there is no such day
            day = None
        return format_date(day, "long", locale=self._language.locale) if day else written

    def _steps(self, here: str) -> tuple[Step, ...]:
        return tuple(self._step(stage, here) for stage in self._settings.stages if not stage.every_stage)

    def _all_along(self, here: str) -> Step | None:
        return next((self._step(stage, here) for stage in self._settings.stages if stage.every_stage), None)

    def _index(self, here: str) -> tuple[IndexEntry, ...]:
        """Return all names in alphabetical order, each with the terms it is a name of."""
        return tuple(
            IndexEntry(
                self._name(spelling, *terms),
                self._ways.terms(terms, here),
                is_term=any(term.entries[self._language.id].term == spelling for term in terms),
            )
            for spelling, terms in self._owners(lambda entry: entry.spellings)
        )

    def _owners(self, spellings: Callable[[Entry], Iterable[str]]) -> list[tuple[str, list[Term]]]:
        """Return all such names of all terms in alphabetical order, each with its terms."""
        owners: dict[str, list[Term]] = {}
        for term in self._glossary.terms:
            for spelling in spellings(term.entries[self._language.id]):
                owners.setdefault(spelling, []).append(term)
        return sorted(owners.items(), key=lambda item: self._alphabet.key(item[0]))

    def _meaning(self, abbreviation: str, term: Term, here: str) -> Link:
        """Return a link to a term under the name that an abbreviation stands for."""
        name = spelled_out(abbreviation, term.entries[self._language.id], self._language.rules)
        return replace(self._ways.term(term, here), text=name, language=borrowed(name, term, self._language))

    def _step(self, stage: Stage, here: str) -> Step:
        terms = self._home_order[stage.id]
        link = self._ways.stage(stage, here)
        return Step(link, stage.shorts[self._language.id], len(terms), self._ways.terms(terms, here))

    def _topic_cards(self, here: str) -> tuple[Card, ...]:
        return tuple(
            Card(self._ways.topic(topic, here), len(self._glossary.about(topic))) for topic in self._glossary.topics
        )

    def _path_cards(self, here: str) -> tuple[Card, ...]:
        return tuple(Card(self._ways.path(path, here), len(path.terms)) for path in self._settings.paths)
