"""Exact arithmetic: what may stand in a formula, and what comes out."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.formula import FormulaError, decimals, ends, evaluate, names, number, parse, rounded, written
from generator.model import Language, Quantity
from generator.pages.numbers import shown

VALUES = {"lost": Fraction(8), "start": Fraction(100), "nothing": Fraction(0)}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("lost / start", Fraction(2, 25)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("1 / 3 * 3", Fraction(1)),
        ("1 - lost - 2", Fraction(-9)),
        ("-lost ** 2", Fraction(-64)),
        ("(1 + 0.1) ** 2", Fraction(121, 100)),
        ("2 ** -1", Fraction(1, 2)),
        ("0 ** 0", Fraction(1)),
        ("min(lost, 3) + max(1, 2, 3) + sum(lost)", Fraction(14)),
        ("(lost +\n  start) / 2", Fraction(54)),
    ],
)
def test_values_are_exact(expression: str, value: Fraction) -> None:
    assert evaluate(parse(expression), VALUES) == value


@pytest.mark.parametrize(
    ("expression", "code", "at_fault"),
    [
        ("lost / (start", "G501", "("),
        ("lost // start", "G501", "lost // start"),
        ("lost % 2", "G501", "lost % 2"),
        ("+lost", "G501", "+lost"),
        ("not lost", "G501", "not lost"),
        ("lost if start else 1", "G501", "lost if start else 1"),
        ("lost < start", "G501", "lost < start"),
        ("1 + __import__('os').system('true')", "G501", "__import__('os').system('true')"),
        ("1 + lost.real", "G501", "lost.real"),
        ("[lost][0]", "G501", "[lost][0]"),
        ("(lambda: 1)()", "G501", "(lambda: 1)()"),
        ("min()", "G501", "min()"),
        ("min(lost, key=start)", "G501", "min(lost, key=start)"),
        ("max(*lost)", "G501", "*lost"),
        ("1 + abs(lost)", "G501", "abs(lost)"),
        ("1 + 'a'", "G501", "'a'"),
        ("1 + True", "G501", "True"),
        ("1 + 1e3", "G501", "1e3"),
        ("1 + 0x1F", "G501", "0x1F"),
        ("1 + 1_000", "G501", "1_000"),
        ("1 + 2j", "G501", "2j"),
        ("1 + 0.1234567890123456789", "G501", "0.1234567890123456789"),
        ("1 + 0.12345678901234567", "G501", "0.12345678901234567"),
        ("lost × start", "G501", "×"),
        ("1 + gone", "G502", "gone"),
        ("1 / nothing", "G505", "nothing"),
        ("1 / (start - 100)", "G505", "start - 100"),
        ("nothing ** -1", "G505", "-1"),
        ("9 ** 9 ** 9", "G506", "9 ** 9"),
        ("2 ** 0.5", "G506", "0.5"),
        ("2 ** 65", "G506", "65"),
        ("1 + (9 ** 64) ** 64", "G506", "(9 ** 64) ** 64"),
        ("(1 +\n gone)", "G502", "gone"),
    ],
)
def test_what_is_refused_is_marked(expression: str, code: str, at_fault: str) -> None:
    with pytest.raises(FormulaError) as caught:
        evaluate(parse(expression), VALUES)
    error = caught.value
    assert (error.code, expression[error.start : error.end]) == (code, at_fault)


@pytest.mark.parametrize("expression", ["", "   ", "1 +" * 200, "(" * 250 + ")" * 250, "a\0b", "1;2", "a=1"])
def test_hopeless_texts_have_a_reason_too(expression: str) -> None:
    with pytest.raises(FormulaError) as caught:
        evaluate(parse(expression), VALUES)
    assert caught.value.code == "G501"


def test_names_are_inputs_and_not_functions() -> None:
    assert {name.id for name in names(parse("min(lost, start) / lost"))} == {"lost", "start"}


@pytest.mark.parametrize(
    "text", ["1e3", "1,5", "1 000", "+1", ".5", "5.", "0x1", "٣", "1_0", "", "--1", "50%", "1" * 19]
)
def test_only_plain_decimals_are_numbers(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(("text", "value"), [("-12.50", Fraction(-25, 2)), ("0", Fraction(0)), ("007", Fraction(7))])
def test_plain_decimals_are_exact(text: str, value: Fraction) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("value", "places", "result"),
    [("0.125", 2, "0.13"), ("-0.125", 2, "-0.13"), ("2.5", 0, "3"), ("0.1249", 2, "0.12"), ("99.995", 2, "100")],
)
def test_halves_are_rounded_away_from_zero(value: str, places: int, result: str) -> None:
    assert rounded(Fraction(value), places) == Fraction(result)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 4), "0.25"),
        (Fraction(-1, 4), "-0.25"),
        (Fraction(12), "12"),
        (Fraction(1, 3), "0.3333333333…"),
        (Fraction(123456789012345678, 100), "1234567890123456.78"),
        (Fraction(10**400, 3), "3.333333333e+399…"),
        (Fraction(10**50), "1.000000000e+50…"),
    ],
)
def test_values_are_written_as_people_would(value: Fraction, text: str) -> None:
    assert written(value) == text
    assert ends(value) is not text.endswith("…")


def test_decimals_are_those_that_are_written() -> None:
    assert [decimals(text) for text in ("12", "12.5", "12.50")] == [0, 1, 2]


@pytest.mark.parametrize(
    ("locale", "currency", "written"),
    [("en_US", "USD", "−$500"), ("fr_FR", "EUR", "−500\u00a0€"), ("de_DE", "EUR", "−500\u00a0€")],
)
def test_a_loss_has_a_minus_sign_and_no_hyphen(locale: str, currency: str, written: str) -> None:
    language = Language(locale[:2], locale, locale, currency)
    assert shown(Quantity("-500", "money", {}), language) == written
