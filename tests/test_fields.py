"""A text of an entry is declared once: what reads files, checks them and shows them follows."""

from __future__ import annotations

from dataclasses import fields

import pytest

from generator.fields import TEXTS, TextField
from generator.languages import KNOWN, rules_of
from generator.model import Entry
from generator.source.record import EntryRecord

NAMES = {"term", "abbreviation", "gender", "aliases", "avoid", "hidden", "forms", "no_link", "official"}


def test_what_is_no_name_is_a_text_of_the_table() -> None:
    texts = {field.name for field in TEXTS}
    assert EntryRecord.model_fields.keys() == NAMES | texts
    assert {field.name for field in fields(Entry)} == NAMES | texts | {"notes"}


@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_files_need_the_texts_that_the_table_requires(field: TextField) -> None:
    assert EntryRecord.model_fields[field.name].is_required() == field.is_required
    assert ("Markdown" in (EntryRecord.model_fields[field.name].description or "")) == field.is_markdown


@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_every_text_of_its_own_section_has_a_heading_in_every_language(field: TextField) -> None:
    if field.section == field.name != "definition":
        for language in KNOWN:
            assert getattr(rules_of(language).wording, field.name)
