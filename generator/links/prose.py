"""Which stretches of a Markdown text are prose: words that a reader reads and a link may stand on.

The dialects of MkDocs, GitHub and wikis are read alike. When in doubt a stretch is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.links.blocks import blocks


class Stretch(NamedTuple):
    """A piece of prose: its first and last offset, and the numbers of the section and the passage it is in.

    A passage is a block of text: a paragraph, or a list or table without empty lines.
    """

    start: int
    end: int
    section: int
    passage: int


class Link(NamedTuple):
    """A link that is there already: its place, the place of its text, its target, its section and passage."""

    start: int
    end: int
    text_start: int
    text_end: int
    target: str
    section: int
    passage: int


@dataclass(slots=True)
class Prose:
    """What a scan has found in a text, in order."""

    stretches: list[Stretch] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


ADDRESS = r"""
    (?<![^\W_])(?:(?:https?|ftp|file)://|www\.)[^\s<>]+
  | (?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w
  | (?<![\w.~-])(?:\w:)?[\w.~-]*[/\\][\w./\\~-]*\.\w+\b
"""
"""An address of the web or of mail, or the path of a file; verbose, whatever the case."""

# Inside these elements, and inside what else is listed below, no link is put.
_SILENT = "a|abbr|button|code|kbd|math|pre|samp|script|style|svg|textarea|title|var|h[1-6]"
# What begins with a sign comes first, after one look for it; the rest is only tried where a word may begin.
_INLINE = re.compile(
    rf"""
    (?=[\\`<{{\[!:$+])(?:
    \\.
  | (?P<ticks>`+)(?!`)(?:.|\n(?!\s*\n))*?(?<!`)(?P=ticks)(?!`)
  | <!--.*?-->
  | \{{\{{.*?\}}\}} | \{{%.*?%\}} | \{{\#.*?\#\}} | \{{:?[^{{}}\n]*\}}
  | <(?P<silent>{_SILENT})\b[^>]*>.*?</(?P=silent)\s*>
  | <[a-z][a-z0-9+.-]*:[^\s<>]*> | <[^\s<>@]+@[^\s<>]+>
  | </?[A-Za-z][^>]*>
  | \[\[[^\]\n]*\]\]
  | !?\[(?P<text>(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+\])*+)\]
    (?:\(\s*(?P<target><[^>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)|\[[^\]\n]*\])?
  | \$\$.+?\$\$ | (?<![\w$])\$(?![\s\d$])[^$\n]*?[^\s$\\]\$(?![\w$])
  | (?<![\w:]):[a-z0-9_+-]+:(?!\w)
  | \+\+[^+\s][^+\n]*(?:\+[^+\n]+)*\+\+
    )
  | {ADDRESS}
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_MAY_BE_SILENT = re.compile(r"[\\`<{\[:$@/]|\+\+|www\.", re.IGNORECASE)


def scan(text: str) -> Prose:
    """Return the prose of a Markdown text and the links in it."""
    prose = Prose()
    for passage, (start, end, section) in enumerate(blocks(text)):
        _scan_inline(text, start, end, (section, passage), prose)
    return prose


def _scan_inline(text: str, start: int, end: int, where: tuple[int, int], prose: Prose) -> None:
    position = start
    if not _MAY_BE_SILENT.search(text, start, end):
        prose.stretches.append(Stretch(start, end, *where))
        return
    for match in _INLINE.finditer(text, start, end):
        if match[0].startswith("\\"):  # a sign that is meant as such: C\# is a word, and so is U\.S\.
            continue
        if match.start() > position:
            prose.stretches.append(Stretch(position, match.start(), *where))
        position = match.end()
        if match["target"] is not None and match[0].startswith("["):
            target = match["target"].strip("<>")
            prose.links.append(Link(*match.span(), *match.span("text"), target, *where))
    if end > position:
        prose.stretches.append(Stretch(position, end, *where))
