"""What holds for any input whatever."""

from __future__ import annotations

import string
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]  # it comes without types

from generator.build import Outcome, examine
from generator.checks import check
from generator.formula import FormulaError, evaluate, number, parse, rounded, written
from generator.model import Glossary, Term
from generator.pages.markdown import plain, prose
from generator.problem import by_place
from generator.report import FORMATS
from generator.source.decode import decode_settings, decode_term
from generator.source.read import SETTINGS
from generator.source.yaml import parse as parse_yaml
from tests import make

LANGUAGES = ("en", "fr")
SETTINGS_RECORD, _ = decode_settings(parse_yaml(SETTINGS, make.settings().encode()))
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
    assert shuffled == in_order
    assert by_place(check(shuffled)) == by_place(check(in_order))


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


# Words on the page

_SITE = yaml.safe_load((Path(__file__).parent.parent / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
_EXTENSIONS = [name for entry in _SITE for name in (entry if isinstance(entry, dict) else [entry])]
_OPTIONS = {name: options for entry in _SITE if isinstance(entry, dict) for name, options in entry.items()}

PRINTABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn"])
    | st.sampled_from("<>&\"'`*_{}[]()#+-=.!?|~:\\/^1$%@ \n"),
    max_size=40,
)
MARKDOWN = st.lists(
    st.sampled_from(
        [
            *(
                "<b>",
                "<script>",
                "</div>",
                "<div onclick=x>",
                "<!--",
                "-->",
                "<?x ?>",
                "<![CDATA[",
                "<mailto:x/onclick=x>",
            ),
            *(
                "`",
                "``",
                "```",
                "~~~",
                "\n",
                "\n\n",
                "    ",
                "  ",
                "- ",
                "> ",
                "1. ",
                "\\",
                "*",
                "**",
                "_",
                "|",
                " ",
                "a",
                "&lt;",
            ),
            *(
                "{: onclick=x }",
                '{ .x onclick="x" }',
                "{",
                "}",
                "[a](https://a.example)",
                "<https://a.example>",
                "<a@b.example>",
            ),
            *("# ", "\n```\n", '\n```{ .x onclick="x" }\n', "\n~~~ py\n", "!!! note\n", "| a | b |\n|---|---|\n"),
        ]
    )
    | st.text(max_size=4),
    max_size=14,
).map("".join)


class _Seen(HTMLParser):
    """What a reader sees of a page, and the tags and attributes that make it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.add(f"<!--{data}-->")

    def unknown_decl(self, data: str) -> None:
        self.tags.add(f"<!{data}>")

    def handle_decl(self, decl: str) -> None:
        self.tags.add(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.tags.add(f"<?{data}>")


def _page(text: str) -> str:
    return str(Markdown(extensions=_EXTENSIONS, extension_configs=_OPTIONS).convert(text))


def _folded(text: str) -> str:
    return "".join(text.split())


@given(PRINTABLE)
def test_plain_text_is_shown_as_it_is(text: str) -> None:
    seen = _Seen(_page(f'<div class="g" markdown>\n{plain(text)}\n</div>\n'))
    assert _folded(seen.text) == _folded(text)
    assert seen.tags <= {"div", "p"}
    assert seen.attributes == {"class"}


@given(PRINTABLE)
@example("#")
@example(" # not a heading")
def test_plain_text_is_shown_as_it_is_in_headings_lists_and_links(text: str) -> None:
    shown = plain(f"x{text}")
    seen = _Seen(_page(f"# {shown} {{: #a }}\n\n- {shown}\n- [{shown}](a.md)\n- [a](a.md) <span>{shown}</span>\n"))
    once = _folded(f"x{text}")
    assert _folded(seen.text) == f"{once}{once}{once}a{once}"
    assert seen.tags <= {"h1", "ul", "li", "a", "span"}
    assert seen.attributes == {"id", "href"}


@given(MARKDOWN)
@example("A stray ` here.\n\n<b onclick=x>bold</b> and a stray ` there.")
@example("\\`<b onclick=x>\\`")
@example('```{ .x onclick="x" }\ncode\n```')
@example("<mailto:x/onclick=x>")
@example("`code\n<div onclick=x>goes on</div>`")
@example("   ```\n\n<b onclick=x>\n\n   ```")
def test_prose_lets_no_tag_and_no_attribute_through(text: str) -> None:
    seen = _Seen(_page(f'<div class="g" markdown>\n\n{prose(text)}\n\n</div>\n\n<em>after</em>\n'))
    blocks = {"div", "p", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
    assert seen.tags <= blocks | {"em", "strong", "a", "img", "br", "table", "thead", "tbody", "tr", "th", "td"}
    assert seen.attributes <= {"class", "href", "title", "src", "alt", "id", "start"}


@given(MARKDOWN)
def test_prose_does_not_reach_beyond_its_place(text: str) -> None:
    page = _page(
        f'<div class="g" markdown>\n\n{prose(text)}\n\n</div>\n\n## After {{: #after }}\n\n{prose("`<b>` {x}")}\n'
    )
    assert page.rstrip().endswith('<h2 id="after">After</h2>\n<p><code>&lt;b&gt;</code> {x}</p>')


@given(st.text(st.characters(codec="utf-8", categories=["L", "Nd", "Zs"]), max_size=40))
def test_prose_keeps_markdown(text: str) -> None:
    words = " ".join(text.split())
    assert prose(f"**a** {words} `a {{b}}` [a](https://a.example/) <https://a.example/>\n\n```\n<b> {{}}\n```") == (
        f"**a** {words} `a {{b}}` [a](https://a.example/) <https://a.example/>\n\n```\n<b> {{}}\n```"
    )
