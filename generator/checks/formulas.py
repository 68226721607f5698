"""G5xx: worked examples, which are calculated again."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator import formula as arithmetic
from generator.checks.written import formula_path
from generator.formula import FormulaError
from generator.model import Formula, Glossary, Term
from generator.problem import Problem, nearest
from generator.span import KeyPath


def wrong_formula(glossary: Glossary) -> Iterator[Problem]:
    """G501 to G507: a formula that cannot be calculated, or whose result is another one."""
    for term in glossary.terms:
        for number, formula in enumerate(term.formulas):
            yield from _check(term, formula, formula_path(term, number))


def _check(term: Term, formula: Formula, key_path: KeyPath) -> Iterator[Problem]:
    values = {name: arithmetic.number(quantity.value) for name, quantity in formula.inputs.items()}
    result = arithmetic.number(formula.result.value)
    unreadable = [(*key_path, "inputs", name, "value") for name, value in values.items() if value is None]
    if result is None:
        unreadable.append((*key_path, "result", "value"))
    for path in unreadable:
        hint = 'write digits with a point for decimals, in quotes: "1250.5"'
        yield Problem("G507", "not a plain number", term.places.at(*path), hint)
    try:
        tree = arithmetic.parse(formula.expression)
    except FormulaError as error:
        yield _problem(error, term, formula, key_path)
        return
    used = {name.id for name in arithmetic.names(tree)}
    for name in formula.inputs:
        # A name that is misspelled in the expression is reported there (G502), not as unused here.
        if name not in used and not nearest(name, used - set(formula.inputs)):
            span = term.places.key(*key_path, "inputs", name)
            yield Problem("G503", f"input '{name}' is not used", span, "use it in the expression, or delete it")
    known = {name: value for name, value in values.items() if value is not None}
    if result is None or len(known) < len(values):
        return
    try:
        found = arithmetic.evaluate(tree, known)
    except FormulaError as error:
        yield _problem(error, term, formula, key_path)
        return
    yield from _compare(term, formula, key_path, found, result)


def _problem(error: FormulaError, term: Term, formula: Formula, key_path: KeyPath) -> Problem:
    path = (*key_path, "expression")
    span = term.places.within(path, formula.expression, error.start, error.end)
    at_fault = formula.expression[error.start : error.end]
    hints = {
        "G502": nearest(at_fault, formula.inputs) or "give it a value under inputs",
        "G505": "check the value that the formula divides by",
        "G506": "check the values: a sales figure has no hundreds of digits",
    }
    hint = hints.get(error.code, "a formula holds names of inputs, numbers, + - * / ** ( ), min, max and sum")
    return Problem(error.code, error.message, span, hint)


def _compare(term: Term, formula: Formula, key_path: KeyPath, found: Fraction, stated: Fraction) -> Iterator[Problem]:
    value = formula.result.value
    rounded = arithmetic.rounded(found, arithmetic.decimals(value))
    is_rounded = formula.result.rounded
    if stated == (rounded if is_rounded else found):
        return
    as_fraction = arithmetic.written(stated / 100)
    if formula.result.show == "percent" and stated == arithmetic.rounded(found * 100, arithmetic.decimals(value)):
        hint = f'write value: "{as_fraction}": percentages are fractions here'
    elif is_rounded or arithmetic.ends(found):
        hint = f'write value: "{arithmetic.written(rounded if is_rounded else found)}", or correct the inputs'
    else:
        hint = f'write value: "{arithmetic.written(rounded)}" with rounded: true, or correct the inputs'
    if stated == rounded:
        exact = f'write value: "{arithmetic.written(found)}", or ' if arithmetic.ends(found) else ""
        hint = f"{exact}add rounded: true behind it"
    message = f"the formula gives {arithmetic.written(found)}, not {value}"
    yield Problem("G504", message, term.places.at(*key_path, "result", "value"), hint)
