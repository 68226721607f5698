"""Exact arithmetic for worked examples: an expression over named numbers, in fractions.

The grammar is a whitelist over Python's own: names, numbers, + - * / and **, parentheses, min, max,
sum. Nothing is ever executed, and sizes are limited, so that any text can be tried.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

MAX_LENGTH = 300
MAX_EXPONENT = 64
MAX_BITS = 4096

_MOST_DECIMALS = 18
_LONGEST = 10**40
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_OPERATORS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
}
_FUNCTIONS: Mapping[str, Callable[[list[Fraction]], Fraction]] = {"min": min, "max": max, "sum": sum}  # type: ignore[dict-item]  # sum of no numbers is the integer 0


class FormulaError(Exception):
    """Why an expression has no value: a message, and the part of the text that is at fault."""

    def __init__(self, code: str, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.start = start
        self.end = end


def number(text: str) -> Fraction | None:
    """Return the value of a decimal number like `-12.50`, or nothing when it is not one."""
    return Fraction(text) if _NUMBER.fullmatch(text) else None


def parse(expression: str) -> ast.expr:
    """Return the tree of an expression. Raises `FormulaError` (G501) when it is not one of ours."""
    whole = (0, len(expression))
    if len(expression) > MAX_LENGTH:
        raise FormulaError("G501", f"expression is longer than {MAX_LENGTH} characters", *whole)
    # On one line, so that a column is a place in the whole text.
    expression = re.sub(r"\s", " ", expression)
    if foreign := re.search(r"[^\x00-\x7f]", expression):
        raise FormulaError("G501", f"'{foreign[0]}' is not allowed in a formula", *foreign.span())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(expression, mode="eval").body
    except SyntaxError as error:
        start = min(max((error.offset or 1) - 1, 0), max(len(expression) - 1, 0))
        raise FormulaError("G501", "expression cannot be read", start, start + 1) from None
    except (ValueError, RecursionError, MemoryError):
        raise FormulaError("G501", "expression cannot be read", *whole) from None
    _refuse_unknown(tree, expression)
    return tree


def _refuse_unknown(node: ast.expr, expression: str) -> None:
    match node:
        case ast.Name():
            return None
        case ast.Constant():
            written = ast.get_source_segment(expression, node) or ""
            if not _NUMBER.fullmatch(written):
                raise _error("G501", f"'{written}' is not a plain number", node)
            if literal(node) != Fraction(written):
                raise _error("G501", f"'{written}' has more digits than can be calculated with", node)
            return None
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return _refuse_unknown(operand, expression)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() | ast.Pow(), right=right):
            _refuse_unknown(left, expression)
            return _refuse_unknown(right, expression)
        case ast.Call(func=ast.Name(id=name), args=[_, *_] as arguments, keywords=[]) if name in _FUNCTIONS:
            for argument in arguments:
                _refuse_unknown(argument, expression)
            return None
        case _:
            written = ast.get_source_segment(expression, node) or expression
            raise _error("G501", f"'{written}' is not allowed in a formula", node)


def names(tree: ast.expr) -> Iterator[ast.Name]:
    """Yield the names of inputs in an expression, in no particular order, functions left out."""
    functions = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and id(node) not in functions:
            yield node


def literal(node: ast.Constant) -> Fraction:
    """Return the exact value of a number in a parsed expression: 0.1 is a tenth."""
    return Fraction(str(node.value))


def evaluate(tree: ast.expr, values: Mapping[str, Fraction]) -> Fraction:
    """Return the exact value of a parsed expression.

    Raises `FormulaError`: G502 for a name without a value, G505 for a division by zero, G506 for a
    number too large to be meant.
    """
    result = _evaluate(tree, values)
    if max(result.numerator.bit_length(), result.denominator.bit_length()) > MAX_BITS:
        raise _error("G506", "the number becomes too large", tree)
    return result


def _evaluate(tree: ast.expr, values: Mapping[str, Fraction]) -> Fraction:  # noqa: PLR0911  # one a kind of node
    match tree:
        case ast.Constant():
            return literal(tree)
        case ast.Name(id=name):
            if name not in values:
                raise _error("G502", f"unknown input '{name}'", tree)
            return values[name]
        case ast.UnaryOp(operand=operand):
            return -evaluate(operand, values)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return Fraction(_FUNCTIONS[name]([evaluate(argument, values) for argument in arguments]))
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            divisor = evaluate(right, values)
            if not divisor:
                raise _error("G505", "division by zero", right)
            return evaluate(left, values) / divisor
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(evaluate(left, values), evaluate(right, values), right)
        case ast.BinOp(left=left, op=operator, right=right):
            return _OPERATORS[type(operator)](evaluate(left, values), evaluate(right, values))
    raise AssertionError("parse lets nothing else through")


def _power(base: Fraction, exponent: Fraction, node: ast.expr) -> Fraction:
    if exponent.denominator != 1 or abs(exponent) > MAX_EXPONENT:
        raise _error("G506", f"the exponent must be a whole number up to {MAX_EXPONENT}", node)
    if not base and exponent < 0:
        raise _error("G505", "division by zero", node)
    return Fraction(base ** int(exponent))


def _error(code: str, message: str, node: ast.expr) -> FormulaError:
    return FormulaError(code, message, node.col_offset, node.end_col_offset or node.col_offset + 1)


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Return the value rounded to so many decimals, halves away from zero, as people round money."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**decimals)


def decimals(text: str) -> int:
    """Return how many decimals a number is written with."""
    return len(text.partition(".")[2])


def written(value: Fraction) -> str:
    """Return a value as a decimal number, cut with an ellipsis when it is very long or does not end."""
    for places in range(_MOST_DECIMALS + 1):
        scaled = value * 10**places
        if scaled.denominator == 1 and abs(scaled) < _LONGEST:
            digits = f"{abs(scaled.numerator):0{places + 1}}"
            sign = "-" if value < 0 else ""
            return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.10g}…"


def ends(value: Fraction) -> bool:
    """Return whether the value can be written as a decimal number of a usual length."""
    return not written(value).endswith("…")
