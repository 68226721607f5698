"""Signs and what readers see of them: which show nothing, and which are taken for others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

# Soft hyphen, joiners and non-joiners, marks of direction, fillers, selectors and tags.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Signs that show nothing, for a class of a pattern."""

REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Those that no data file may hold at all: they change the order in which text is shown."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
# Scripts of Asia and Africa are written with joiners, and emoji are built with these and with selectors and tags.
_MEANT = re.compile(
    "(?<=[^\\x00-\u058f\u2000-\u206f])[\u200c\u200d\ufe00-\ufe0f]|(?<=[\\d#*©®])\ufe0f|[\U000e0020-\U000e007f]"
)
_BLANK = re.compile(rf"[\s\u2800{INVISIBLE}]*")


def is_blank(text: str) -> bool:
    """Return whether a text shows nothing."""
    return _BLANK.fullmatch(text) is not None


def unseen(text: str) -> Iterator[re.Match[str]]:
    """Yield the signs of a text that nobody sees and that do nothing there. Joiners within emoji do something."""
    if not text.isascii():
        yield from (match for match in _INVISIBLE.finditer(text) if not _MEANT.match(text, match.start()))


def without_unseen(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without such signs, and for each of its characters, and its end, where it stands in the text."""
    gone = {match.start() for match in unseen(text)}
    if not gone:
        return text, range(len(text) + 1)
    places = [place for place in range(len(text)) if place not in gone]
    return "".join(text[place] for place in places), [*places, len(text)]


# Letters of other alphabets that look like Latin ones. Small Greek ones stand beside Latin letters on purpose: TNFα.
_TWINS = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХЅІЈԌԚԜ" + "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",  # that they look alike is the point
    "aeopcyxijshdqw" + "ABEKMHOPCTYXSIJGQW" + "oABEZHIKMNOPTYX",
)
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_ALPHABET = re.compile("[\u0370-\u052f]")


def mixed(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where words mix letters of alphabets that look alike, and the word in Latin letters.

    Units like kΩ mix alphabets too, but nobody takes their letters for others.
    """
    if not _OTHER_ALPHABET.search(text):
        return
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
        latin = word.translate(_TWINS)
        if "LATIN" in scripts and ("CYRILLIC" in scripts or ("GREEK" in scripts and latin != word)):
            yield *match.span(), latin
