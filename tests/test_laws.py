"""What holds for any input whatever."""

from __future__ import annotations

import string
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Outcome, examine
from generator.checks import check
from generator.formula import FormulaError, evaluate, number, parse, rounded, written
from generator.layout import SETTINGS
from generator.mentions import Mentions
from generator.model import Glossary, Term
from generator.outline import Outline
from generator.problem import Problem, by_place
from generator.report import FORMATS
from generator.source.decode import decode_settings, decode_term
from generator.source.yaml import parse as parse_yaml
from tests import make

SETTINGS_RECORD, _ = decode_settings(parse_yaml(SETTINGS, make.settings().encode()))
assert SETTINGS_RECORD
LANGUAGES = tuple(language.id for language in SETTINGS_RECORD.languages)
FORMULA = """\
related: [lead, opportunity]
contrast:
  - {term: lead, en: One is a share., fr: L’un est une part.}
formula:
  expression: won / all
  inputs:
    won: {value: "8", en: deals won, fr: affaires gagnées}
    all: {value: "32", en: all deals, fr: toutes les affaires}
  result: {value: "0.25", show: percent}
"""
VALID = make.term("win-rate", FORMULA)


def _said(data: bytes) -> Outcome:
    """Return what the program says to a project that has this term file."""
    with tempfile.TemporaryDirectory() as folder:
        project = make.project(Path(folder), {})
        (project / "glossary/terms/win-rate.yml").write_bytes(data)
        return examine(project)


# Files


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_findings_and_never_an_exception(data: bytes) -> None:
    outcome = _said(data)
    assert [problem for problem in outcome.problems if problem.span.file == "glossary/terms/win-rate.yml"]
    assert all(form(outcome.problems, outcome.texts) for form in FORMATS.values())


SIGNS = st.sampled_from(
    [
        *"\t\n #:-[]{}&*!|>'\"%@`,?<~\\\0",
        "\r\n",
        "\ufeff",
        "\u202e",
        "\ufffe",
        "---\n",
        "<<: ",
        *(
            "%FOO\n",
            "%YAML 1.9\n---\n",
            "%YAML 1.1\n",
            "%TAG ! x\n",
            "...\n",
            "? ",
            "? [",
            "&a ",
            "*a",
            "*a : ",
            "!!str ",
            "!<",
        ),
        *(r"\U00110000", r"\ud800"),
        "é",
        "№",
        "\U0001f600",
        "\x85",
    ]
)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """A valid file with a few stretches cut out, doubled, or replaced by signs that mean something in YAML."""
    text = VALID
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 12))
        new = draw(st.just("") | SIGNS | st.just(text[start:end] * 2) | st.text(max_size=5))
        text = text[:start] + new + text[end:]
    return text


ESCAPES = st.sampled_from(
    [
        *(f"\\{sign}" for sign in 'x\n"q'),
        r"\x00",
        r"\xZZ",
        r"\u202e",
        r"\ud800",
        r"\uD83D\uDE00",
        r"\U00110000",
        r"\UFFFFFFFF",
    ]
)
QUOTED = st.lists(ESCAPES | SIGNS, max_size=2).map(lambda parts: "".join(['"', *parts, '"']))
VALUES_AS_WRITTEN = st.lists(QUOTED | SIGNS, max_size=2).map("".join)
LINES = st.builds("{}: {}\n".format, st.sampled_from("abc") | QUOTED, VALUES_AS_WRITTEN) | SIGNS


@given(st.lists(LINES, max_size=4).map("".join))
def test_any_yaml_gives_a_value_or_findings_with_places(text: str) -> None:
    document = parse_yaml("x.yml", text.encode())
    assert document.value is None or isinstance(document.value, bool | int | str | list | dict)
    assert all(problem.span.line and problem.hint for problem in document.problems)


@given(mutations())
def test_any_mutation_of_a_valid_file_gives_findings_or_a_glossary(text: str) -> None:
    outcome = _said(text.encode("utf-8", "surrogatepass"))
    assert outcome.glossary
    assert outcome.problems or "win-rate" in outcome.glossary.by_id
    assert all(form(outcome.problems, outcome.texts) is not None for form in FORMATS.values())


@given(mutations())
def test_places_lie_in_the_file(text: str) -> None:
    outcome = _said(text.encode("utf-8", "surrogatepass"))
    for problem in outcome.problems:
        if problem.span.line and problem.span.file in outcome.texts:
            lines = outcome.texts[problem.span.file].split("\n")
            assert 1 <= problem.span.line <= len(lines)
            assert 1 <= problem.span.column < problem.span.end_column <= len(lines[problem.span.line - 1]) + 2


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_text_in_quotes_is_read_as_the_yaml_library_reads_it(text: str) -> None:
    data = yaml.safe_dump({"text": text}, allow_unicode=True)
    document = parse_yaml("x.yml", data.encode())
    assert document.problems or document.value == {"text": yaml.safe_load(data)["text"]}


