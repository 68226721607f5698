"""What a phrase of the contexts decides."""

from __future__ import annotations

import pytest

from generator.words.forms import Form, context, split
from generator.words.inflection import inflected
from generator.words.matcher import Matcher

NAMES = {
    "lead": "Lead",
    "scoring": "lead scoring",
    "generation": "lead generation",
    "sla": "SLA",
    "bi": "BI",
    "bant": "budget, need",
}
PHRASES = {
    "lead": ("lead pipe|to", "tech lead", "the|a [lead] to", "to lead"),
    "sla": ("SLA ~ resin", "[SLA] ~ reply", "SLA printer"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call the lead now.", ["lead"]),
        ("An old lead pipe.", []),
        ("This will lead to delays.", []),
        ("Hand the lead to Maya.", ["lead"]),
        ("Tech lead generation is slow.", ["lead generation"]),
        ("To lead scoring sessions.", ["lead scoring"]),
        ("New resin for the SLA.", []),
        ("The SLA asks for a reply.", ["SLA"]),
        ("Mind SLA:CAC and SLA:cac, lead:ID and lead:id.", ["SLA"]),
        ("A reply, then resin for the SLA.", []),
        ("The SLA printer sends no reply.", []),
        ("Resin is far away from here: one two three four five six seven eight nine ten SLA", ["SLA"]),
        ("Business interruption (BI) is covered.", []),
        ("BI (business interruption) is covered.", []),
        ("The figures (BI) are late.", ["BI"]),
        ("Ask for budget, need and more.", ["budget, need"]),
        ("Ask for budget need.", []),
    ],
)
def test_what_a_phrase_decides(text: str, expected: list[str]) -> None:
    forms = (Form(id_, inflected("en", split(name))) for id_, name in NAMES.items())
    contexts = (context(id_, phrase, "en") for id_, phrases in PHRASES.items() for phrase in phrases)
    found = [text[mention.start : mention.end] for mention in Matcher(forms, contexts).find(text)]
    assert found == expected
