"""The records of a language's own file, made from the words that the product has in English.

So a word that is new there can be supplied at once, and editors show what it says in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Field, StringConstraints, create_model

from generator.languages import rules_of
from generator.languages.locales import CATEGORIES
from generator.languages.wording import Counted, SearchWording, Wording
from generator.source.plain import separated, together
from generator.source.record.kinds import Record, Text, Texts, Written
from generator.source.record.term import Gender

ENGLISH = rules_of("en").wording
LETTERS = r"^[^\s=;]+(=[^\s=;]+)*( [^\s=;]+(=[^\s=;]+)*)*$"
_LONGEST = 300

Word = Annotated[Text, StringConstraints(max_length=_LONGEST)]
_Letters = Annotated[Written, StringConstraints(pattern=LETTERS)]
_Alphabet = Annotated[list[_Letters], BeforeValidator(separated), BeforeValidator(together)]


class KindsRecord(Record):
    """What people call the pages that are no terms, besides their titles."""

    stage: Texts = Field([])
    topic: Texts = Field([])
    path: Texts = Field([])
    compare: Texts = Field([])


class AskingRecord(Record):
    """The words that people put around what they look for."""

    joints: Texts = Field([], description="Words that mean nothing by themselves in a name: of, the.")
    questions: Texts = Field([], description="Words that say that something is asked: what, meaning.")
    between: Texts = Field([], description="Words that stand between two things that are compared: or, versus.")
    kinds: KindsRecord | None = None
    units: dict[Written, Texts] | None = Field(None, description="Other words for a unit: year: [yearly, annual].")
    elided: dict[Written, Texts] | None = Field(None, description="Words that ask before some others only: c: [est].")


class OwnLanguageRecord(Record):
    """`languages/<language>.yml`: what the product does not know of a language. All may be left out."""

    asking: AskingRecord | None = None
    alphabet: _Alphabet = Field(
        [], description="Letters of its own, each list behind the letter that it begins with: [n ñ, z å ä=æ ö]."
    )
    small_in_sentences: bool | None = Field(
        None, strict=True, description="Whether names begin with a small letter inside a sentence."
    )


@cache
def language_record(categories: tuple[str, ...] = CATEGORIES) -> type[OwnLanguageRecord]:
    """Return the class of the file of a language that has these plurals."""
    doc = OwnLanguageRecord.__doc__
    return create_model("Language", __base__=OwnLanguageRecord, __doc__=doc, **_fields(ENGLISH, categories))


def _fields(words: Wording | SearchWording, categories: tuple[str, ...]) -> dict[str, Any]:
    return {field.name: _field(field.name, getattr(words, field.name), categories) for field in fields(words)}


def _field(name: str, english: Any, categories: tuple[str, ...]) -> tuple[Any, Any]:
    if isinstance(english, Counted):
        said = {category: english.forms.get(category, english.forms["other"]) for category in categories}
        return _mapping(name, "The forms for its plurals, as CLDR calls them.", said)
    if isinstance(english, SearchWording):
        inner = _fields(english, categories)
        return create_model("Searching", __base__=Record, __doc__="What the search says.", **inner) | None, None
    if isinstance(english, Mapping):
        return _mapping(name, f"The words of {name}.", english or dict.fromkeys(get_args(Gender), ""))
    return Word | None, Field(None, description=_in_english(english))


def _mapping(name: str, doc: str, english: Mapping[str, str]) -> tuple[Any, Any]:
    inner: dict[str, Any] = {key: (Word | None, Field(None, description=_in_english(english[key]))) for key in english}
    return create_model(name.title().replace("_", ""), __base__=Record, __doc__=doc, **inner) | None, None


def _in_english(text: str) -> str | None:
    return f"In English: {text}" if text else None
