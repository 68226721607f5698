"""The folding of texts for all who compare them: names in checks and linker, words, order, keys of the search.

Each step goes further than the one before, and whoever compares takes one of them: `composed` is another way to write
a text, `lowered` has no capitals, `unaccented` no accents and ligatures either. So two texts that are the same for one
of them are the same for the next. The browser does likewise: `words/tokens.js`, `search/text.js`.
"""

from __future__ import annotations

import re
import unicodedata

from generator.signs import INVISIBLE

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ς": "σ"}


class _Plain(dict[int, str]):
    """A cache: from a character to the same without accents and capitals."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code).lower())
        letters = "".join(sign for sign in decomposed if not unicodedata.category(sign).startswith("M"))
        return self.setdefault(code, _LIGATURES.get(letters, letters))


_PLAIN = _Plain()


def composed(text: str) -> str:
    """Return a text without what nobody sees, and each sign in its usual form: ﬁ is fi, and e with ´ is é."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


def lowered(text: str) -> str:
    """Return a text composed and in lower case."""
    return composed(text).lower()


def unaccented(text: str) -> str:
    """Return a text in lower case, with É as e and œ as oe."""
    return text.lower() if text.isascii() else composed(text).translate(_PLAIN)
