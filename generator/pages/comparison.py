"""Pages that set two terms side by side which are taken for each other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Glossary, Term
from generator.outline import Contents, Kind, Listing
from generator.pages.linking import Linking
from generator.pages.page import Card, CardsView, ComparedTerm, ComparisonView
from generator.pages.ways import Ways

# Characters of a title that windows, bookmarks and search engines show.
_LONG = 70


class Comparisons:
    """Makes the comparison pages of one language."""

    def __init__(self, glossary: Glossary, contents: Contents, linking: Linking) -> None:
        self._glossary = glossary
        self._contents = contents
        self._language = contents.language.id
        self._words, self._alphabet = contents.language.words, contents.language.rules.alphabet
        self._linking = linking
        self._ways = Ways(glossary, contents)
        self._stages = {stage.id: stage for stage in glossary.settings.stages}

    def pages(self) -> Iterator[ComparisonView]:
        """Yield the page of each pair."""
        for item in self._contents.of(Kind.COMPARISON):
            one, other = (self._glossary.by_id[id_] for id_ in item.terms)
            yield ComparisonView(
                path=item.path,
                title=item.title,
                window=item.title if len(item.title) <= _LONG else self._shortened(one, other),
                sentence=item.summary,
                above=self._ways.to(self._contents[Kind.LIST, Listing.COMPARE], item.path),
                terms=(self._compared(one, item.path), self._compared(other, item.path)),
            )

    def index(self) -> CardsView:
        """Return the page that lists all pairs, in the order of their titles."""
        here = self._contents[Kind.LIST, Listing.COMPARE]
        pairs = sorted(self._contents.of(Kind.COMPARISON), key=lambda item: self._alphabet.key(item.title))
        cards = tuple(Card(self._ways.to(pair, here.path)) for pair in pairs)
        return CardsView(here.path, here.title, here.summary, cards)

    def _shortened(self, one: Term, other: Term) -> str:
        entries = (term.entries[self._language] for term in (one, other))
        return self._words.of_two(*(entry.abbreviation or entry.term for entry in entries))

    def _compared(self, term: Term, here: str) -> ComparedTerm:
        return ComparedTerm(
            link=self._ways.term(term, here),
            stages=tuple(self._ways.stage(self._stages[id_], here) for id_ in term.stages),
            definition_markdown=self._linking.quoted(term, "definition", here),
            example_markdown=self._linking.quoted(term, "example", here),
        )
