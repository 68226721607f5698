"""An author's text: a tree with exact places, and Markdown that the engine shows as the tree says."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.text import ALLOWED, Kind, Tree, as_markdown, as_plain, linked_terms, parse, with_addresses
from generator.text.dialects import foreign_signs
from generator.text.html import as_html
from generator.text.parse import built
from tests.test_pages import html
from tests.test_prose import TEXTS

# What the two renderings write differently and readers do not see.
_NO_ROW = re.compile(r"<tr>(?:<td></td>)+</tr>")
_SAME = frozenset(("p", "thead", "tbody"))
_INLINE = frozenset(("a", "br", "code", "em", "strong"))


class _Shape(HTMLParser):
    """The elements and words of a page, in order. A line break that nothing follows in its block is none."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._breaks = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._breaks += 1
            return
        self._end_line(goes_on=tag in _INLINE)
        if tag not in _SAME:
            start = dict(attrs).get("start")
            self._add(f"<{'td' if tag == 'th' else tag}{f' {start}' if start else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._end_line(goes_on=False)
        if tag not in _SAME and tag != "br":
            self._add(f"</{'td' if tag == 'th' else tag}>")

    def handle_data(self, data: str) -> None:
        if words := "".join(data.split()):
            self._end_line(goes_on=True)
            self._add(words)

    def _end_line(self, *, goes_on: bool) -> None:
        for _ in range(self._breaks if goes_on else 0):
            self._add("<br>")
        self._breaks = 0

    def _add(self, part: str) -> None:
        if self.parts and not part.startswith("<") and not self.parts[-1].startswith("<"):
            self.parts[-1] += part
        else:
            self.parts.append(part)


def on_page(text: str) -> str:
    """Return a text as the engine shows it."""
    markdown = with_addresses(as_markdown(parse(text), attributes=lambda *_: "{: .g-term }"), lambda id_: f"{id_}.md")
    page = html(f'---\n---\n<div class="g" markdown>\n\n{markdown}\n\n</div>\n')
    return page.partition("\n")[2].rpartition("\n</div>")[0]


def meant(text: str) -> str:
    """Return a text as its tree says."""
    return re.sub("[\ufdd0\ufdd1]", "\ufffd", as_html(parse(text), lambda target: target))


def shapes(text: str) -> list[str]:
    # Below the head of a table that has nothing else the engine puts an empty row.
    return [_NO_ROW.sub("", "".join(_Shape(page).parts)) for page in (on_page(text), meant(text))]


_PIECES = (
    "- ¦* ¦+ ¦1. ¦3) ¦12. ¦  ¦   ¦    ¦\t¦> ¦>¦\n¦\n¦\n\n¦\n\n¦  \n¦\\\n¦word¦two words¦*a*¦**a**¦_a_¦*a **b** c*"
    "¦***a***¦**a*¦*¦**¦_¦`a`¦``a`b``¦`¦`a|b`¦`[x](term:y)`¦[a](https://a.example)¦[*a* `b`](term:quota)"
    "¦[a](<https://a.example/b c>)¦\\¦<https://a.example>¦<a@b.example>¦&copy;¦&#10;¦&#32;&#32;¦\\*¦\\_¦\\|¦\\["
    "¦a_b_c¦!¦![¦\n```\ncode\n```\n¦\n~~~~ py\n```\n~~~~\n¦    code¦| a | b |\n|---|:-:|\n| c | d\\|e |\n"
    "¦a | b\n-|-\n¦|¦2024.¦-5¦+20¦- - -¦===¦---¦~~~¦:::¦!!! note¦{: .x }¦[TOC]¦#¦# h¦(¦)¦]¦:"
    "¦<b>¦<!-- c -->¦{{ x }}¦\ufdd0x\ufdd1¦[sic]¦é¦\u00a0"
).split("¦")
MARKDOWN = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)

# Lists in lists, with and without words, beside code, headings and tables: a line each, indented as people do.
_INDENTS = st.sampled_from(("", "", "  ", "   ", "    ", "      ", "        ", "\t", "> ", "  > "))
_MARKS = st.sampled_from(("", "", "- ", "- - ", "1. ", "- 1. ", "1. - ", "-", "- - - ", "2. ", "* ", "3) ", "- > "))
_LEAVES = st.sampled_from(
    "a¦b c¦*d*¦# h¦#h¦#¦```¦`x`¦| a |\n|---|¦---¦===¦¦¦    code¦a  ¦a\\¦\\¦[x](term:y)¦<b>¦2. x¦+¦~~~¦1."
    "¦&#32;¦&#10;  ".split("¦")
)
LISTS = st.lists(st.tuples(_INDENTS, _MARKS, _LEAVES).map("".join), max_size=9).map("\n".join)


