"""The data files as they are written: one pydantic class a mapping. Editors get their JSON Schema.

Which languages a text comes in is up to each glossary, so the classes that hold texts are made for
its languages by `term_record` and `settings_record`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    RootModel,
    StrictBool,
    StringConstraints,
    Tag,
    create_model,
    model_validator,
)

from generator.source.plain import Plain, separated, together, uncut, unquoted

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID, max_length=80)]
"""Lower-case letters, digits and single hyphens: an id is a part of an address."""

Written = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A number, a date or a calculation: a comment may stand behind it, since nobody takes it for a part."""

Text = Annotated[Written, BeforeValidator(unquoted), BeforeValidator(uncut)]
"""What people read. A comment behind it could be the rest of it, so none may stand there without quotes."""

Reference = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=80),
    Field(json_schema_extra={"pattern": ID}),
]
"""The id of a term, stage or topic. What is none is named by the checks, which know what there is."""

DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
Date = Annotated[str, StringConstraints(strip_whitespace=True, pattern=DATE)]
"""A year, a month or a day."""

Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"'<>]+$")]
InputName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
LanguageId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


def _one_or_several(value: object) -> object:
    return value if isinstance(value, list) else [] if value is None else [value]


def _empty_as_list(value: object) -> object:
    """Take `aliases:` with nothing behind it for an empty list: forms are often left so."""
    return [] if value is None else value


Ids = Annotated[list[Reference], BeforeValidator(separated), BeforeValidator(together), BeforeValidator(_empty_as_list)]
Texts = Annotated[list[Text], BeforeValidator(separated), BeforeValidator(together), BeforeValidator(_empty_as_list)]


def _holds_text(kinds: Iterable[object]) -> bool:
    """Return whether one of these types, or one inside them, is that of texts."""
    return any(
        getattr(kind, "func", None) is uncut
        or _holds_text((*getattr(kind, "__args__", ()), *getattr(kind, "__metadata__", ())))
        for kind in kinds
    )


class Record(BaseModel):
    """A mapping with known fields only. A number where a text belongs is taken as it was written."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    @model_validator(mode="before")
    @classmethod
    def _comments_alone(cls, written: object) -> object:
        """Take a comment with no value before it for what it is, unless the field holds text: it may begin with #."""
        if not isinstance(written, dict):
            return written
        return {
            name: None if isinstance(value, Plain) and not value and not cls._is_text(name) else value
            for name, value in written.items()
        }

    @classmethod
    def _is_text(cls, name: str) -> bool:
        found = cls.model_fields.get(name)
        return found is not None and _holds_text((found.annotation, *found.metadata))


class OfficialRecord(Record):
    """The form an authority recommends."""

    term: Text
    source: Text = Field(description="Who recommends it, e.g. FranceTerme.")
    date: Written = Field(description="Since when, or when it was checked: 2024-07-16 or 2014.")


class MarkedRecord(Record):
    """A name with a word about it."""

    name: Text
    note: Text = Field(description="Who says it: regional, informal.")


class AvoidedRecord(Record):
    """A form to avoid, and why."""

    name: Text
    reason: Text = Field(description="Shown on the page. A form without one is only found by the search.")


PLAIN_NAME, NAME_WITH_MORE = "a name", "a name with more"


def _kind_of_name(item: object) -> str:
    return NAME_WITH_MORE if isinstance(item, dict | Record) else PLAIN_NAME


_ByKind = Discriminator(_kind_of_name)
_Alias = Annotated[Annotated[Text, Tag(PLAIN_NAME)] | Annotated[MarkedRecord, Tag(NAME_WITH_MORE)], _ByKind]
_Form = Annotated[Annotated[Text, Tag(PLAIN_NAME)] | Annotated[AvoidedRecord, Tag(NAME_WITH_MORE)], _ByKind]
Aliases = Annotated[
    list[_Alias], BeforeValidator(separated), BeforeValidator(together), BeforeValidator(_empty_as_list)
]
Avoided = Annotated[list[_Form], BeforeValidator(separated), BeforeValidator(together), BeforeValidator(_empty_as_list)]


class SourceRecord(Record):
    """Where a figure, a law, an origin or an official form comes from."""

    id: Id
    title: Text
    publisher: Text | None = None
    address: Address
    date: Date | None = Field(None, description="When it was published: 2024, 2024-07 or 2024-07-16.")


