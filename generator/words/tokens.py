"""Text → words with their places. A word is letters and digits; what stands between words is a gap."""

from __future__ import annotations

import re

from generator.folding import composed
from generator.signs import INVISIBLE

# An invisible character parts no word, nor does its entity: pipe&shy;line.
_UNSEEN_ENTITY = r"(?:shy|zwnj|zwj|ZeroWidthSpace|NoBreak|#(?:173|8203|8288|[xX](?:0*[aA][dD]|200[bB]|2060)));"
# The dot of the middle belongs to the word: décideur·euse. Signs of Markdown may have a backslash before them: C\#.
# Most words have none of this: the lookahead spares the rest.
WORD = re.compile(
    rf"[^\W_]+(?:(?=[\u0300-\u036f·&{INVISIBLE}])"
    rf"(?:[\u0300-\u036f]+|(?:[·{INVISIBLE}]|&(?:amp;|{_UNSEEN_ENTITY})?)++(?=[^\W_]))[^\W_]*)*[+#]*(?:\\[+#])*"
)

DASH = "[-‐‑‒–]"
# What may stand between the words of one term: a space of any kind, one line break (with the marks of
# a quotation), a hyphen or a dash, an apostrophe, a slash; and around it the marks of emphasis.
SPACE = r"[*_]{0,3}(?:[ \t\u00a0\u202f]+|[ \t]*\n[ \t]*(?:>[ \t]?)*)[*_]{0,3}"
_GAP = re.compile(rf"{SPACE}|[*_]{{0,3}}(?:{DASH}|[/'’])[*_]{{0,3}}")
COMMA = ","
_USUAL_GAPS = frozenset((" ", "-", "'", "’", "\n", "\u00a0", "\u202f"))


_ENTITY = re.compile(r"&(?!amp;)[#\w]+;")
_HIDDEN = re.compile(f"[{INVISIBLE}]")


class _Spellings(dict[str, tuple[str, str]]):
    """A cache: from a word in a text to its spelling and its key."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) > 1 << 16:
            self.clear()
        said = spelled(word)
        return self.setdefault(word, (said, said.lower()))


_SPELLINGS = _Spellings()


class Tokens:
    """The words between two offsets of a text, in order: as written, as looked up, and where."""

    __slots__ = ("_joined", "_places", "keys", "limits", "text", "written")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self._places = [match.span() for match in WORD.finditer(text, start, len(text) if end is None else end)]
        self._joined: dict[int, bool] = {}
        self.limits = start, len(text) if end is None else end
        self.written = [text[first:last] for first, last in self._places]
        if text.isascii() and "\\" not in text and "&" not in text:
            self.keys = [word.lower() for word in self.written]
        else:
            readings = [_SPELLINGS[word] for word in self.written]
            self.written = [said for said, _ in readings]
            self.keys = [looked_up for _, looked_up in readings]

    def __len__(self) -> int:
        return len(self.keys)

    def start(self, position: int) -> int:
        """Return where a word begins in the text."""
        return self._places[position][0]

    def end(self, position: int) -> int:
        """Return where a word ends in the text."""
        return self._places[position][1]

    def joined_to_next(self, position: int) -> bool:
        """Return whether a word and the one after it can belong to one term."""
        joined = self._joined.get(position)
        if joined is None:
            gap = self.text[self._places[position][1] : self._places[position + 1][0]]
            joined = self._joined[position] = joins(gap)
        return joined

    def parted_by_comma(self, position: int) -> bool:
        """Return whether nothing but a comma and a space or line break is between a word and the one after it."""
        gap = self.text[self.end(position) : self.start(position + 1)]
        return gap.startswith(COMMA) and joins(gap.removeprefix(COMMA))


def spelled(word: str) -> str:
    """Return what a word of a text says: accents composed, and without what nobody sees or what is only written."""
    if "&" in word or "\\" in word:
        word = _ENTITY.sub("", word).replace("&amp;", "&").replace("\\", "")
    return composed(word)


def key(word: str) -> str:
    """Return a word as it is looked up: in lower case, and as `spelled`."""
    return spelled(word).lower()


def joins(gap: str) -> bool:
    """Return whether two words with this between them can belong to one term."""
    return gap in _USUAL_GAPS or _GAP.fullmatch(gap if gap.isascii() else _HIDDEN.sub("", gap)) is not None


def is_case_sensitive(word: str) -> bool:
    """Return whether the capitals of a word make it what it is: MQL, SaaS, B2B, but not Lead."""
    others = word[1:]
    return not others.islower() and any(letter.isupper() for letter in others)  # most are in lower case


def as_found(word: str) -> str:
    """Return a word of a name as it is looked for: with its capitals if they matter, otherwise without."""
    return word if is_case_sensitive(word) else key(word)
