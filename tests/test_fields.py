"""A field of an entry is declared once: what reads files, checks them, links, searches and shows them follows."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from generator.build import build
from generator.fields import NAMES, TEXTS, NameField, TextField
from generator.languages import KNOWN, rules_of
from generator.model import Entry
from generator.source.record import EntryRecord
from tests import make
from tests.projects import glossary_of
from tests.search.node import Search

NAMED = {field.name for field in NAMES}
ABOUT_NAMES = {"gender", "official"}


def test_what_is_no_name_is_a_text_of_the_table() -> None:
    texts = {field.name for field in TEXTS}
    assert EntryRecord.model_fields.keys() == NAMED | ABOUT_NAMES | texts
    assert {field.name for field in fields(Entry)} == NAMED | ABOUT_NAMES | texts | {"notes"}


@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_files_need_the_texts_that_the_table_requires(field: TextField) -> None:
    assert EntryRecord.model_fields[field.name].is_required() == field.is_required
    assert ("Markdown" in (EntryRecord.model_fields[field.name].description or "")) == field.is_markdown


@pytest.mark.parametrize("field", TEXTS, ids=lambda field: field.name)
def test_every_text_of_its_own_section_has_a_heading_in_every_language(field: TextField) -> None:
    if field.section == field.name != "definition":
        for language in KNOWN:
            assert getattr(rules_of(language).wording, field.name)


@pytest.mark.parametrize("field", NAMES, ids=lambda field: field.name)
def test_a_name_is_linked_found_and_shown_as_the_table_says(tmp_path: Path, field: NameField) -> None:
    written = "[zworkel]" if field.is_list else "Zworkel"
    if field.name == "no_link":
        written += "\n  aliases: [zworkel]"
    files = {
        "glossary/terms/one.yml": f"en:\n  {field.name}: {written}\n",
        "glossary/terms/two.yml": "related: [one]\nen:\n  caution: Some call it zworkel, others do not.\n",
    }
    folder = make.project(tmp_path / "project", files)
    assert not build(folder, tmp_path / "site").fails()
    glossary = glossary_of(folder)
    shown, linking = ((tmp_path / f"site/terms/{id_}.html").read_text("utf-8") for id_ in ("one", "two"))
    (answer,) = Search(glossary, glossary.settings.languages[0], tmp_path).answers(["zworkel"])
    is_barred = field.name == "no_link"  # which is an alias all the same
    assert ('href="one.html">zworkel' in linking) == field.is_linked
    assert ("terms/one.html" in answer.paths) == (field.is_searched or is_barred)
    assert ("zworkel" in shown.lower()) == (field.is_shown or is_barred)
