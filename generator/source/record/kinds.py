"""What can stand in a field of a data file: ids, texts, dates, lists of them, and mappings in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, create_model, model_validator

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


def one_or_several(value: object) -> object:
    """Take one for a list of one, and nothing for an empty list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def empty_as_list(value: object) -> object:
    """Take `aliases:` with nothing behind it for an empty list: forms are often left so."""
    return [] if value is None else value


Ids = Annotated[list[Reference], BeforeValidator(separated), BeforeValidator(together), BeforeValidator(empty_as_list)]
Texts = Annotated[list[Text], BeforeValidator(separated), BeforeValidator(together), BeforeValidator(empty_as_list)]


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


R = TypeVar("R", bound=Record)


def in_languages(base: type[R], languages: tuple[str, ...], text: Any, **fields: Any) -> type[R]:
    """Return the class `base` with a field `text` for each language, and further `fields`."""
    texts: dict[str, Any] = dict.fromkeys(languages, (text, ...))
    name = base.__name__.removesuffix("Record")
    return create_model(name, __base__=base, __doc__=base.__doc__, **texts, **fields)


def list_of(record: type[Record], before: Callable[[object], object]) -> Any:
    """Return the kind of a list of records, of which `before` makes a list where something else is written."""
    return Annotated[list[record], BeforeValidator(before)]  # type: ignore[valid-type]  # a class made at run time
