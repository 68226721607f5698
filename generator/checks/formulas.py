"""G5xx: worked examples, which are calculated again."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator import formula as arithmetic
from generator.formula import FormulaError
from generator.model import Formula, Glossary, Term
from generator.problem import Problem, nearest
from generator.span import Path


def wrong_formula(glossary: Glossary) -> Iterator[Problem]:
    """G501 to G507: a formula that cannot be calculated, or whose result is another one."""
    for term in glossary.terms:
        for number, formula in enumerate(term.formulas):
            yield from _check(term, formula, _way(term, number))


def _way(term: Term, number: int) -> Path:
    """Return the way to a formula: a term with one formula may write it without a list."""
    return ("formula", number) if term.places.has("formula", number) else ("formula",)


def _check(term: Term, formula: Formula, way: Path) -> Iterator[Problem]:
    values = {name: arithmetic.number(quantity.value) for name, quantity in formula.inputs.items()}
    result = arithmetic.number(formula.result.value)
    unreadable = [(*way, "inputs", name, "value") for name, value in values.items() if value is None]
    if result is None:
        unreadable.append((*way, "result", "value"))
    for path in unreadable:
        hint = 'write digits with a point for decimals, in quotes: "1250.5"'
        yield Problem("G507", "not a plain number", term.places.at(*path), hint)
    try:
        tree = arithmetic.parse(formula.expression)
    except FormulaError as error:
        yield _problem(error, term, formula, way)
        return
    used = {name.id for name in arithmetic.names(tree)}
    for name in formula.inputs:
        if name not in used:
            span = term.places.key(*way, "inputs", name)
            hint = nearest(name, used - set(formula.inputs)) or "use it in the expression, or delete it"
            yield Problem("G503", f"input '{name}' is not used", span, hint)
    known = {name: value for name, value in values.items() if value is not None}
    if result is None or len(known) < len(values):
        return
    try:
        found = arithmetic.evaluate(tree, known)
    except FormulaError as error:
        yield _problem(error, term, formula, way)
        return
    yield from _compare(term, formula, way, found, result)


def _problem(error: FormulaError, term: Term, formula: Formula, way: Path) -> Problem:
    path = (*way, "expression")
    span = term.places.within(path, formula.expression, error.start, error.end)
    at_fault = formula.expression[error.start : error.end]
    hints = {
        "G502": nearest(at_fault, formula.inputs) or "give it a value under inputs",
        "G505": "check the value that the formula divides by",
        "G506": "check the values: a sales figure has no hundreds of digits",
    }
    hint = hints.get(error.code, "a formula holds names of inputs, numbers, + - * / ** ( ), min, max and sum")
    return Problem(error.code, error.message, span, hint)


def _compare(term: Term, formula: Formula, way: Path, found: Fraction, stated: Fraction) -> Iterator[Problem]:
    value = formula.result.value
    expected = arithmetic.rounded(found, arithmetic.decimals(value)) if formula.result.rounded else found
    if expected == stated:
        return
    hint = f'write value: "{arithmetic.written(expected)}", or correct the inputs'
    if found != arithmetic.rounded(found, arithmetic.decimals(value)) and not formula.result.rounded:
        hint += "; add `rounded: true` if the result is rounded"
    message = f"the formula gives {arithmetic.written(found)}, not {value}"
    yield Problem("G504", message, term.places.at(*way, "result", "value"), hint)
