"""The folder `glossary/` → a glossary and all that is wrong with its files. The only reader of data."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.model import Contexts, Glossary, Settings, Term
from generator.problem import Problem
from generator.source.copies import copies
from generator.source.decode import decode_contexts, decode_settings, decode_term
from generator.source.termfiles import TERMS, TermFile, term_files
from generator.source.yaml import MAX_BYTES, Document, parse
from generator.span import Places, Span

SETTINGS = "glossary/glossary.yml"
CONTEXTS = "glossary/contexts"

# What editors and systems leave beside the files that people edit, hidden or marked: `.#lead.yml`, `lead.yml~`.
_PASSED_OVER = re.compile(r"^[.#]|~$")


@dataclass(slots=True)
class Source:
    """What was read: the glossary, unless its settings cannot be used, the problems, and the texts."""

    glossary: Glossary | None
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)


def read(project: Path) -> Source:
    """Read the glossary of a project folder. Every problem is returned; none stops the others.

    What cannot be read is left out of the glossary, and the rest is there to be checked.
    """
    source = Source(None)
    settings_document = _document(project, SETTINGS, source)
    settings, problems = decode_settings(settings_document)
    source.problems += problems
    files = _term_files(project, source)
    # Without settings the languages are unknown: the terms are still read, for what can be said of them.
    # One after the other: what a file says is let go as soon as the term is made of it.
    documents = ((each.id, _document(project, each.file, source)) for each in files)
    if settings is None:
        source.problems += [problem for _, document in documents for problem in document.problems]
        return source
    languages = tuple(language.id for language in settings.languages)
    terms: list[Term] = []
    for id_, document in documents:
        term, problems = decode_term(document, id_, languages)
        source.problems += problems
        if term:
            terms.append(term)
    contexts = dict(_contexts(project, languages, source))
    terms = _without_copies(terms, settings, source)
    source.glossary = Glossary(settings, tuple(terms), frozenset(each.id for each in files), contexts)
    return source


def _without_copies(terms: Sequence[Term], settings: Settings, source: Source) -> list[Term]:
    """Leave out the files that were copied and not changed: nothing else is said of them."""
    found = {term.id: problem for term, problem in copies(terms, settings.ambiguous)}
    source.problems += found.values()
    return [term for term in terms if term.id not in found]


def _contexts(project: Path, languages: Iterable[str], source: Source) -> Iterator[tuple[str, Contexts]]:
    """Yield the phrases of each language that has some."""
    if not (project / CONTEXTS).is_symlink() and not (project / CONTEXTS).exists():
        return
    names = _listed(project, CONTEXTS, "phrases are kept in this folder, one file a language", source)
    for language in languages:
        if f"{language}.yml" in names:
            contexts, problems = decode_contexts(_document(project, f"{CONTEXTS}/{language}.yml", source))
            source.problems += problems
            if contexts:
                yield language, contexts


def _listed(project: Path, folder: str, hint: str, source: Source) -> list[str]:
    """Return the names of what is in a folder; when it cannot be read, that is a problem."""
    try:
        return sorted(entry.name for entry in (project / folder).iterdir())
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        source.problems.append(Problem("G101", f"cannot be read: {reason}", Span(folder), hint))
        return []


def _document(project: Path, file: str, source: Source) -> Document:
    """Return the document in a file, or an empty one with the reason why it cannot be read."""
    try:
        path = project / file
        if not stat.S_ISREG(path.stat().st_mode):
            return _unreadable(file, "not a file", "move it elsewhere, or put a file in its place")
        with path.open("rb") as stream:
            document = parse(file, stream.read(MAX_BYTES + 1))
    except OSError as error:
        return _unreadable(file, (error.strerror or "unknown reason").lower())
    if document.places.text:  # what is empty, or no text, has no line to show
        source.texts[file] = document.places.text
    return document


def _unreadable(file: str, reason: str, hint: str = "restore the file, or allow it to be read") -> Document:
    if file == SETTINGS:
        hint = "a project folder holds glossary/glossary.yml; name the folder with --project"
    return Document(None, Places(file), [Problem("G101", f"cannot be read: {reason}", Span(file), hint)])


def _term_files(project: Path, source: Source) -> list[TermFile]:
    said = len(source.problems)
    listed = _listed(project, TERMS, "terms are kept in this folder, one file a term", source)
    is_listed = len(source.problems) == said
    names = [name for name in listed if not _PASSED_OVER.search(name)]
    files, problems = term_files(names, [name for name in names if (project / TERMS / name).is_dir()])
    source.problems += [*problems, *(each.problem for each in files if each.problem)]
    if is_listed and not files:
        hint = f"write the first one: {TERMS}/lead.yml"
        source.problems.append(Problem("G101", "the folder holds no terms", Span(TERMS), hint))
    return files
