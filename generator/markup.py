"""What in a Markdown text is code, as the site engine sees it: whoever reads or changes such texts asks here."""

from __future__ import annotations

import re
from collections.abc import Callable

# The engine looks for whole blocks first, and only at the beginning of lines. Behind the opening marks
# we allow a language and nothing else: the engine would take attributes there.
BLOCK = re.compile(r"^(?P<marks>`{3,}|~{3,}) *[\w#.+-]* *\n(?P<code>.*?)(?<=\n)(?P=marks) *$", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^ *(?:`{3,}|~{3,}).*", re.MULTILINE)
"""A line that begins with the marks of a code block. Outside of `BLOCK` it opens nothing."""

SPAN = re.compile(r"(?<![\\`])(?P<marks>`+)(?!`)(?P<code>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=marks)(?!`)", re.DOTALL)
"""Code within a paragraph."""

# In an address of the web or of mail nothing may stand that could end it or begin something else.
AUTOLINK = re.compile(r"<(?:https?://[^\s<>`\\\[\]{}\"']+|(?:mailto:)?[\w.+-]+@[\w.-]+)>")


def outside(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Return the text with `change` made everywhere but in the matches of `kept`."""
    return replaced(kept, text, lambda match: match[0], change)


def replaced(
    pattern: re.Pattern[str], text: str, within: Callable[[re.Match[str]], str], around: Callable[[str], str]
) -> str:
    """Return the text with its matches changed by `within`, and what lies between them by `around`."""
    pieces: list[str] = []
    position = 0
    for match in pattern.finditer(text):
        pieces += [around(text[position : match.start()]), within(match)]
        position = match.end()
    return "".join([*pieces, around(text[position:])])


def without_blocks(text: str) -> str:
    """Return the text with code blocks blanked out, every other character in its place."""
    return BLOCK.sub(_blank, text) if "```" in text or "~~~" in text else text


def without_code(text: str) -> str:
    """Return the text with all code blanked out, every other character in its place."""
    if "`" not in text and "~" not in text:
        return text  # most texts, and each is asked about several times
    return SPAN.sub(_blank, without_blocks(text)) if "`" in text or "~" in text else text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
