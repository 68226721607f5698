"""A document without all in it that breaks a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from functools import cache
from types import GenericAlias
from typing import Any, TypeGuard, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError, create_model
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.source.yaml import Document, Value
from generator.span import KeyPath, Places

R = TypeVar("R", bound=BaseModel)

PathOf = Callable[[ErrorDetails, Value], KeyPath]
"""From an error and the value it was found in to the key path of what is wrong."""


def mended(document: Document, kind: type[R], path_of: PathOf) -> tuple[R, Places]:
    """Return the record of a file without what is wrong, and the places of its values. Missing texts are empty.

    Of a list, the item that is wrong is left out, and of a mapping, the field; a mapping that lacks a
    field is left out itself, where it may be.
    """
    lenient = _lenient(kind)
    places = document.places
    value = document.value
    while True:
        try:
            return lenient.model_validate(value), places
        except ValidationError as error:
            wrong = {path_of(details, value) for details in error.errors(include_url=False)}
            value, places = _without(value, places, wrong)


def _without(value: Value, places: Places, wrong: Iterable[KeyPath]) -> tuple[Value, Places]:
    """Return a value without what lies at these key paths, and the places of what is left."""
    moved: dict[KeyPath, KeyPath] = {}
    kept = _kept(value, (), (), frozenset(wrong), moved)
    return kept, places.moved(moved)


def _kept(value: Value, old: KeyPath, new: KeyPath, wrong: frozenset[KeyPath], moved: dict[KeyPath, KeyPath]) -> Value:
    """Return what is kept of the value at the key path `old`, and note the new key path of each part."""
    moved[old] = new
    if isinstance(value, dict):
        fields = ((name, inner) for name, inner in value.items() if (*old, name) not in wrong)
        return {name: _kept(inner, (*old, name), (*new, name), wrong, moved) for name, inner in fields}
    if isinstance(value, list):
        items = [(position, inner) for position, inner in enumerate(value) if (*old, position) not in wrong]
        return [
            _kept(inner, (*old, position), (*new, number), wrong, moved)
            for number, (position, inner) in enumerate(items)
        ]
    return value


@cache
def _lenient(kind: type[R]) -> type[R]:
    """Return the class with the same rules where nothing has to be there: a text that is missing is empty."""
    fields: dict[str, Any] = {
        name: _optional(field) for name, field in kind.model_fields.items() if field.is_required() and name != "root"
    }
    return create_model(kind.__name__, __base__=kind, **fields) if fields else kind


def _optional(field: FieldInfo) -> tuple[Any, FieldInfo]:
    optional = copy(field)
    kind = field.annotation
    if _is_record(kind):
        optional.annotation = optional.default_factory = _lenient(kind)
    elif get_origin(kind) is list:
        optional.annotation = _list_of(*get_args(kind))
        optional.default_factory = list
    else:
        optional.default = ""
    return optional.annotation, optional


def _list_of(item: Any) -> Any:
    return GenericAlias(list, (_lenient(item) if _is_record(item) else item,))


def _is_record(kind: Any) -> TypeGuard[type[BaseModel]]:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