@given(MARKDOWN | LISTS | TEXTS)
@example("- a\n  - b\n   - c\n1. d\n2. e")
@example("Words:\n- a\n- b\n\n  c\n- ```\n  d\n  ```")
@example("> a\n\n> b\n\n> - c\n> - d")
@example("3. a\n4. b\n\n   c")
@example("*a **b** c* ***d*** **e***f*")
@example("-\n- a\n\n\n- \n")
@example("- - a\n  - b")
@example("a\\\nb  \nc\n    d")
@example("`a`\\`b` \\\\`c`")
@example("&#32;&#32;&#32;&#32;a&#10;&#10;# b")
@example("2024\\. a\n+ b\n2. c")
@example("- - a\n\n    b")
@example("- - a\n    - b\n\n    - c\n\n      d")
@example("1. - a\n\n     - b")
@example("- a\n\\\n\\\n  b")
@example("\\\na *\\\nb*")
@example("- a\n- &#32;")
@example("- - a\n&#32;\n    - a")
@example("&#10;  \n* a\n&#32;\nb [\nc](term:d)")
def test_the_engine_shows_what_the_tree_says(text: str) -> None:
    found, wanted = shapes(text)
    assert found == wanted


@given(MARKDOWN | LISTS | TEXTS)
@example("> - a *b*\n>   c\n\n| a\\|b | `c` |\n|---|---|\n> d")
@example("- #h\n\t#h *[a-b]*")
@example("\ta\r\n\r\n-\tb `c\r\nd`")
def test_every_node_knows_its_place(text: str) -> None:
    tree = parse(text)
    for node in tree.nodes():
        assert 0 <= node.start <= node.end <= len(text)
        written = text[node.start : node.end]
        match node.kind:
            case Kind.WORDS if not re.search(r"[\\&\t\r\n]", written):
                assert written == node.text
            case Kind.CODE:
                assert written[0] == written[-1] == "`"
            case Kind.EMPHASIS | Kind.STRONG:
                assert written[0] in "*_"
                assert written[-1] == written[0]
            case Kind.LINK if node.target:
                assert written[0] + written[-1] in ("[)", "<>")
                address = node.target.address.removeprefix("mailto:" if written[0] == "<" else "")
                shown = text[node.target.start : node.target.end].removeprefix("mailto:")
                assert shown == address or re.search(r"[&\\]", written)
            case Kind.CITATION:
                assert written == f"[{node.text}]"


@given(MARKDOWN | LISTS | TEXTS)
@example("*a*\n**b**\n* *c*")
@example("a [x]\n[y]: z\n_ _ _")
def test_every_text_is_read_as_if_any_block_might_stand_in_it(text: str) -> None:
    assert parse(text) == built(text)


@given(
    st.lists(
        st.sampled_from("word ¦two words¦\n¦\n¦\n\n¦1¦. ¦!¦?¦:¦ :¦-¦+ ¦=¦$5¦é¦\u00a0¦(¦)¦'¦x".split("¦")), max_size=12
    ).map("".join)
)
def test_a_text_without_marks_is_read_as_any_other(text: str) -> None:
    assert parse(text) == built(text)