class EntryRecord(Record):
    """A term in one language."""

    term: Text = Field(description="The name people say, with a capital first letter.")
    gender: Literal["m", "f", "n", "m/f"] | None = None
    abbreviation: Text | None = None
    aliases: Aliases = Field([], description="Other names of exactly the same thing; {name, note} says who uses one.")
    avoid: Avoided = Field(
        [], description="Misleading forms: found, never linked; shown with a reason: {name, reason}."
    )
    hidden: Texts = Field([], description="Names that find it, and are neither shown nor linked: close ones, old ones.")
    forms: Texts = Field([], description="Inflected forms that no rule finds.")
    no_link: Texts = Field([], description="Spellings that are everyday words too: linked only where contexts say so.")
    official: OfficialRecord | None = None
    definition: Text = Field(description="One or two sentences that stand alone. Plain text.")
    explanation: Text = Field(description="Markdown: how it is used, why it matters.")
    usual: Text | None = Field(None, description="Markdown: what is normal, each figure with its [source-id].")
    example: Text = Field(description="Markdown: something concrete.")
    caution: Text | None = Field(None, description="The mistake that costs money. Plain text.")


class QuantityRecord(Record):
    """A number of a formula."""

    value: Written = Field(description='The number in quotes: "0.25".')
    show: Literal["number", "percent", "money", "times"] = "number"


class ResultRecord(QuantityRecord):
    """The result of a formula."""

    rounded: StrictBool = Field(default=False, description="True when `value` is rounded to its decimals.")


class FormulaRecord(Record):
    """A calculation that the build repeats, exactly."""

    expression: Written = Field(description="Names of inputs, numbers, + - * / ** ( ) min max sum.")


class ContrastRecord(Record):
    """A term that this one is taken for, and what tells the two apart."""

    term: Reference


class TermRecord(Record):
    """One concept in all languages."""

    stages: Annotated[Ids, Field(min_length=1)] = Field(description="Where it is used; the first is its home.")
    topic: Reference
    broader: Ids = Field([], description="Terms of which this is a kind or a part.")
    narrower: Ids = Field([], description="Kinds or parts of this term.")
    related: Ids = Field([], description="Terms that belong with this one, most useful first.")
    sources: Annotated[list[SourceRecord], BeforeValidator(_empty_as_list)] = []
    reviewed: Date | None = Field(None, description="When somebody last read the whole entry: 2026-11-28.")


class FrontRecord(Record):
    """The front matter of a page written by hand: what pages heed. The rest is for others."""

    model_config = ConfigDict(extra="ignore")

    title: Text | None = None
    description: Text | None = None
    hide: Texts = []


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
    ambiguous: Annotated[list[AmbiguityRecord], BeforeValidator(_empty_as_list)] = []
    review_after: Annotated[int, Field(strict=True, ge=1, le=120)] | None = Field(
        None, description="After so many months without a review `check` warns."
    )


class LanguagesRecord(SettingsRecord):
    """The part of `glossary.yml` that says what the rest of it looks like, and what is the same in all languages."""

    model_config = ConfigDict(extra="ignore")


R = TypeVar("R", bound=Record)


def _in_languages(base: type[R], languages: tuple[str, ...], text: Any, **fields: Any) -> type[R]:
    """Return `base` with a field `text` for each language, and further `fields`."""
    texts: dict[str, Any] = dict.fromkeys(languages, (text, ...))
    name = base.__name__.removesuffix("Record")
    return create_model(name, __base__=base, __doc__=base.__doc__, **texts, **fields)


def _list_of(record: type[Record], before: Callable[[object], object]) -> Any:
    return Annotated[list[record], BeforeValidator(before)]  # type: ignore[valid-type]  # a class made at run time


@cache
def term_record(languages: tuple[str, ...]) -> type[TermRecord]:
    """Return the class of a term's file for a glossary in these languages."""
    optional = Text | None
    captions: dict[str, Any] = dict.fromkeys(languages, (optional, None))
    result = create_model("Result", __base__=ResultRecord, **captions)
    quantity = _in_languages(QuantityRecord, languages, Text)
    formula = create_model(
        "Formula",
        __base__=FormulaRecord,
        inputs=(dict[InputName, quantity], ...),  # type: ignore[valid-type]  # a class made two lines above
        result=(result, ...),
        **captions,
    )
    contrast = _in_languages(ContrastRecord, languages, Text)
    return _in_languages(
        TermRecord,
        languages,
        EntryRecord,
        contrast=(_list_of(contrast, _empty_as_list), []),
        formula=(_list_of(formula, _one_or_several), []),
    )


@cache
def settings_record(languages: tuple[str, ...]) -> type[SettingsRecord]:
    """Return the class of `glossary.yml` for these languages."""
    stage = _in_languages(StageRecord, languages, StageTextRecord)
    topic = _in_languages(TopicRecord, languages, NameRecord)
    path = _in_languages(PathRecord, languages, NameRecord)
    return _in_languages(
        SettingsRecord,
        languages,
        TitleRecord,
        stages=(Annotated[_list_of(stage, _empty_as_list), Field(min_length=1)], ...),
        topics=(Annotated[_list_of(topic, _empty_as_list), Field(min_length=1)], ...),
        paths=(_list_of(path, _empty_as_list), []),
    )
