"""Every text that people write: what it is, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.fields import NAMES, TEXTS
from generator.model import Entry, Glossary, LearningPath, Settings, Term, Topic
from generator.problem import Fix
from generator.span import KeyPath, Places, Span, dotted

_NAMES = frozenset(field.name for field in NAMES)


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its language, what field it is, its words, where it stands, whether it is Markdown."""

    language: str
    name: str
    value: str
    places: Places
    path: KeyPath
    is_markdown: bool = False

    @property
    def is_name(self) -> bool:
        """Whether readers type it and the linker looks for it."""
        return self.name in _NAMES

    def span(self, start: int, end: int) -> Span:
        """Return the place of a part of it."""
        return self.places.within(self.path, self.value, start, end)

    def fix(self, start: int, end: int, text: str) -> Fix:
        """Return what puts other characters in the place of a part of it."""
        return Fix(self.path, self.value, start, end, text)


@lru_cache(maxsize=1)  # a dozen checks ask
def texts(glossary: Glossary) -> tuple[Text, ...]:
    """Return every text of a glossary."""
    of_terms = (text for term in glossary.terms for text in term_texts(term))
    return (*_settings_texts(glossary.settings), *_own_words(glossary.settings), *of_terms)


def markdown_texts(glossary: Glossary) -> Iterator[Text]:
    """Yield the texts that are Markdown."""
    for language in glossary.settings.titles:
        yield from _stage_explanations(glossary.settings, language)
    for term in glossary.terms:
        for language, entry in term.entries.items():
            yield from _entry_markdown(term, language, entry)


def _entry_markdown(term: Term, language: str, entry: Entry) -> Iterator[Text]:
    for field in TEXTS:
        if field.is_markdown and (value := getattr(entry, field.name)):
            yield Text(language, field.name, value, term.places, (language, field.name), is_markdown=True)


def _stage_explanations(settings: Settings, language: str) -> Iterator[Text]:
    for number, stage in enumerate(settings.stages):
        path = ("stages", number, language, "explanation")
        yield Text(language, "text", stage.explanations[language], settings.places, path, is_markdown=True)


def term_texts(term: Term) -> Iterator[Text]:
    """Yield every text of a term, its names included."""
    for language, entry in term.entries.items():
        yield from _entry_texts(term, language, entry)
    first = next(iter(term.entries), "")
    for position, source in enumerate(term.sources):
        for name, value in (("title", source.title), ("publisher", source.publisher)):
            if value:
                yield Text(first, "sources", value, term.places, ("sources", position, name))
    for position, contrast in enumerate(term.contrasts):
        for language, value in contrast.sentences.items():
            yield Text(language, "contrast", value, term.places, ("contrast", position, language))
    yield from _formula_texts(term)


def _entry_texts(term: Term, language: str, entry: Entry) -> Iterator[Text]:
    for one in NAMES:
        if not one.is_list and (value := getattr(entry, one.name)):
            yield Text(language, one.name, value, term.places, (language, one.name))
    for field in TEXTS:
        if value := getattr(entry, field.name):
            yield Text(language, field.name, value, term.places, (language, field.name), field.is_markdown)
    for one in NAMES:
        for position, value in enumerate(getattr(entry, one.name) if one.is_list else ()):
            yield from _name_texts(term, language, one.name, position, value)
    if official := entry.official:
        for name in ("term", "source", "date"):
            yield Text(language, name, getattr(official, name), term.places, (language, "official", name))


def _name_texts(term: Term, language: str, field: str, position: int, value: str) -> Iterator[Text]:
    """Yield a name of a list and what is said about it. Such a name is a field of its own in the file."""
    path: KeyPath = (language, field, position)
    note = term.entries[language].notes.get(value, "")
    for name in ("note", "reason"):
        if note and term.places.has(*path, name):
            yield Text(language, field, value, term.places, (*path, "name"))
            yield Text(language, name, note, term.places, (*path, name))
            return
    yield Text(language, field, value, term.places, path)


def formula_path(term: Term, number: int) -> KeyPath:
    """Return the key path of a formula: a term with one formula may write it without a list."""
    return ("formula", number) if term.places.has("formula", number) else ("formula",)


def _formula_texts(term: Term) -> Iterator[Text]:
    for number, formula in enumerate(term.formulas):
        whole = formula_path(term, number)
        named = [((*whole, "inputs", name), quantity.names) for name, quantity in formula.inputs.items()]
        named += [((*whole, "result"), formula.result.names), (whole, formula.captions)]
        for path, names in named:
            for language, value in names.items():
                if value:
                    yield Text(language, "formula", value, term.places, (*path, language))


def _settings_texts(settings: Settings) -> Iterator[Text]:
    for language in settings.titles:
        for name, values in (
            ("title", settings.titles),
            ("description", settings.descriptions),
            ("welcome", settings.welcomes),
        ):
            yield Text(language, name, values[language], settings.places, (language, name))
        stages = settings.stage_lists[language]
        for name, value in (("name", stages.name), ("title", stages.title), ("summary", stages.summary)):
            yield Text(language, name, value, settings.places, (language, "stages", name))
        for number, stage in enumerate(settings.stages):
            path = ("stages", number, language)
            for name, values in (("name", stage.names), ("short", stage.shorts), ("summary", stage.summaries)):
                yield Text(language, name, values[language], settings.places, (*path, name))
            for at, alias in enumerate(stage.aliases[language]):
                yield Text(language, "aliases", alias, settings.places, (*path, "aliases", at))
            yield Text(
                language,
                "text",
                stage.explanations[language],
                settings.places,
                (*path, "explanation"),
                is_markdown=True,
            )
        for number, topic in enumerate(settings.topics):
            yield from _named(topic, language, settings, ("topics", number))
        for number, learning_path in enumerate(settings.paths):
            yield from _named(learning_path, language, settings, ("paths", number))


def _own_words(settings: Settings) -> Iterator[Text]:
    """Yield the words of the interface that the project's own files supply."""
    for language in settings.languages:
        if own := language.own:
            for path, word in own.words.items():
                yield Text(language.id, f"the word '{dotted(path)}'", word, own.places, path)


def _named(item: Topic | LearningPath, language: str, settings: Settings, path: KeyPath) -> Iterator[Text]:
    for name, values in (("name", item.names), ("summary", item.summaries)):
        yield Text(language, name, values[language], settings.places, (*path, language, name))
