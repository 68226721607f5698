"""The examples tell one story: figures, days and names are those of docs/dev/story.md, in both languages."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest

from tests.content.story import (
    DATES,
    MONTHS,
    WEEKDAYS,
    amounts,
    blanks,
    calendar,
    dates,
    day_of,
    entries,
    figures,
    filled,
    plain,
    recomputed,
    rows,
    texts,
)

LANGUAGES = tuple(MONTHS)
TOLD = ("example", "caution")
HARBOUR = re.compile(r"Harbour|Okafor|Sam\b|Ruth")
PEOPLE = {"Maya", "Tom", "Nadia", "Inès", "Leo", "Ruth", "Okafor", "Sam", "Paul", "Dana", "Olivia"}
TERMS = sorted(entries())


@pytest.mark.parametrize("name", [name for name, fact in figures().items() if fact.source])
def test_a_figure_is_what_its_own_calculation_gives(name: str) -> None:
    assert recomputed(figures()[name]) == figures()[name].value


def test_days_are_on_their_weekdays() -> None:
    assert len(set(calendar().values())) == len(calendar())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["money", "percent"])
@pytest.mark.parametrize("term", TERMS)
def test_amounts_of_an_example_are_the_storys(term: str, kind: str, language: str) -> None:
    known = {fact.value for fact in figures().values() if fact.kind == kind}
    parts = TOLD if entries()[term]["topic"] == "metrics-and-finance" else TOLD[:1]
    for part in parts:
        told = set(amounts(str(entries()[term][language].get(part, "")), language, kind))
        assert told <= known, f"{part}: not in docs/dev/story.md"


@pytest.mark.parametrize("term", [term for term in TERMS if "formula" in entries()[term]])
def test_sums_of_a_formula_are_the_storys(term: str) -> None:
    known = {fact.value for fact in figures().values() if fact.kind == "money"}
    formulas = entries()[term]["formula"]
    for formula in formulas if isinstance(formulas, list) else [formulas]:
        quantities = [*formula["inputs"].values(), formula["result"]]
        sums = {abs(Fraction(each["value"])) for each in quantities if each.get("show") == "money"}
        assert sums <= known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", TERMS)
def test_days_of_an_example_are_the_calendars(term: str, language: str) -> None:
    told = dates(str(entries()[term][language].get("example", "")), language)
    assert set(told) <= set(calendar().values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_weekday_before_a_day_is_right(language: str) -> None:
    names = WEEKDAYS[language].split()
    found = re.compile(rf"\b({'|'.join(names)}),? (?={DATES[language].pattern})", re.IGNORECASE)
    for term, text in texts(language).items():
        for match in found.finditer(text):
            day = DATES[language].match(text, match.end())
            assert day
            assert names[day_of(day, language).weekday()] == match[1].lower() if language == "fr" else match[1], term


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", sorted({row[0].strip("`") for row in rows("fact")}))
def test_what_stands_beside_the_words_is_the_fact(fact: str, language: str) -> None:
    used: list[tuple[str, date | Fraction]] = []
    for name, phrase, value in blanks(language):
        if name == fact:
            found = filled(phrase, language, name)
            assert [(term, held) for term, held in found if held != value] == [], phrase
            used += found
    assert used, "none of the phrases is used: mend the table or drop the row"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_contract_is_harbour_dentals_alone(language: str) -> None:
    whole = figures()["harbour_tcv"].value
    for term, entry in entries().items():
        for part in TOLD:
            told = str(entry[language].get(part, ""))
            if whole in amounts(told, language, "money"):
                assert HARBOUR.search(plain(str(entry[language]["example"]))), f"{term}, {part}"


def test_the_commission_is_rate_times_the_first_year() -> None:
    formula = entries()["commission"]["formula"][0]
    inputs = {key: Fraction(quantity["value"]) for key, quantity in formula["inputs"].items()}
    assert inputs == {"amount": figures()["harbour_acv"].value, "rate": figures()["commission_rate"].value}
    assert Fraction(formula["result"]["value"]) == figures()["harbour_commission"].value


def test_the_pipeline_of_april_adds_up_where_it_is_told() -> None:
    deals = [figures()[name].value for name in ("open_early", "open_middle", "open_late", "open", "weighted")]
    for term in ("sales-pipeline", "weighted-sales-pipeline"):
        for language in LANGUAGES:
            told = amounts(entries()[term][language]["example"], language, "money")
            assert set(deals) <= set(told), f"{term} {language}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", rows("measure"), ids=lambda row: row[0])
def test_a_figure_of_the_trade_is_the_same_on_every_page(row: list[str], language: str) -> None:
    words = row[1 if language == "en" else 2]
    values = [value.strip() for value in row[3].split("·") if value.strip()]
    if not words or not values:
        return
    shown = [value if language == "en" else value.replace("%", " %").replace(".", ",") for value in values]
    for term, entry in entries().items():
        usual = plain(str(entry[language].get("usual", "")))
        told = [sentence for sentence in re.split(r"(?<=[.:]) ", usual) if re.search(r"\d", sentence)]
        if any(word in sentence for word in words.split(" · ") for sentence in told):
            assert [
                value for value in shown if not re.search(rf"(?<!\d){re.escape(value.removesuffix('%'))}", usual)
            ] == [], term


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_those_of_the_case(language: str) -> None:
    """Someone who speaks, calls or signs in an example is one of the people of the case."""
    verbs = {
        "en": r"(?:says|calls|signs|asks|opens|picks up|gives)",
        "fr": r"(?:dit|appelle|signe|demande|ouvre|décroche)",
    }
    known = PEOPLE | {"Tidewell", "Dental", "Street", "He", "She", "It", "They", "Il", "Elle", "On", "Nobody", "Who"}
    for term, entry in entries().items():
        for name in re.findall(rf"\b([A-ZÉÈ][a-zéèï]+) {verbs[language]}\b", plain(str(entry[language]["example"]))):
            assert name in known, f"{term}: {name}"
