"""A document → the objects of the model, as far as it can be read, and all problems of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model import (
    UNKNOWN,
    Ambiguity,
    Contexts,
    Contrast,
    Entry,
    Formula,
    Language,
    LearningPath,
    Licence,
    Official,
    Quantity,
    Settings,
    Source,
    Stage,
    StageList,
    Term,
    Topic,
)
from generator.problem import Problem
from generator.source import record
from generator.source.mend import mended
from generator.source.messages import explained, fields, first_line, meant
from generator.source.yaml import Document, Value
from generator.span import KeyPath

R = TypeVar("R", bound=BaseModel)


def decode_term(document: Document, id_: str, languages: tuple[str, ...]) -> tuple[Term | None, list[Problem]]:
    """Return what can be read of the term that a file describes, and all problems of the file."""
    written, read = validated(document, record.term_record(languages))
    return (_term(written, id_, languages, read) if written else None), read.problems


def decode_contexts(document: Document, _language: str) -> tuple[Contexts | None, list[Problem]]:
    """Return what can be read of the phrases of one language, and all problems of the file."""
    written, read = validated(document, record.ContextsRecord)
    if not written:
        return None, read.problems
    phrases = {id_: tuple(phrases) for id_, phrases in written.root.items()}
    subject = phrases.pop(record.SUBJECT, ())
    return Contexts(phrases, subject, read.places), read.problems


def decode_front(document: Document) -> list[Problem]:
    """Return all problems of the front matter of a page written by hand."""
    return validated(document, record.FrontRecord)[1].problems


def decode_settings(document: Document) -> tuple[Settings | None, list[Problem]]:
    """Return what can be read of `glossary.yml`, and all problems of the file.

    Without its languages nothing can be read of a glossary.
    """
    first, read = validated(document, record.LanguagesRecord)
    languages = tuple(language.id for language in first.languages) if first else ()
    if not first or not all(languages) or document.places.has("languages", len(languages)) or not languages:
        return None, read.problems
    written, read = validated(document, record.settings_record(languages))
    return (_settings(written, languages, read) if written else None), read.problems


def validated(document: Document, kind: type[R]) -> tuple[R | None, Document]:
    """Return what can be read of a document as a record, and that document with the places of it and all problems."""
    value, places, problems, unread = document.value, document.places, document.problems, document.unread
    if value is None and problems:
        return None, document
    if not isinstance(value, dict):
        hint = "write it as the other files are: a name, a colon and a value on each line"
        problem = Problem("G112", "the file holds no fields", first_line(places.at()), hint)
        return None, Document(value, places, [*problems, problem])
    try:
        return kind.model_validate(value), document
    except ValidationError as error:
        found = {_path(details["loc"], value): details for details in error.errors(include_url=False)}
        misnamed = _misnamed(found, kind)
        said = [
            explained(details, path, document.places, kind)
            for path, details in found.items()
            if _at(details, path) not in unread and not (details["type"] == "missing" and path in misnamed)
        ]
        written, places = mended(document, kind, _removable)
        return written, Document(value, places, [*problems, *said], unread | found.keys())


def _misnamed(found: Mapping[KeyPath, ErrorDetails], kind: type[BaseModel]) -> set[KeyPath]:
    """Return the key paths of fields that are there under another name or elsewhere: they are not missing too."""
    missing = [path for path, details in found.items() if details["type"] == "missing"]
    unknown = [path for path, details in found.items() if details["type"] == "extra_forbidden"]
    return {
        path
        for path in missing
        for other in unknown
        if other[-1] == path[-1]
        or (other[:-1] == path[:-1] and meant(str(other[-1]), fields(kind, path[:-1])) == path[-1])
    }


def _at(details: ErrorDetails, path: KeyPath) -> KeyPath:
    """Return the key path of what is wrong: a mapping, when a field of it is missing."""
    return path[:-1] if details["type"] == "missing" else path


def _removable(details: ErrorDetails, value: Value) -> KeyPath:
    """Return the key path of what an error takes out: all of a formula when it lacks an input."""
    path = _at(details, _path(details["loc"], value))
    return path[: path.index("inputs")] if path[:1] == ("formula",) and "inputs" in path else path


def _path(loc: tuple[int | str, ...], value: Value) -> KeyPath:
    """Return the key path in the file of what pydantic calls `loc`: a lone formula is validated as a list of one."""
    path: list[str | int] = []
    for step in loc:
        if isinstance(step, int) and not isinstance(value, list):
            continue
        if step == "[key]":
            break
        if step in (record.PLAIN_NAME, record.NAME_WITH_MORE):  # the tag of a union, which is no key of the file
            continue
        path.append(step)
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            value = None
    return tuple(path)


def _texts(written: Any, languages: Iterable[str]) -> Mapping[str, Any]:
    return {language: getattr(written, language) for language in languages}


def _names(written: Any, languages: Iterable[str], field: str) -> Mapping[str, str]:
    return {language: getattr(getattr(written, language), field) for language in languages}


def _term(written: Any, id_: str, languages: tuple[str, ...], document: Document) -> Term:
    return Term(
        id=id_,
        stages=tuple(written.stages),
        topic=written.topic,
        broader=tuple(written.broader),
        narrower=tuple(written.narrower),
        related=tuple(written.related),
        contrasts=tuple(Contrast(c.term, _texts(c, languages)) for c in written.contrast),
        formulas=tuple(_formula(formula, languages) for formula in written.formula),
        sources=tuple(Source(s.id, s.title, s.address, s.publisher or "", s.date or "") for s in written.sources),
        reviewed=written.reviewed or "",
        entries={language: _entry(getattr(written, language)) for language in languages},
        places=document.places,
        unread=_unread_of_term(document, languages),
    )


def _unread_of_term(document: Document, languages: tuple[str, ...]) -> frozenset[str]:
    """Return the names of fields, those of the entries too, of which something could not be read."""
    inside = {path[1:] if path[:1] and path[0] in languages else path for path in document.unread}
    known = {*record.term_record(languages).model_fields, *record.EntryRecord.model_fields}
    names = {str(path[0]) if path and path[0] in known else UNKNOWN for path in inside}
    return frozenset(names if names or not document.problems else {UNKNOWN})


def _entry(written: record.EntryRecord) -> Entry:
    official = written.official
    return Entry(
        term=written.term,
        gender=written.gender or "",
        abbreviation=written.abbreviation or "",
        aliases=tuple(map(_name, written.aliases)),
        avoid=tuple(map(_name, written.avoid)),
        notes={
            **{alias.name: alias.note for alias in written.aliases if isinstance(alias, record.MarkedRecord)},
            **{form.name: form.reason for form in written.avoid if isinstance(form, record.AvoidedRecord)},
        },
        hidden=tuple(written.hidden),
        forms=tuple(written.forms),
        no_link=tuple(written.no_link),
        official=Official(official.term, official.source, official.date) if official else None,
        definition=written.definition,
        explanation=written.explanation,
        usual=written.usual or "",
        example=written.example,
        caution=written.caution or "",
    )


def _name(written: Any) -> str:
    name: str = written if isinstance(written, str) else written.name
    return name


def _formula(written: Any, languages: tuple[str, ...]) -> Formula:
    return Formula(
        expression=written.expression,
        inputs={
            name: Quantity(quantity.value, quantity.show, _texts(quantity, languages))
            for name, quantity in written.inputs.items()
        },
        result=Quantity(
            written.result.value,
            written.result.show,
            {language: text or "" for language, text in _texts(written.result, languages).items()},
            written.result.rounded,
        ),
        captions={language: text or "" for language, text in _texts(written, languages).items()},
    )


def _settings(written: Any, languages: tuple[str, ...], document: Document) -> Settings:
    return Settings(
        address=written.address.rstrip("/") + "/",
        source=written.source.rstrip("/") + "/",
        licence=Licence(written.licence.name, written.licence.address),
        languages=tuple(Language(lg.id, lg.name, lg.locale, lg.currency) for lg in written.languages),
        titles=_names(written, languages, "title"),
        descriptions=_names(written, languages, "description"),
        welcomes=_names(written, languages, "welcome"),
        stage_lists={language: _stage_list(getattr(written, language).stages) for language in languages},
        stages=tuple(_stages(written.stages, languages)),
        topics=tuple(
            Topic(topic.id, _names(topic, languages, "name"), _names(topic, languages, "summary"))
            for topic in written.topics
        ),
        paths=tuple(
            LearningPath(
                path.id, _names(path, languages, "name"), _names(path, languages, "summary"), tuple(path.terms)
            )
            for path in written.paths
        ),
        ambiguous=tuple(Ambiguity(a.language, a.spelling, tuple(a.terms)) for a in written.ambiguous),
        review_after=written.review_after,
        places=document.places,
        unread=_unread(document, type(written).model_fields),
    )


def _unread(document: Document, known: Iterable[str]) -> frozenset[str]:
    """Return the names of fields of which something could not be read. An unknown one may be any that is missing."""
    found = {str(path[0]) if path else "" for path in document.unread}
    missing = () if found <= set(known) else (name for name in known if not document.places.has(name))
    return frozenset((*found, *missing))


def _stage_list(written: record.StageListRecord) -> StageList:
    return StageList(written.name, written.title, written.summary)


def _stages(written: Iterable[Any], languages: tuple[str, ...]) -> Iterator[Stage]:
    for stage in written:
        yield Stage(
            id=stage.id,
            names=_names(stage, languages, "name"),
            shorts=_names(stage, languages, "short"),
            aliases={language: tuple(getattr(stage, language).aliases) for language in languages},
            summaries=_names(stage, languages, "summary"),
            explanations=_names(stage, languages, "explanation"),
            every_stage=stage.every_stage,
        )
