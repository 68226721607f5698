"""The files beside those of terms: `glossary.yml`, contexts, front matter of pages. One pydantic class a mapping."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, RootModel, StrictBool, StringConstraints

from generator.source.record.kinds import (
    Address,
    Id,
    Ids,
    LanguageId,
    Record,
    Text,
    Texts,
    Written,
    empty_as_list,
    in_languages,
    list_of,
)


class FrontRecord(Record):
    """The front matter of a page written by hand: what pages heed. The rest is for others."""

    model_config = ConfigDict(extra="ignore")

    title: Text | None = None
    description: Text | None = None
    hide: Texts = Field([])


SUBJECT = "*"


class ContextsRecord(RootModel[dict[Written, Texts]]):
    """`contexts/<language>.yml`: for a term's id, the phrases that decide whether a word is that term.

    Under `SUBJECT` stand the words of what the whole glossary is about.
    """


class LanguageRecord(Record):
    """A language of the site."""

    id: LanguageId
    name: Text
    locale: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$")]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class LicenceRecord(Record):
    """The terms under which the words may be used."""

    name: Text
    address: Address


class StageListRecord(Record):
    """What all stages together are called in one language."""

    name: Text = Field(description="In the navigation: Funnel.")
    title: Text = Field(description="Above the list: Along the funnel.")
    summary: Text = Field(description="One sentence: what the order of the stages means.")


class TitleRecord(Record):
    """What the site is called in one language."""

    title: Text
    description: Text
    welcome: Text
    stages: StageListRecord


class StageTextRecord(Record):
    """A stage in one language."""

    name: Text
    short: Text
    aliases: Texts = Field([], description="What people call it too. Found by search, not shown.")
    summary: Text
    explanation: Text


class NameRecord(Record):
    """A topic or a learning path in one language."""

    name: Text
    summary: Text


class StageRecord(Record):
    """A part of the way that terms are ordered by."""

    id: Id
    every_stage: StrictBool = Field(default=False, description="Its terms are used at every stage.")


class TopicRecord(Record):
    """A subject that terms belong to."""

    id: Id


class PathRecord(Record):
    """A learning path."""

    id: Id
    terms: Annotated[Ids, Field(min_length=1)]


class AmbiguityRecord(Record):
    """A spelling that belongs to several terms on purpose."""

    language: LanguageId
    spelling: Text
    terms: Annotated[Ids, Field(min_length=2)]


class SettingsRecord(Record):
    """`glossary.yml`."""

    address: Address = Field(description="The public address of the site, with a slash at the end.")
    source: Address = Field(description="Put before the path of a file, it is where to edit that file.")
    licence: LicenceRecord
    languages: Annotated[list[LanguageRecord], Field(min_length=1)]
    ambiguous: Annotated[list[AmbiguityRecord], BeforeValidator(empty_as_list)] = Field([])
    review_after: Annotated[int, Field(strict=True, ge=1, le=120)] | None = Field(
        None, description="After so many months without a review `check` warns."
    )


class LanguagesRecord(SettingsRecord):
    """The part of `glossary.yml` that says what the rest of it looks like, and what is the same in all languages."""

    model_config = ConfigDict(extra="ignore")


@cache
def settings_record(languages: tuple[str, ...]) -> type[SettingsRecord]:
    """Return the class of `glossary.yml` for these languages."""
    stage = in_languages(StageRecord, languages, StageTextRecord)
    topic = in_languages(TopicRecord, languages, NameRecord)
    path = in_languages(PathRecord, languages, NameRecord)
    return in_languages(
        SettingsRecord,
        languages,
        TitleRecord,
        stages=(Annotated[list_of(stage, empty_as_list), Field(min_length=1)], ...),
        topics=(Annotated[list_of(topic, empty_as_list), Field(min_length=1)], ...),
        paths=(list_of(path, empty_as_list), []),
    )
