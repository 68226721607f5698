"""How fast mentions are found: 2 MB of the labelled paragraphs, and a made-up glossary on top of the real one.

Run `python -m benchmarks.linking`. The goal is 2 MB of text a second on one core.
"""

from __future__ import annotations

import sys
import time
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.made_up import write_glossary
from generator.mentions import survey
from generator.model import Glossary
from generator.source.read import read
from generator.words.forms import contexts, forms
from generator.words.matcher import Matcher
from tests.content.links.measure import LANGUAGES, PROJECT, paragraphs

SIZE = 1000
TEXT = 2_000_000
ROUNDS = 3


def main() -> None:
    """Print, per language, megabytes a second with the real glossary alone and with the made-up terms added."""
    with TemporaryDirectory() as folder:
        write_glossary(Path(folder), SIZE)
        made_up = _glossary(Path(folder))
    real = _glossary(PROJECT)
    print(f"{'language':8}  {f'real, {len(real.terms)} terms':>16}  {f'and {SIZE} made up':>16}  mentions")
    for language in LANGUAGES:
        text = _prose(language)
        speed, found = _speed(text, _matcher(language, real))
        speed_of_both, _ = _speed(text, _matcher(language, real, made_up))
        print(f"{language:8}  {speed:11.2f} MB/s  {speed_of_both:11.2f} MB/s  {found:8}")


def _glossary(project: Path) -> Glossary:
    glossary = read(project).glossary
    if glossary is None:
        sys.exit(f"The glossary in {project} has errors: run the check first.")
    return glossary


def _matcher(language: str, *glossaries: Glossary) -> Matcher:
    speaking = [glossary for glossary in glossaries if language in glossary.settings.titles]
    return Matcher(
        chain.from_iterable(forms(glossary, language) for glossary in speaking),
        chain.from_iterable(contexts(glossary, language) for glossary in speaking),
    )


def _prose(language: str) -> str:
    once = "\n\n".join(paragraph.text for paragraph in paragraphs(language)) + "\n\n"
    return once * (TEXT // len(once.encode()) + 1)


def _speed(text: str, matcher: Matcher) -> tuple[float, int]:
    """Return megabytes of a text per second of processor time, at best, and how many mentions it holds."""
    size = len(text.encode()) / 1e6
    best = float("inf")
    found = 0
    for _ in range(ROUNDS):
        begun = time.process_time()
        found = len(survey(text, matcher).mentions)
        best = min(best, time.process_time() - begun)
    return size / best, found


if __name__ == "__main__":
    main()
