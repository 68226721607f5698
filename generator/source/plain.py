"""Texts without quotes, in which YAML reads some signs otherwise than people do.

Each of these is valid YAML and changes what readers see, so it is refused where it is written: a
comment behind a text, which may be the rest of it; quotes that YAML does not know; a list in
one item. Whoever means it puts the text in quotes.
"""

from __future__ import annotations

import re

from pydantic_core import PydanticCustomError

CUT = "text_cut"
QUOTES = "quotes"
SEPARATOR = "separator"

CUT_OFF = "the text is cut off here: a space and # begin a comment"
WHOLE = "put the whole text in quotes, or the comment on a line of its own"

_DOUBLE = "“”„‟«»‹›"
_SINGLE = "‘’‚‛"
_SIGNS = re.compile(f'[{_DOUBLE}"]')
# Between names, and never inside one that nobody put in quotes. Without quotes a comma parts items in brackets only.
_SEPARATORS = re.compile(r";|,(?=\s)")


class Plain(str):
    """A text without quotes. `comment` is the offset in its file of a comment behind it, or -1."""

    __slots__ = ("comment",)

    comment: int


def plain(text: str, comment: int) -> Plain:
    """Return a text that is written without quotes, and maybe with a comment behind it."""
    written = Plain(text)
    written.comment = comment
    return written


def uncut(value: object) -> object:
    """Let a text pass unless a comment stands behind it."""
    if isinstance(value, Plain) and value.comment >= 0:
        raise PydanticCustomError(CUT, "cut off")
    return value


def unquoted(value: object) -> object:
    """Let a text pass unless it stands in quotes that belong to it as far as YAML knows, or in half of them."""
    if isinstance(value, Plain) and is_misquoted(value):
        raise PydanticCustomError(QUOTES, "in typographic quotes")
    return value


def is_misquoted(text: str) -> bool:
    """Return whether a text is surrounded by quotes, or begins or ends with one that has no partner.

    A quote at the beginning or the end of a text may also belong to some words of it: “Yes” is no answer.
    """
    text = text.strip()
    if len(text) > 1 and text[0] in _SINGLE and text[-1] in _SINGLE:
        return not any(sign in _SINGLE and not _is_apostrophe(text, at) for at, sign in _inner(text))
    signs = [found.start() for found in _SIGNS.finditer(text)]
    if len(signs) == 1:
        return _is_alone(text, signs[0])
    return len(signs) == 2 and signs == [0, len(text) - 1]


def _inner(text: str) -> list[tuple[int, str]]:
    return [(at, sign) for at, sign in enumerate(text) if 0 < at < len(text) - 1]


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and text[at + 1].isalnum()


def _is_alone(text: str, at: int) -> bool:
    """Return whether a quote without a partner is at the beginning or the end. Behind a digit it means inches."""
    return at == 0 or (at == len(text) - 1 and not text[at - 1].isdigit())


def together(value: object) -> object:
    """Let a list pass unless quotes around several items show that they are meant to be one."""
    if isinstance(value, list):
        for first, last in enumerate(value):
            if isinstance(last, Plain) and _opens(last):
                end = next((n for n, item in enumerate(value) if n > first and _closes(item)), None)
                if end is not None:
                    raise PydanticCustomError(QUOTES, "in typographic quotes", {"first": first, "last": end})
    return value


def _opens(item: Plain) -> bool:
    text = item.strip()
    return text[:1] in tuple(_SINGLE) or (text[:1] in tuple(_DOUBLE) and len(_SIGNS.findall(text)) == 1)


def _closes(item: object) -> bool:
    return isinstance(item, Plain) and item.strip()[-1:] in (*_SINGLE, *_DOUBLE, '"', "'")


def separated(value: object) -> object:
    """Let a list pass unless an item of it holds several, parted by other signs than YAML knows."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, Plain) and (found := _SEPARATORS.search(item)):
                raise PydanticCustomError(SEPARATOR, "several in one item", {"item": number, "at": found.start()})
    return value
