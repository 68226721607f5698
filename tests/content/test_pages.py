"""What our own pages hold besides the laws for all: pairs that newcomers ask for, maps, names said in English."""

from __future__ import annotations

import re

from generator.model import Glossary
from generator.scan.effort import LIMIT, markdown_effort
from tests.built_page import pages
from tests.content.ours import real
from tests.projects import REPOSITORY, glossary_of
from tests.test_spoken import names_in_both


def glossary() -> Glossary:
    return glossary_of(REPOSITORY)


def test_there_are_at_least_thirty_pairs_and_the_ones_newcomers_ask_about() -> None:
    pairs = {f"{one.id}-vs-{confusion.term.id}" for one, confusion in glossary().pairs()}
    assert len(pairs) >= 30
    assert {
        "sales-methodology-vs-sales-process",
        "sales-funnel-vs-sales-pipeline",
        "business-development-representative-vs-sales-development-representative",
    } <= pairs


def test_from_lead_the_words_lead_to_lead_qualification_and_on_to_bant() -> None:
    led = {page: pages(real().site)[f"terms/{page}.html"].named("a") for page in ("lead", "bant", "lead-qualification")}
    targets = {page: {link.attributes.get("href") for link in links} for page, links in led.items()}
    assert "lead-qualification.html" in targets["lead"]
    assert "lead.html" in targets["bant"]
    assert "bant.html" in targets["lead-qualification"]


def test_every_term_of_ours_has_a_map_whose_names_are_whole() -> None:
    site = pages(real().site)
    for path, page in site.items():
        if re.match(r"(?:fr/)?terms/", path):
            assert [figure for figure in page.named("figure") if figure.attributes.get("class") == "g-map"], path
            assert not [line.text for line in page.named("tspan") if line.text.endswith("…")], path


def test_pages_that_we_write_are_far_from_the_limit_of_effort() -> None:
    for file in [*REPOSITORY.glob("docs/*/*.md"), *REPOSITORY.glob("tests/content/links/*.md")]:
        assert markdown_effort(file.read_text("utf-8")).steps < LIMIT / 15


def test_more_than_thirty_french_names_are_english_ones() -> None:
    assert len(names_in_both(glossary())) > 30
