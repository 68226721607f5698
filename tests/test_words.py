"""Words of authors on the page: they stay the words they were, and nothing else comes through."""

from __future__ import annotations

from html.parser import HTMLParser

import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]  # it comes without types

from generator.site import DEFAULTS
from generator.text import as_markdown, literal, parse

_SITE = yaml.safe_load(DEFAULTS.read_text("utf-8"))["markdown_extensions"]
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


def prose(text: str) -> str:
    return as_markdown(parse(text))


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
    seen = _Seen(_page(f'<div class="g" markdown>\n{literal(text)}\n</div>\n'))
    assert _folded(seen.text) == _folded(text)
    assert seen.tags <= {"div", "p"}
    assert seen.attributes == {"class"}


@given(PRINTABLE)
@example("#")
@example(" # not a heading")
def test_plain_text_is_shown_as_it_is_in_headings_lists_and_links(text: str) -> None:
    shown = literal(f"x{text}")
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
    assert seen.tags <= blocks | {"em", "strong", "a", "br", "table", "thead", "tbody", "tr", "th", "td"}
    assert seen.attributes <= {"class", "href", "title", "start", "style"}


@given(MARKDOWN)
@example("A number &# that never comes.")
@example("Another `&#` in code.")
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
