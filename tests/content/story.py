"""The calendar of the running case, read from its tables, and the entries that have to follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.formula import evaluate, parse, rounded

ROOT = Path(__file__).parents[2]
STORY = (ROOT / "docs/dev/story.md").read_text("utf-8")
YEAR = 2026
TABLES = {"name": 4, "key": 4, "fact": 3, "measure": 5}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}
DATES = {
    "en": re.compile(rf"\b({'|'.join(MONTHS['en'].split())}) (\d{{1,2}})\b(?!,? \d{{4}})"),
    "fr": re.compile(rf"\b(\d{{1,2}})(?:er)? ({'|'.join(MONTHS['fr'].split())})\b(?! \d{{4}})"),
}
AMOUNTS = {
    "en": {"money": re.compile(r"\$(\d[\d,]*(?:\.\d+)?)"), "percent": re.compile(r"(\d+(?:\.\d+)?)%")},
    "fr": {"money": re.compile(r"(\d+(?:\s\d{3})*(?:,\d+)?)\s€"), "percent": re.compile(r"(\d+(?:,\d+)?)\s%")},
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of the case: its kind (money, percent or number), its value, and how it comes about."""

    kind: str
    value: Fraction
    source: str
    decimals: int
    is_rounded: bool


def rows(first: str) -> list[list[str]]:
    """Return the rows of every table whose first column has that heading, cell by cell."""
    found: list[list[str]] = []
    inside = False
    for line in STORY.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif cells[0] == first:
            inside = True
        elif inside and not set(line) <= set("|- "):
            assert len(cells) == TABLES[first], f"{cells[0]}: {len(cells)} cells"
            found.append(cells)
    return found


def _fact(value: str, source: str, remark: str) -> Fact:
    kind = "money" if value.startswith("$") else "percent" if value.endswith("%") else "number"
    number = Fraction(re.sub(r"[$,%×]", "", value))
    decimals = len(value.strip("%×").partition(".")[2]) + (2 if kind == "percent" else 0)
    return Fact(kind, number / 100 if kind == "percent" else number, source.strip("`"), decimals, "rounded" in remark)


@cache
def figures() -> Mapping[str, Fact]:
    """Return the figures of the case by name."""
    return {name.strip("`"): _fact(value, source, remark) for name, value, source, remark in rows("name")}


@cache
def calendar() -> Mapping[str, date]:
    """Return the days of the case by key. A day whose weekday is wrong is an error of the calendar."""
    days: dict[str, date] = {}
    for key, written, weekday, _ in rows("key"):
        (day,) = dates(written, "en")
        assert weekday == WEEKDAYS["en"].split()[day.weekday()], f"{written} is no {weekday}"
        days[key.strip("`")] = day
    return days


def recomputed(fact: Fact) -> Fraction:
    """Return what the figure's own calculation gives, rounded if the figure says that it is."""
    value = evaluate(parse(fact.source), {name: other.value for name, other in figures().items()})
    return rounded(value, fact.decimals) if fact.is_rounded else value


def plain(text: str) -> str:
    """Return a text on one line, with ordinary spaces: lines are broken anywhere."""
    return re.sub(r"\s+", " ", text)


def day_of(match: re.Match[str], language: str) -> date:
    """Return the day that a match of `DATES` writes."""
    number, month = (match[2], match[1]) if language == "en" else (match[1], match[2])
    return date(YEAR, MONTHS[language].split().index(month) + 1, int(number))


def dates(text: str, language: str) -> list[date]:
    """Return the days that a text names with their month."""
    return [day_of(match, language) for match in DATES[language].finditer(plain(text))]


def amount(written: str, language: str) -> Fraction:
    """Return the number that a language writes with its own signs."""
    return Fraction(re.sub(r"[,\s]", "", written) if language == "en" else re.sub(r"\s", "", written).replace(",", "."))


def amounts(text: str, language: str, kind: str) -> list[Fraction]:
    """Return the sums of money, or the shares, that a text writes with their sign."""
    factor = 100 if kind == "percent" else 1
    return [amount(found, language) / factor for found in AMOUNTS[language][kind].findall(plain(text))]


@cache
def entries() -> Mapping[str, Mapping[str, Any]]:
    """Return what the files of the terms write, by id."""
    return {
        path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((ROOT / "glossary/terms").glob("*.yml"))
    }


@cache
def texts(language: str) -> Mapping[str, str]:
    """Return all that is said of the case in a language: every entry, the stages and the page about the glossary."""
    told = {name: _said(term[language]) for name, term in entries().items()}
    glossary = yaml.safe_load((ROOT / "glossary/glossary.yml").read_text("utf-8"))
    told |= {f"stage {stage['id']}": _said(stage[language]) for stage in glossary["stages"]}
    told["about"] = plain((ROOT / f"docs/{language}/about.md").read_text("utf-8"))
    return told


def _said(entry: Mapping[str, Any]) -> str:
    parts = ("summary", "definition", "explanation", "usual", "example", "caution")
    return plain(" ".join(str(entry.get(part, "")) for part in parts))


def blanks(language: str) -> Iterator[tuple[str, str, date | Fraction]]:
    """Yield for each phrase with a blank: the fact's name, what the phrase holds, as an entry writes it, and the fact.

    The blank is in the place of `{}`, and the fact is a day or an amount.
    """
    for fact, *phrases in rows("fact"):
        name = fact.strip("`")
        for phrase in phrases[list(MONTHS).index(language)].split(" · "):
            yield name, phrase, calendar().get(name) or figures()[name].value


def filled(phrase: str, language: str, name: str) -> list[tuple[str, date | Fraction]]:
    """Return where a phrase is used: the entry, and what stands in the blank."""
    before, after = (re.escape(part) for part in phrase.split("{}"))
    blank = DATES[language] if name in calendar() else AMOUNTS[language][figures()[name].kind]
    pattern = re.compile(before + blank.pattern + after)
    return [
        (entry, day_of(match, language) if name in calendar() else _value(match[1], language, name))
        for entry, text in texts(language).items()
        for match in pattern.finditer(text)
    ]


def _value(written: str, language: str, name: str) -> Fraction:
    return amount(written, language) / (100 if figures()[name].kind == "percent" else 1)
