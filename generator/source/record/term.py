"""The file of a term: one pydantic class a mapping."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, StrictBool, Tag, create_model

from generator.source.plain import separated, together
from generator.source.record.kinds import (
    Address,
    Date,
    Id,
    Ids,
    InputName,
    Record,
    Reference,
    Text,
    Texts,
    Written,
    empty_as_list,
    in_languages,
    list_of,
    one_or_several,
)

Gender = Literal["m", "f", "n", "m/f"]


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
Aliases = Annotated[list[_Alias], BeforeValidator(separated), BeforeValidator(together), BeforeValidator(empty_as_list)]
Avoided = Annotated[list[_Form], BeforeValidator(separated), BeforeValidator(together), BeforeValidator(empty_as_list)]


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
    gender: Gender | None = None
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
    sources: Annotated[list[SourceRecord], BeforeValidator(empty_as_list)] = Field([])
    reviewed: Date | None = Field(None, description="When somebody last read the whole entry: 2026-11-28.")


@cache
def term_record(languages: tuple[str, ...]) -> type[TermRecord]:
    """Return the class of a term's file for a glossary in these languages."""
    optional = Text | None
    captions: dict[str, Any] = dict.fromkeys(languages, (optional, None))
    result = create_model("Result", __base__=ResultRecord, **captions)
    quantity = in_languages(QuantityRecord, languages, Text)
    formula = create_model(
        "Formula",
        __base__=FormulaRecord,
        inputs=(dict[InputName, quantity], ...),  # type: ignore[valid-type]  # a class made two lines above
        result=(result, ...),
        **captions,
    )
    contrast = in_languages(ContrastRecord, languages, Text)
    return in_languages(
        TermRecord,
        languages,
        EntryRecord,
        contrast=(list_of(contrast, empty_as_list), []),
        formula=(list_of(formula, one_or_several), []),
    )
