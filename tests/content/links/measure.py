"""How well mentions are found in the labelled paragraphs. `python -m tests.content.links.measure` prints the figures.

In the paragraphs `[words](id)` is a mention of that term and `[words](!)` a trap: words that look
like a term and mean something else.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.foreign.company import in_company
from generator.mentions import survey
from generator.words import make_matcher
from generator.words.matcher import Matcher
from tests.projects import glossary_of

PROJECT = Path(__file__).parents[3]
LANGUAGES = tuple(sorted(path.suffixes[0][1:] for path in Path(__file__).parent.glob("paragraphs.*.md")))
"""The languages that there are labelled paragraphs for."""

_LABEL = re.compile(r"\[([^\]]+)\]\(([a-z0-9-]+|!)\)")
_MARKS = "*_"

Found = tuple[int, int, str]
"""First and last offset in a paragraph, and the term's id."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A labelled paragraph without its labels, and what they say."""

    text: str
    expected: frozenset[Found]
    traps: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Score:
    """What was found, over all paragraphs of a language. Lines say each mistake with its surroundings."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    traps: int = 0
    caught: int = 0
    mistakes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / (self.right + self.missed)


def paragraphs(language: str) -> Iterator[Paragraph]:
    """Yield the labelled paragraphs of a language."""
    text = (Path(__file__).parent / f"paragraphs.{language}.md").read_text("utf-8")
    for labelled in re.split(r"\n\s*\n", text):
        if labelled.strip():
            yield _paragraph(labelled.strip())


def _paragraph(labelled: str) -> Paragraph:
    plain = ""
    position = 0
    found: list[Found] = []
    for label in _LABEL.finditer(labelled):
        plain += labelled[position : label.start()]
        found.append((*_trimmed(len(plain), label[1]), label[2]))
        plain += label[1]
        position = label.end()
    plain += labelled[position:]
    expected = frozenset(one for one in found if one[2] != "!")
    return Paragraph(plain, expected, tuple((start, end) for start, end, id_ in found if id_ == "!"))


def _trimmed(start: int, words: str) -> tuple[int, int]:
    """Return the place of words without the marks of emphasis around them."""
    left = len(words) - len(words.lstrip(_MARKS))
    return start + left, start + len(words.rstrip(_MARKS))


def score(language: str, find: Matcher) -> Score:
    """Return how well the mentions of the labelled paragraphs of a language are found."""
    total = Score()
    for paragraph in paragraphs(language):
        mentions = in_company(survey(paragraph.text, find), find).mentions
        found = frozenset((start, end, term) for term, start, end in mentions)
        total.right += len(found & paragraph.expected)
        total.wrong += len(found - paragraph.expected)
        total.missed += len(paragraph.expected - found)
        total.traps += len(paragraph.traps)
        total.caught += sum(any(s < end and start < e for s, e, _ in found) for start, end in paragraph.traps)
        total.mistakes += [_line("linked", paragraph.text, one) for one in sorted(found - paragraph.expected)]
        total.mistakes += [_line("missed", paragraph.text, one) for one in sorted(paragraph.expected - found)]
    return total


def _line(kind: str, text: str, found: Found) -> str:
    start, end, id_ = found
    around = f"{text[max(start - 40, 0) : start]}[{text[start:end]}]{text[end : end + 40]}".replace("\n", " ")
    return f"{kind} {id_}: …{around}…"


def main() -> None:
    """Print the figures, and with `--mistakes` every mistake."""
    glossary = glossary_of(PROJECT)
    print("language  mentions  precision  recall  traps  linked traps")
    for language in LANGUAGES:
        total = score(language, make_matcher(glossary, language))
        print(
            f"{language:8}  {total.right + total.missed:8}  {total.precision:9.3f}  {total.recall:6.3f}  "
            f"{total.traps:5}  {total.caught} ({total.caught / max(total.traps, 1):.1%})"
        )
        if "--mistakes" in sys.argv[1:]:
            print(*total.mistakes, sep="\n")


if __name__ == "__main__":
    main()
