"""The folder `glossary/` → a glossary and all that is wrong with its files. The only reader of data."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from generator.layout import CONTEXTS, GLOSSARY, LANGUAGES, SETTINGS, TERMS
from generator.model import Glossary, Settings, Term
from generator.problem import Problem
from generator.source.copies import copies
from generator.source.decode import decode_contexts, decode_settings, decode_term
from generator.source.files import Refusal, contents, problem, unreadable
from generator.source.language import decode_language
from generator.source.names import is_leftover
from generator.source.reach import Reach
from generator.source.strays import misnamed, stray_in_languages
from generator.source.termfiles import TermFile, term_files
from generator.source.yaml import MAX_BYTES, Document, parse, refused
from generator.span import Places, Span

T = TypeVar("T")

_HINTS = {
    SETTINGS: "a project folder holds glossary/glossary.yml; name the folder with --project",
    TERMS: "terms are kept in this folder, one file a term",
    CONTEXTS: "phrases are kept in this folder, one file a language",
    LANGUAGES: "what the product does not know of languages is kept in this folder, one file a language",
}


@dataclass(slots=True)
class Source:
    """What was read: the glossary, unless its settings cannot be used, the problems, and the texts."""

    glossary: Glossary | None
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def read(project: Path, follow: Sequence[Path] = ()) -> Source:
    """Read the glossary of a project folder. Every problem is returned; none stops the others.

    What cannot be read is left out of the glossary, and the rest is there to be checked. Symbolic links
    are followed inside the project, and into the folders `follow`.
    """
    reader = _Reader(project, Reach(project, follow))
    glossary = reader.glossary()
    misnamed = reader.misnamed()
    # What is there under a wrong name is not missing too.
    problems = [one for one in reader.problems if one.code != "G101" or one.span.file not in misnamed]
    return Source(glossary, [*misnamed.values(), *problems], reader.texts)


class _Reader:
    """Reads one project, and gathers what is wrong with its files."""

    def __init__(self, project: Path, reach: Reach) -> None:
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self._project = project
        self._reach = reach

    def glossary(self) -> Glossary | None:
        settings, problems = decode_settings(self._document(SETTINGS))
        self.problems += problems
        files = self._term_files()
        # Without settings the languages are unknown: the terms are still read, for what can be said of them.
        # One after the other: what a file says is let go as soon as the term is made of it.
        documents = ((each.id, self._document(each.file)) for each in files)
        if settings is None:
            self.problems += [problem for _, document in documents for problem in document.problems]
            return None
        languages = tuple(language.id for language in settings.languages)
        terms: list[Term] = []
        for id_, document in documents:
            term, problems = decode_term(document, id_, languages)
            self.problems += problems
            if term:
                terms.append(term)
        contexts = self._of_each_language(CONTEXTS, settings, decode_contexts)
        own = self._of_each_language(LANGUAGES, settings, decode_language)
        listed = tuple(replace(language, own=own.get(language.id)) for language in settings.languages)
        terms = self._without_copies(terms, settings)
        return Glossary(
            replace(settings, languages=listed), tuple(terms), frozenset(each.id for each in files), contexts
        )

    def _without_copies(self, terms: Sequence[Term], settings: Settings) -> list[Term]:
        """Leave out the files that were copied and not changed: nothing else is said of them."""
        found = {term.id: problem for term, problem in copies(terms, settings.ambiguous)}
        self.problems += found.values()
        return [term for term in terms if term.id not in found]

    def misnamed(self) -> dict[str, Problem]:
        """Return what stands in `glossary/` and is not read, under the names that were meant."""
        try:
            return misnamed(self._names_in(GLOSSARY))
        except OSError:
            return {}  # its parts are told to be missing

    def _of_each_language(
        self, folder: str, settings: Settings, decode: Callable[[Document, str], tuple[T | None, list[Problem]]]
    ) -> dict[str, T]:
        """Return what the files in a folder say, one for each language that has one."""
        if not os.path.lexists(self._project / folder):
            return {}
        names = self._listed(folder)
        self.problems += stray_in_languages(folder, names, settings.languages)
        found: dict[str, T] = {}
        for language in dict.fromkeys(language.id for language in settings.languages):
            if f"{language}.yml" in names:
                made, problems = decode(self._document(f"{folder}/{language}.yml"), language)
                self.problems += problems
                if made:
                    found[language] = made
        return found

    def _term_files(self) -> list[TermFile]:
        said = len(self.problems)
        names = self._listed(TERMS)
        is_listed = len(self.problems) == said
        files, problems = term_files(names, [name for name in names if (self._project / TERMS / name).is_dir()])
        self.problems += [*problems, *(each.problem for each in files if each.problem)]
        if is_listed and not files:
            hint = f"write the first one: {TERMS}/lead.yml"
            self.problems.append(Problem("G101", "the folder holds no terms", Span(TERMS), hint))
        return files

    def _listed(self, folder: str) -> list[str]:
        """Return the names of what people put into a folder; when it cannot be read, that is a problem."""
        if outside := self._reach.refused(folder):
            self.problems.append(outside)
            return []
        try:
            return self._names_in(folder)
        except OSError as error:
            self.problems.append(problem(folder, unreadable(error), _HINTS[folder]))
            return []

    def _names_in(self, folder: str) -> list[str]:
        return sorted(name for name in os.listdir(self._project / folder) if not is_leftover(name))  # noqa: PTH208  # names, not paths

    def _document(self, file: str) -> Document:
        """Return the document in a file, or an empty one with the reason why it cannot be read."""
        if outside := self._reach.refused(file):
            return Document(None, Places(file), [outside])
        written = contents(self._project / file, MAX_BYTES)
        if isinstance(written, Refusal):
            return refused(file, written, _HINTS.get(file, ""))
        document = parse(file, written)
        if document.places.text:  # what is empty, or no text, has no line to show
            self.texts[file] = document.places.text
        return document
