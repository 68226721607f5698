"""Texts that repeat one sign are looked through, and mended, in time that grows with their length only."""

from __future__ import annotations

import time

import pytest

from generator.fixes import mended
from generator.languages import slips
from generator.problem import Fix
from generator.words.forms import form_of
from generator.words.matcher import Matcher

SIZE = 60_000
NAMES = ("U.S. market", "🚧", "a (b) c (d)", "(((x)))", "→", "a. b. c.")


@pytest.mark.parametrize("part", ["·", "\u200b", "a&", "a\\#", "U.S. ", "🚧", "→ ", "(", "a (b) ", " ", "a. b. ", "\\"])
def test_names_with_signs_are_looked_for_in_time(part: str) -> None:
    finder = Matcher(form_of(name, name, "en") for name in NAMES)
    begun = time.process_time()
    list(finder.find("a" + part * SIZE))
    assert time.process_time() - begun < 10


def test_thousands_of_fixes_are_made_in_time() -> None:
    text = ("l'un ? " * 20_000).strip()
    fixes = [Fix(("a",), text, slip.start, slip.end, slip.correct) for slip in slips("fr", text)]
    begun = time.process_time()
    assert mended(f"a: {text}\n", fixes)[1] == len(fixes)
    assert time.process_time() - begun < 20