def kinds(tree: Tree) -> list[Kind]:
    return [node.kind for node in tree.nodes() if node.kind not in (Kind.PARAGRAPH, Kind.WORDS, Kind.ITEM)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- a\n  - b", [Kind.BULLETS, Kind.BULLETS]),
        ("- a\n1. b", [Kind.BULLETS, Kind.NUMBERS]),
        ("a:\n- b", [Kind.BULLETS]),
        ("It took until\n2024. Nobody knows.", [Kind.SOFT_BREAK]),
        ("a\n===", [Kind.HEADING]),
        ("# a", [Kind.HEADING]),
        ("#a", []),
        ("***", [Kind.RULE]),
        ("[x]: https://a.example 'b'", [Kind.DEFINITION]),
        ("[x]: https://a.example\n\n[x] and [y][x]", [Kind.DEFINITION, Kind.CITATION, Kind.CITATION, Kind.CITATION]),
        ("![a](b.png) ![c]", [Kind.IMAGE, Kind.IMAGE]),
        ("<b>a</b> <!-- c -->", [Kind.HTML, Kind.HTML, Kind.HTML]),
        ("<div>\n\n*a*\n</div>", [Kind.HTML, Kind.EMPHASIS, Kind.SOFT_BREAK, Kind.HTML]),
        ("<javascript:a> <a@b.example>", [Kind.LINK, Kind.LINK]),
        ("\\*a\\* \\<b> 1 < 2", []),
        ("- " * 12 + "a", [*[Kind.BULLETS] * 9, Kind.TOO_DEEP]),
        ("> " * 12 + "a", [*[Kind.QUOTE] * 9, Kind.TOO_DEEP]),
        ("*a " * 12 + "b" + " c*" * 12, [*[Kind.EMPHASIS] * 9, Kind.TOO_DEEP]),
    ],
)
def test_a_text_is_read_as_commonmark_with_tables(text: str, found: list[Kind]) -> None:
    assert kinds(parse(text)) == found


@pytest.mark.parametrize(
    "repeated", [*"[ ![ *a _a_ ` <a [a]( [a](<b > -\t | & \\ ( ~~ \t- *a**b".split(" "), "> ", "- ", "*a ", "| "]
)
def test_a_text_that_repeats_anything_is_read_without_losing_its_stack(repeated: str) -> None:
    tree = parse(repeated * (4000 // len(repeated)))
    as_markdown(tree)
    as_plain(tree)
    assert all(node.kind in Kind for node in tree.nodes())
    assert all(0 <= sign.start < sign.end <= len(tree.value) for sign in foreign_signs(tree.value))


def test_plain_words_are_those_that_readers_see() -> None:
    text = "A *b* `c` [the `d`](term:quota) &amp; \\*e\\*\nf\n\n- g\n- h [a-1]\n\n```\ni\n```\n"
    assert as_plain(parse(text)) == "A b c the d & *e* f\ng\nh\ni"
    assert as_plain(parse(text), code=False) == "A b the & *e* f\ng\nh"


def test_links_to_terms_tell_their_words_and_their_id() -> None:
    text = "> See [the\n> *goal*](term:quota) and `[a](term:b)` or <term:c>."
    (link,) = linked_terms(text)
    assert link.term == "quota"
    assert text[link.start : link.end] == "the\n> *goal*"
    assert text[link.id_start : link.id_end] == "quota"


def test_links_to_terms_lead_where_the_page_says_and_are_words_where_there_is_none() -> None:
    text = "[*a*](term:quota 'It is') $b [c](term:nobody) d$ `](term:quota)`"
    made = as_markdown(parse(text), attributes=lambda id_, words: f"{{: .{words} }}" if id_ == "quota" else None)
    assert with_addresses(made, lambda id_: f"../{id_}.md") == (
        '[*a*](../quota.md "It is"){: .a } $b c d$ <code>\\](term:quota)</code>'
    )


def test_sources_are_numbers_where_they_are_listed_and_words_elsewhere() -> None:
    text = "a [b-1][c-2] [d](https://e.example) [f [b-1]](https://e.example) `[b-1]` \\[b-1]: [b-1]: g"
    one, two = ("[1](#source-b-1){: .g-cite }", "[2](#source-c-2){: .g-cite }")
    assert as_markdown(parse(text), ["b-1", "c-2"]) == (
        f"a {one}{two} [d](https://e.example) [f \\[b-1\\]](https://e.example) "
        f"<code>\\[b-1\\]</code> \\[b-1\\]: {one}: g"
    )


def test_only_what_is_listed_is_allowed() -> None:
    refused = {Kind.HEADING, Kind.RULE, Kind.DEFINITION, Kind.IMAGE, Kind.HTML, Kind.OPEN_CODE, Kind.TOO_DEEP}
    assert frozenset(Kind) - ALLOWED == refused


def test_code_without_an_end_is_shown_as_it_is_written() -> None:
    assert kinds(parse("```py\n# a\n\nb")) == [Kind.OPEN_CODE]
    assert as_markdown(parse("```py\n# a\n\nb")) == "\\`\\`\\`py \\# a  b"
    assert kinds(parse("> ```\n> a\n\nb")) == [Kind.QUOTE, Kind.OPEN_CODE]
    assert kinds(parse("```\na\n```")) == kinds(parse("~~~\n~~~~")) == [Kind.CODE_BLOCK]