# Glossaries

IDS = ("deal", "lead", "offer", "opportunity", "quota")


@st.composite
def glossaries(draw: st.DrawFn) -> dict[str, Term]:
    """Five terms, related in any way, unknown and repeated ids and circles included."""
    related = st.lists(st.sampled_from([*IDS, "nowhere"]), max_size=3).map(tuple)
    terms: dict[str, Term] = {}
    for id_ in IDS:
        term, _ = decode_term(parse_yaml(f"glossary/terms/{id_}.yml", make.term(id_).encode()), id_, LANGUAGES)
        assert term
        terms[id_] = replace(term, broader=draw(related), narrower=draw(related), related=draw(related))
    return terms


def _glossary(terms: Iterable[Term]) -> Glossary:
    assert SETTINGS_RECORD
    return Glossary(SETTINGS_RECORD, tuple(terms))


@given(glossaries())
def test_relations_are_symmetrical(terms: dict[str, Term]) -> None:
    glossary = _glossary(terms.values())
    for term in glossary.terms:
        assert all(term in glossary.narrower(other) for other in glossary.broader(term))
        assert all(term in glossary.broader(other) for other in glossary.narrower(term))
        assert all(term in glossary.related(other) for other in glossary.related(term))


@given(glossaries(), st.permutations(IDS))
def test_the_order_of_files_does_not_matter(terms: dict[str, Term], order: list[str]) -> None:
    in_order, shuffled = _glossary(terms.values()), _glossary(terms[id_] for id_ in order)
    assert (shuffled.terms, shuffled.known) == (in_order.terms, in_order.known)
    assert _checked(shuffled) == _checked(in_order)


def _checked(glossary: Glossary) -> Sequence[Problem]:
    return by_place(check(Outline(glossary), Mentions(glossary, glossary.settings.languages[0])))


@given(mutations())
def test_the_same_input_gives_the_same_report(text: str) -> None:
    one, other = _said(text.encode("utf-8", "surrogatepass")), _said(text.encode("utf-8", "surrogatepass"))
    assert one.problems == other.problems


# Formulas

VALUES = {"a": Fraction(3), "b": Fraction(-7, 2), "c": Fraction(0)}
NUMBERS = st.integers(0, 999).map(str) | st.decimals(0, 99, places=3).map(str) | st.sampled_from(list(VALUES))


def _combined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return (
        st.tuples(inner, st.sampled_from([" + ", "-", "*", " / "]), inner).map("".join)
        | inner.map(lambda text: f"({text})")
        | inner.map(lambda text: f"-({text})")
        | st.tuples(inner, st.integers(0, 3)).map(lambda pair: f"({pair[0]}) ** {pair[1]}")
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"max({', '.join(parts)})")
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"sum({', '.join(parts)})")
    )


def _by_python(expression: str) -> Fraction:
    """Return what Python makes of the expression when each number in it is a `Fraction`."""
    wrapped = ""
    token = ""
    for sign in f"{expression} ":
        if sign in string.digits + ".":
            token += sign
            continue
        # An exponent stays an integer, as Python's own power of fractions wants it.
        wrapped += token if wrapped.endswith("** ") else f"F('{token}')" if token else ""
        wrapped, token = wrapped + sign, ""
    names = {"F": Fraction, "max": max, "min": min, "sum": lambda *parts: sum(parts, Fraction(0)), **VALUES}
    return Fraction(eval(wrapped.strip(), {"__builtins__": {}}, names))  # noqa: S307  # made above, of signs we chose


@given(st.recursive(NUMBERS, _combined, max_leaves=8))
def test_formulas_are_calculated_as_python_calculates_fractions(expression: str) -> None:
    found = _value(expression)
    if isinstance(found, FormulaError):
        assert found.code in ("G505", "G506") or len(expression) > 300
    else:
        assert found == _by_python(expression)


def _value(expression: str) -> Fraction | FormulaError:
    try:
        return evaluate(parse(expression), VALUES)
    except FormulaError as error:
        return error


@given(st.text(max_size=60) | st.text("ab0.9+-*/() ,<minaxsu", max_size=60))
def test_any_expression_has_a_value_or_a_reason(expression: str) -> None:
    value = _value(expression)
    if isinstance(value, FormulaError):
        assert value.message
        assert 0 <= value.start <= value.end <= max(len(expression), 1)
    else:
        assert written(value)


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_never_further_off_than_half_a_digit(value: Fraction, decimals: int) -> None:
    assert abs(rounded(value, decimals) - value) <= Fraction(1, 2 * 10**decimals)
    assert rounded(-value, decimals) == -rounded(value, decimals)


@given(st.decimals(-(10**9), 10**9, places=6, allow_nan=False))
def test_a_number_is_written_as_it_is(value: object) -> None:
    read = number(f"{value:f}")
    assert read is not None
    assert number(written(read)) == read
