"""Pages of sloppy markup, as people and programs write it: what browsers repair in their own ways."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

WORDS = "bonk|bonks|a gear ratio|the drivetrain|ball bearing|and|of the|one &amp; two|x".split("|")
"""Names of terms, and words between them."""

_LINES = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
SNIPPETS = [line.encode().decode("unicode_escape") for line in _LINES if not line.startswith("#")]

FRAMES = (
    "{}",
    "{}",
    "{}",
    "<!doctype html><html><head><title>bonk</title></head><body>{}</body></html>",
    "<html><head>{}<body class=x>{}</html>{}",
    "<frameset><frame></frameset>{}",
    "<p><frameset></frameset>{}",
    "<body>{}</body>{}<!-- x -->{}",
    "<plaintext>{}",
    "<head><noscript>{}</noscript></head>{}",
    "<head><noscript><h2>{}</noscript></head>{}",
    "<frameset>{}</frameset>{}<noframes>{}</noframes>{}",
    "<body><frameset>{}</frameset>{}",
    "<title>{}</title><frameset></frameset>{}",
)
"""What stands around them."""


def page(seed: int) -> str:
    """Return the page of a number: the same each time."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret

    def words(_: object = None) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(1, 3)))

    def part() -> str:
        nested = part() if chance.random() < 0.2 else words()
        first, *others = chance.choice(SNIPPETS).split("{}")
        return first + "".join((nested if number == 0 else words()) + other for number, other in enumerate(others))

    first, *others = chance.choice(FRAMES).split("{}")
    return first + "".join("".join(part() for _ in range(chance.randint(1, 3))) + other for other in others)


def pages_of_one_name(name: str) -> Iterator[str]:
    """Yield a page for each place of each piece and frame: the name there, and a word in all others."""
    for piece in dict.fromkeys((*SNIPPETS, *FRAMES)):
        for place in range(piece.count("{}")):
            number = count()
            yield re.sub(r"\{\}", lambda _: name if next(number) == place else "word", piece)  # noqa: B023  # used at once
