"""How the words of names change in running text.

Small rules and no stemmer: a stemmer takes conversion for conversation. What no rule gives is declared in
a term's `forms`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inflection:
    """The rules of one language.

    `heads` returns the places of those words of a name that change, and `others` the other forms of the word at a
    place. Those in small letters are found with capitals too; one with a capital is found only so, as a noun in
    German. Both get the words as they are written.
    """

    heads: Callable[[Sequence[str]], Collection[int]]
    others: Callable[[Sequence[str], int], Collection[str]]
