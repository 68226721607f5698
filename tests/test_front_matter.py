"""Front matter of pages written by hand: what of it is heeded, and what a page is called that has none."""

from __future__ import annotations

import json

import pytest
import yaml

from generator.documents import parted
from generator.pages.by_hand import escaped
from generator.pages.render import quoted
from generator.source.front import with_front


def read(text: str, path: str = "docs/en/who_does-what.md") -> tuple[dict[str, object], str]:
    return parted(with_front(text, path))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Mine\n---\n# Other\n", "Mine"),
        ("---\ntitle: 'A <b> & \"c\"'\n---\n", 'A <b> & "c"'),
        ("---\ntitle:\n---\n\n# Other\n", "Other"),
        ("# Plain\n", "Plain"),
        ("#Close\n", "Close"),
        ("# Closed ##\n", "Closed"),
        ("Underlined\n==========\n\nText.\n", "Underlined"),
        ("# *One* **two** `three` [four](five.md) \\*six\\* &amp; 7\n", "One two three four *six* & 7"),
        ("# Named {: #mine .mine }\n", "Named"),
        ("# Beta <img src=x onerror=alert(1)>\n", "Beta"),
        ("```\n# code\n```\n\n# Real\n", "Real"),
        ("## Second\n\nText.\n", "Who does what"),
        ("Text.\n", "Who does what"),
        ("", "Who does what"),
    ],
)
def test_a_page_is_called_by_its_front_matter_its_heading_or_its_file(text: str, title: str) -> None:
    assert read(text)[0]["title"] == title


def test_only_what_pages_know_is_kept() -> None:
    written = "title: T\ndescription: D\nhide: [toc]\ntemplate: x.html\nicon: nope\npreviews: <script>\n"
    front, body = read(f"---\n{written}---\n\n# Mine\n")
    assert front == {"title": "T", "description": "D", "hide": ["toc"]}
    assert body == "# Mine\n"


@pytest.mark.parametrize(
    "text", ["---\n- a list\n---\n# Mine\n", "---\na: [\n---\n# Mine\n", "Note: text.\n\n# Mine\n", "---\n# Mine\n"]
)
def test_what_is_no_front_matter_is_a_part_of_the_page(text: str) -> None:
    assert read(text) == ({"title": "Mine"}, text)


@pytest.mark.parametrize(
    "long", ["# a" + " " * 200_000 + "x", "#" * 200_000, "# " + "*a" * 100_000, "# " + "<a " * 70_000]
)
def test_a_long_heading_is_read_at_once(long: str) -> None:
    assert len(str(read(long)[0]["title"])) <= 300


@pytest.mark.parametrize("text", ['A "b" \\ c', "\x7f \x85 \u2028 \u2029 \ufeff", "😀 é <b>&amp;", "a: b # c"])
def test_what_is_written_is_read_as_it_was(text: str) -> None:
    assert yaml.safe_load(quoted({"title": text})) == {"title": text}
    assert json.loads(quoted([text])) == [text]


def test_every_text_is_escaped() -> None:
    assert escaped({"title": "<b>", "hide": ["<i>", 1], "more": {"<u>": '"'}}) == {
        "title": "&lt;b&gt;",
        "hide": ["&lt;i&gt;", "1"],
        "more": {"&lt;u&gt;": "&quot;"},
    }
