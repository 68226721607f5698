"""Pages that set two terms side by side which are taken for each other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Glossary, Language, Term
from generator.pages.addresses import COMPARISON
from generator.pages.linking import Linking
from generator.pages.page import Card, CardsView, ComparedTerm, ComparisonView
from generator.pages.ways import Ways

# Characters of a title that windows, bookmarks and search engines show.
_LONG = 70


class Comparisons:
    """Makes the comparison pages of one language."""

    def __init__(self, glossary: Glossary, language: Language, linking: Linking) -> None:
        self._glossary = glossary
        self._language = language.id
        self._words, self._alphabet = language.words, language.rules.alphabet
        self._linking = linking
        self._ways = Ways(glossary, language)
        self._stages = {stage.id: stage for stage in glossary.settings.stages}

    def pages(self) -> Iterator[ComparisonView]:
        """Yield the page of each pair."""
        for one, confusion in self._glossary.pairs():
            other = confusion.term
            here = COMPARISON.format(one.id, other.id)
            title = self._ways.comparison(one, other, "", here).text
            yield ComparisonView(
                path=here,
                title=title,
                window=title if len(title) <= _LONG else self._shortened(one, other),
                sentence=confusion.sentences[self._language],
                terms=(self._compared(one, here), self._compared(other, here)),
            )

    def index(self) -> CardsView:
        """Return the page that lists all pairs, in the order of their titles."""
        here = "compare/index.md"
        links = sorted(
            (
                self._ways.comparison(one, other.term, other.sentences[self._language], here)
                for one, other in self._glossary.pairs()
            ),
            key=lambda link: self._alphabet.key(link.text),
        )
        return CardsView(here, self._words.compare, self._words.compare_intro, tuple(Card(link) for link in links))

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
