"""Which names of a term are abbreviations, and what their letters stand for."""

from __future__ import annotations

import pytest

from generator.languages import rules_of
from generator.model import Entry
from generator.pages.abbreviations import spelled_out


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Customer lifetime value", "CLV", "value"], {"CLV": "Customer lifetime value"}),
        (["Customer lifetime value", "", "LTV", "lifetime value"], {"LTV": "Customer lifetime value"}),
        (["Contract management", "", "CLM", "contract lifecycle management"], {"CLM": "Contract lifecycle management"}),
        (["MQL", "", "lead qualifié marketing", "marketing qualified lead"], {"MQL": "Marketing qualified lead"}),
        (["B2B", "", "business to business", "BtoB"], {"B2B": "Business to business"}),
        (["CRM", "", "gestion de la relation client", "GRC"], {"GRC": "Gestion de la relation client", "CRM": "CRM"}),
        (["BANT", "", "BANT criteria", "budget, authority, need, timing"], {"BANT": "Budget, authority, need, timing"}),
        (["Gear ratio", "i/o", "ratio"], {"i/o": "Gear ratio"}),
        (["Lead", "", "prospect"], {}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_an_abbreviation_stands_for_the_name_with_its_letters(names: list[str], found: dict[str, str]) -> None:
    """A term is named by itself where no name of it has the letters."""
    term, abbreviation, *aliases = names
    entry = Entry(term, "", "", "", abbreviation=abbreviation, aliases=tuple(aliases))
    assert {name: spelled_out(name, entry, rules_of("fr")) for name in entry.abbreviations} == found
