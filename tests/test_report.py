"""How problems are printed: one set of awkward ones, to the letter, in each format."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problem import Fix, Problem, Severity, by_place
from generator.report import FORMATS, MANY, Format, Screen, full, github, short
from generator.span import Span

FOLDER = Path(__file__).parent / "report"

TERM = "glossary/terms/café, 100%:1.yml"
TEXTS = {
    "glossary/terms/lead.yml": (
        "en:\n"
        "  term: Lead\n"
        "  aliases: [見込み客, lead qualifie\u0301, prospect]\n"
        "\ttopic: sales\n"
        "  caution: a\x1b[31mb\u202ec\u2028d: e\n"
        "  definition: >-\n"
        "    It runs over\n"
        "    two lines."
    ),
    TERM: "stages: [tofu]\n" + "\n" * 120 + "topic: nosuch\n",
}
PROBLEMS = by_place(
    [
        Problem("G101", "glossary/terms cannot be read", Span("glossary/terms"), "terms are kept there"),
        Problem("G302", "'prospect' is given twice", Span("glossary/terms/lead.yml", 3, 35, 43), "delete it"),
        Problem("G302", "'見込み客' is given twice", Span("glossary/terms/lead.yml", 3, 13, 17)),
        Problem("G105", "tab as indentation", Span("glossary/terms/lead.yml", 4, 1, 2), "use spaces"),
        Problem("G104", "control character \x1b", Span("glossary/terms/lead.yml", 5, 13, 14), "delete\nit"),
        Problem("G413", "after the control", Span("glossary/terms/lead.yml", 5, 23, 24), "", Severity.WARNING),
        Problem("G411", "too short", Span("glossary/terms/lead.yml", 6, 15, 17), "", Severity.WARNING),
        Problem("G999", "at the end of a line", Span("glossary/terms/lead.yml", 8, 15, 16)),
        Problem("G998", "behind the last line", Span("glossary/terms/lead.yml", 9, 1, 2)),
        Problem("G207", "unknown topic 'nosuch': 100%\nof it", Span(TERM, 122, 8, 14), "known: sales, 50%"),
        Problem("G101", "no text of it is known", Span("glossary/glossary.yml", 3, 1, 2)),
    ]
)


@pytest.mark.parametrize("name", FORMATS)
def test_format(name: str, pytestconfig: pytest.Config) -> None:
    """A report is exactly the text kept in tests/report; `pytest --accept` renews it."""
    file = FOLDER / f"awkward.{name}.txt"
    found = FORMATS[name](PROBLEMS, TEXTS)
    if pytestconfig.getoption("accept"):
        file.write_text(found, "utf-8", newline="\n")
    assert found == file.read_text("utf-8")


def test_nothing_wrong_is_said_in_full_only() -> None:
    assert {name: report([], {}) for name, report in FORMATS.items()} == {
        "full": "0 errors, 0 warnings\n",
        "short": "",
        "json": "[]\n",
        "github": "",
    }


def test_one_is_not_plural() -> None:
    problems = [Problem("G101", "a", Span("a")), Problem("G411", "b", Span("b"), "", Severity.WARNING)]
    assert full(problems, {}).endswith("\n1 error, 1 warning\n")


@pytest.mark.parametrize("column", [1, 50, 40_000, 99_990, 100_000])
def test_of_a_very_long_line_the_surroundings_of_the_place_are_shown(column: int) -> None:
    line = "".join(str(number % 10) for number in range(1, 100_001))
    printed = full([Problem("G1", "a", Span("a", 1, column, column + 3))], {"a": line}).split("\n")
    shown, carets = printed[3].removeprefix("1 | "), printed[4].removeprefix("  | ")
    assert len(shown) <= 162
    assert len(carets) <= len(shown)
    marked = shown[carets.index("^") : len(carets)]
    assert marked == line[column - 1 : column + 2]
    assert (shown[0] == "…", shown[-1] == "…") == (column > 80, column < 99_900)


def test_a_mark_over_a_very_long_line_ends_with_what_is_shown() -> None:
    printed = full([Problem("G1", "a", Span("a", 1, 5, 100_000))], {"a": "x" * 100_000})
    assert len(printed) < 500


def _many(errors: int, warnings: int) -> list[Problem]:
    """Return so many problems, all warnings first: they stand in the first file."""
    return [
        *(Problem("G413", "w", Span("a.yml", n, 1, 2), "", Severity.WARNING) for n in range(1, warnings + 1)),
        *(Problem("G201", "e", Span("b.yml", n, 1, 2)) for n in range(1, errors + 1)),
    ]


@pytest.mark.parametrize("report", [full, short])
def test_of_many_problems_errors_are_shown_first_and_the_rest_is_counted_by_code(report: Format) -> None:
    printed = report(_many(30, 400), {}, Screen(most=50))
    assert len(re.findall(r"G201 e$", printed, re.MULTILINE)) == 30
    assert len(re.findall(r"G413 warning: w$", printed, re.MULTILINE)) == 20
    assert (
        "400 G413 warning: Typography\n 30 G201 Unknown term\n"
        "380 of 430 are not shown: glossary check --all shows them\n"
    ) in printed
    if report is full:
        assert printed.endswith("\n30 errors, 400 warnings\n")


@pytest.mark.parametrize("report", [full, short])
def test_all_of_many_problems_are_shown_on_request(report: Format) -> None:
    printed = report(_many(30, 400), {})
    assert len(re.findall(r"G413 warning: w$", printed, re.MULTILINE)) == 400
    assert "400 G413 warning: Typography\n 30 G201 Unknown term\n" in printed
    assert "not shown" not in printed


@pytest.mark.parametrize("report", [full, short])
def test_as_many_as_are_shown_need_no_summary(report: Format) -> None:
    assert report(_many(20, MANY - 20), {}, Screen(MANY)) == report(_many(20, MANY - 20), {})
    assert "Typography" not in report(_many(20, MANY - 20), {})
    assert "Typography" in report(_many(21, MANY - 20), {}, Screen(MANY))


def test_how_many_can_be_mended_is_said_before_the_count() -> None:
    problems = [Problem("G413", "a", Span("a"), "", Severity.WARNING, Fix(("en", "term"), "x", 0, 1, "y"))]
    assert full(problems, {}).endswith("\n1 can be mended by glossary check --fix\n\n0 errors, 1 warning\n")


@pytest.mark.parametrize("name", ["json", "github"])
def test_what_programs_read_is_complete(name: str) -> None:
    problems = _many(30, 400)
    assert FORMATS[name](problems, {}, Screen(50, "ascii")) == FORMATS[name](problems, {})
    assert FORMATS[name](problems, {}).count("G413") == 400


_TEXT = st.text(max_size=12)
_SPANS = st.builds(Span, _TEXT, st.integers(0, 4), st.integers(1, 9), st.integers(1, 9))
_PROBLEMS = st.lists(st.builds(Problem, _TEXT, _TEXT, _SPANS, _TEXT, st.sampled_from(Severity)), max_size=4)


@given(_PROBLEMS, _TEXT)
def test_every_problem_is_one_line_where_one_is_promised(problems: list[Problem], text: str) -> None:
    texts = {problem.span.file: text for problem in problems}
    coded = [Problem("G1", p.message, p.span, p.hint, p.severity) for p in problems]
    assert len(short(coded, texts).splitlines()) == len(coded)
    assert len(github(coded, texts).split("\n")) == len(coded) + 1


@given(_PROBLEMS, _TEXT)
def test_json_says_everything(problems: list[Problem], text: str) -> None:
    listed = json.loads(FORMATS["json"](problems, {problem.span.file: text for problem in problems}))
    assert [(one["message"], one["file"], one["line"], one["hint"]) for one in listed] == [
        (p.message, p.span.file, p.span.line, p.hint) for p in problems
    ]


@given(_PROBLEMS, _TEXT)
def test_a_full_report_moves_no_cursor(problems: list[Problem], text: str) -> None:
    coded = [Problem("G1", p.message, p.span, p.hint, p.severity) for p in problems]
    printed = full(coded, {problem.span.file: text for problem in coded})
    moving = [sign for sign in printed if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert not moving
