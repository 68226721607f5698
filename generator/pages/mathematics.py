"""Formulas as mathematics: MathML for browsers, and the same in one plain line."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from generator import formula as arithmetic
from generator.model import Formula, Language, Quantity
from generator.pages.numbers import shown

_SIGNS: Mapping[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "÷"}
_STRENGTH: Mapping[type[ast.operator], int] = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2, ast.Pow: 4}
_SIGN_STRENGTH = 3

Name = Callable[[str], str]
"""What stands in the formula for an input: its name, or its number."""


@dataclass(frozen=True, slots=True)
class Mathematics:
    """A formula in one language: with names and with numbers, each as MathML and as a plain line."""

    caption: str
    names: str
    names_line: str
    numbers: str
    numbers_line: str


def mathematics(formula: Formula, subject: str, language: Language) -> Mathematics:
    """Return the formula for what `subject` names, with the number format of the language."""
    tree = arithmetic.parse(formula.expression)
    inputs = formula.inputs
    result = formula.result
    by_name: Name = lambda name: inputs[name].names[language.id]  # noqa: E731  # two one-line functions side by side
    by_number: Name = lambda name: shown(inputs[name], language)  # noqa: E731  # as above
    left = result.names[language.id] or formula.captions[language.id] or subject
    equals = "≈" if result.rounded else "="
    value = shown(result, language)
    return Mathematics(
        caption=formula.captions[language.id],
        names=_in_pieces(f"{_text(left)}<mo>=</mo>", *_pieces(tree, by_name, _text, language)),
        names_line=f"{left} = {_line(tree, by_name, language)}",
        numbers=_in_pieces(*_pieces(tree, by_number, _number, language), f"{_joint(equals)}{_number(value)}"),
        numbers_line=f"{_line(tree, by_number, language)} {equals} {value}",
    )


def _in_pieces(*pieces: str) -> str:
    """Return an equation in pieces between which a line may break: MathML does not wrap, and a phone is narrow."""
    return " ".join(f'<math aria-hidden="true" displaystyle="true">{piece}</math>' for piece in pieces)


def _pieces(node: ast.expr, name: Name, tag: Callable[[str], str], language: Language) -> list[str]:
    """Return a parsed expression as MathML, parted before each sign that stands in no bracket and no fraction."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() as operator, right=right):
            strength = _STRENGTH[type(operator)]
            sides = ((left, strength), (right, strength + isinstance(operator, ast.Sub)))
            first, (next_one, *others) = (
                _pieces(side, name, tag, language)
                if _strength(side) >= least
                else [_enclosed(side, name, tag, language, least)]
                for side, least in sides
            )
            return [*first, f"{_joint(_SIGNS[type(operator)])}{next_one}", *others]
    return [_tree(node, name, tag, language)]


def _joint(sign: str) -> str:
    """Return an operator at the beginning of a piece, spaced as between two sides."""
    return f'<mo form="infix" lspace="0">{sign}</mo>'


def _text(words: str) -> str:
    # Not <mtext>: that counts as space, so a sign between two of them would have none of its own.
    return f"<mi>{escape(words)}</mi>"


def _number(digits: str) -> str:
    return f"<mn>{escape(digits)}</mn>"


def _literal(node: ast.Constant, language: Language) -> str:
    return shown(Quantity(arithmetic.written(arithmetic.literal(node)), "number", {}), language)


def _tree(  # noqa: PLR0911  # one a kind of node
    node: ast.expr, name: Name, tag: Callable[[str], str], language: Language
) -> str:
    """Return a parsed expression as MathML, with a bar for each division."""
    match node:
        case ast.Name(id=id_):
            return tag(name(id_))
        case ast.Constant():
            return _number(_literal(node, language))
        case ast.UnaryOp(operand=operand):
            return f"<mrow><mo>−</mo>{_enclosed(operand, name, tag, language, _SIGN_STRENGTH)}</mrow>"
        case ast.Call(func=ast.Name(id=function), args=arguments):
            listed = "<mo>;</mo>".join(_tree(argument, name, tag, language) for argument in arguments)
            return f"<mrow><mi>{function}</mi><mo>(</mo>{listed}<mo>)</mo></mrow>"
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            above, below = (_tree(side, name, tag, language) for side in (left, right))
            return f"<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>"
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            base = _enclosed(left, name, tag, language, _STRENGTH[ast.Pow] + 1)
            return f"<msup><mrow>{base}</mrow><mrow>{_tree(right, name, tag, language)}</mrow></msup>"
        case ast.BinOp(left=left, op=operator, right=right):
            strength = _STRENGTH[type(operator)]
            first = _enclosed(left, name, tag, language, strength)
            second = _enclosed(right, name, tag, language, strength + isinstance(operator, ast.Sub))
            return f"{first}<mo>{_SIGNS[type(operator)]}</mo>{second}"
    raise AssertionError("parse lets nothing else through")


def _enclosed(node: ast.expr, name: Name, tag: Callable[[str], str], language: Language, strength: int) -> str:
    inner = _tree(node, name, tag, language)
    is_fraction = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
    if _strength(node) < strength and not is_fraction:
        return f"<mrow><mo>(</mo>{inner}<mo>)</mo></mrow>"
    return inner


def _line(node: ast.expr, name: Name, language: Language) -> str:
    """Return a parsed expression as a plain line, with as few parentheses as keep its meaning."""
    match node:
        case ast.Name(id=id_):
            return name(id_)
        case ast.Constant():
            return _literal(node, language)
        case ast.UnaryOp(operand=operand):
            return f"−{_line_enclosed(operand, name, language, _SIGN_STRENGTH)}"
        case ast.Call(func=ast.Name(id=function), args=arguments):
            return f"{function}({'; '.join(_line(argument, name, language) for argument in arguments)})"
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            base = _line_enclosed(left, name, language, _STRENGTH[ast.Pow] + 1)
            return f"{base}^{_line_enclosed(right, name, language, _STRENGTH[ast.Pow])}"
        case ast.BinOp(left=left, op=operator, right=right):
            strength = _STRENGTH[type(operator)]
            first = _line_enclosed(left, name, language, strength)
            second = _line_enclosed(right, name, language, strength + isinstance(operator, ast.Sub | ast.Div))
            return f"{first} {_SIGNS[type(operator)]} {second}"
    raise AssertionError("parse lets nothing else through")


def _line_enclosed(node: ast.expr, name: Name, language: Language, strength: int) -> str:
    inner = _line(node, name, language)
    return f"({inner})" if _strength(node) < strength else inner


def _strength(node: ast.expr) -> int:
    """Return the precedence of an expression."""
    if isinstance(node, ast.BinOp):
        return _STRENGTH[type(node.op)]
    return _SIGN_STRENGTH if isinstance(node, ast.UnaryOp) else 9
