"""Laws of links in pages of others, for pages made of anything."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.foreign.linker import mentions
from generator.foreign.rendering import render_markdown
from generator.foreign.site import Site
from generator.foreign.syntax import HTML, MARKDOWN, Syntax
from generator.foreign.trees import Tree, trees
from tests.test_link_files import linker

# Names of terms, parts of names, words of hand-made links, and every sign that means something.
WORDS = "bonk|Bonks|hunger knock|gear ratio|gear|ratio|ball bearing|bottom bracket|BB|drivetrain|the|a|x1|é|🚲".split(
    "|"
)
SIGNS = [*" \t\n*_`~#>-+=|[](){}<!&;:\\$\"'/.,1", "\u00a0", "\u2028", "\x0c", "\ufeff", "\r", "\r\n"]
BOTH = [
    *(
        "[bonk](https://g/terms/bonk.html)",
        "[b](https://g/terms/bonk.html 'x')",
        "[gear](https://g/terms/gear-ratio.html)",
    ),
    *(
        '<a href="https://g/terms/bonk.html">bonk</a>',
        '<a href="https://g/terms/bonk.html">b</a>',
        "<a name=x>",
        "</a>",
    ),
]
MARKDOWN_PARTS = [
    *(
        "\n\n",
        "\n\n    ",
        "\n# ",
        "\n---\n",
        "```\n",
        "~~~",
        "\n- ",
        "\n1. ",
        "\n> ",
        "**",
        "| a | b |\n|--|--|\n| ",
        "[^1]",
        "\n[^1]: ",
    ),
    *(
        "\n\n!!! note\n    ",
        '\n\n=== "x"\n\n    ',
        "{: .x }",
        "<div>",
        "<div markdown>",
        "</div>",
        "<!--",
        "-->",
        "https://",
        "[b][c]",
    ),
    *(
        "\n[c]: https://example.org 'bonk'\n",
        "\n*[bonk]: x\n",
        "{{",
        "}}",
        "$$",
        "\n:   ",
        "![",
        "](x)",
        "<kbd>",
        "</kbd>",
        "&amp;",
    ),
]
HTML_PARTS = [
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<h2>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<br>",
        "<br/>",
        "<td title='bonk'>",
        "<input value=bonk>",
    ),
    *(
        "<div contenteditable>",
        "<div>",
        "</div>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<title>",
        "</title>",
        "<svg/>",
        "<svg>",
    ),
    *(
        "</svg>",
        "&nbsp;",
        "&eacute",
        "&#111;",
        "&shy;",
        "&lt;",
        "&",
        "<?php",
        "<![CDATA[",
        "]]>",
        "<select><option>",
        "</select>",
    ),
    *("<code>", "</code>", "<head>", "<body>", "https://", "<x y='", "<nav>", "</nav>", "<b\n", "{{", "}}"),
]

OURS = "https://only-ours.example/"


def pages(*parts: list[str]) -> st.SearchStrategy[str]:
    """Return pages made of pieces, words and signs."""
    words = st.sampled_from([f"{word} " for word in WORDS] + WORDS)
    pieces = st.one_of(words, words, st.sampled_from(SIGNS), *(st.sampled_from(part) for part in parts))
    return st.lists(pieces, max_size=30).map("".join)


written = st.one_of(
    st.tuples(pages(BOTH, MARKDOWN_PARTS), st.just(MARKDOWN)), st.tuples(pages(BOTH, HTML_PARTS), st.just(HTML))
)


class _Words(HTMLParser):
    """Collects the text of a page, and of it what is in no link."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def visible(page: str, form: Syntax) -> str:
    parser = _Words()
    parser.feed(render_markdown(page.replace("\r\n", "\n").replace("\r", "\n")) if form is MARKDOWN else page)
    parser.close()
    # The engine makes spaces of a tab, as many as are missing to the next column.
    return re.sub(r"[ \t]+", " ", "".join(parser.text))


@given(written)
def test_the_visible_text_stays(page: tuple[str, Syntax]) -> None:
    text, form = page
    assert visible(linker().link(text, form).text, form) == visible(text, form)


def without_ours(html: str) -> list[Tree]:
    """Return the trees that browsers make of a page, without the links that lead to `OURS`."""
    return [tree for tree, _ in trees(html, lambda address: 0 if address.startswith(OURS) else None)]


@given(written)
@example(("Title: the bonk\n\nA bonk.", MARKDOWN))
@example(("<table>bonk drivetrain<tr>bonk<td>bonk", HTML))
@example(("<p>bonk<plaintext><p>bonk", HTML))
def test_links_add_themselves_and_change_nothing_else(page: tuple[str, Syntax]) -> None:
    """In the page as it is written, without the marks that the judge puts into addresses."""
    text, form = page
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    ours = replace(linker(), site=Site(OURS, linker().site.terms))
    change = ours.link(plain, form)
    before, after = form.render(plain), form.render(change.text)
    assert after.count(f'<a href="{OURS}') == len(change.changed)
    assert without_ours(after) == without_ours(before)


@given(written)
def test_linking_twice_is_linking_once(page: tuple[str, Syntax]) -> None:
    text, form = page
    once = linker().link(text, form).text
    assert linker().link(once, form).text == once


@given(written)
def test_undo_gives_the_page_back(page: tuple[str, Syntax]) -> None:
    """Unless it held a link that is to the letter what the command would have written there."""
    text, form = page
    assume(linker().unlink(text, form).text == text)
    assert linker().unlink(linker().link(text, form).text, form).text == text


@given(written)
def test_undo_twice_is_undo_once(page: tuple[str, Syntax]) -> None:
    text, form = page
    once = linker().unlink(text, form).text
    assert linker().unlink(once, form).text == once


@given(written)
def test_without_its_links_a_page_is_what_it_was_to_the_byte(page: tuple[str, Syntax]) -> None:
    text, form = page
    change = linker().link(text, form)
    bare = change.text
    for _, start, end in reversed(change.changed):
        words = re.fullmatch(r"\[(.*)\]\([^)]*\)|<a [^>]*>(.*)</a>", bare[start:end], re.DOTALL)
        assert words
        bare = bare[:start] + (words[1] or words[2]) + bare[end:]
    assert bare == text


@given(written)
def test_line_ends_decide_nothing(page: tuple[str, Syntax]) -> None:
    text, form = page
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    linked = linker().link(plain, form).text
    assert linker().link(plain.replace("\n", "\r\n"), form).text == linked.replace("\n", "\r\n")
    assert linker().link(plain.replace("\n", "\r"), form).text == linked.replace("\n", "\r")


@given(written)
def test_mentions_are_in_order_apart_and_names_of_their_terms(page: tuple[str, Syntax]) -> None:
    text, form = page
    position = 0
    for mention in mentions(text, linker().matcher, form):
        assert position <= mention.start < mention.end
        position = mention.end
        words = text[mention.start : mention.end]
        assert form is MARKDOWN or not {"<", ">"} & set(words)
