"""The front matter of pages written by hand: read here, once, so that the engine gets nothing but ours."""

from __future__ import annotations

import html
import json
import re
from pathlib import PurePosixPath

from generator.problem import Problem
from generator.source.decode import decode_front
from generator.source.yaml import Value, parse
from generator.span import Places

_FRONT = re.compile(r"---[ \t]*\n(?P<written>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)\n*", re.DOTALL)
_NEVER_CLOSED = re.compile(r"---[ \t]*\n[A-Za-z_][\w-]*:(?:[ \t]|\n)")
# Code as the engine sees it: blocks at the beginning of lines, then what stands between backticks.
_BLOCK = re.compile(r"^(?P<marks>`{3,}|~{3,}) *[\w#.+-]* *\n.*?(?<=\n)(?P=marks) *$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"(?<![\\`])(?P<marks>`+)(?!`)(?P<code>[^\n]+?)(?<!`)(?P=marks)(?!`)")
_HEADING = re.compile(r"^(?:#(?P<marked>[^#\n].*)|(?P<underlined>\S.*)\n=+[ \t]*)$", re.MULTILINE)
_LONGEST = 300  # characters of a heading that are looked at
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^\n}]*\}[ \t]*$")
_TAG = re.compile(r"<(?:[A-Za-z/!?](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_EMPHASIS = re.compile(r"(?<![\w\\])(?P<marks>\*{1,3}|_{1,3})(?=\S)(?P<text>.+?)(?<=[^\s\\])(?P=marks)(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!])")

_SEEN = ("title", "description", "hide")
"""What of the front matter pages show or heed."""


def with_front(text: str, path: str) -> str:
    """Return a page with front matter in one line of JSON: always a title, and nothing that pages do not know.

    The texts in it are as their author has written them: whoever prints them, escapes them.
    """
    front, body = _parted(text, path)
    known = {name: front[name] for name in _SEEN if name in front}
    title = str(known.get("title") or heading(body) or _named(path))
    return f"---\n{json.dumps({**known, 'title': title}, ensure_ascii=False)}\n---\n\n{body}"


def _parted(text: str, path: str) -> tuple[dict[str, Value], str]:
    """Return what the front matter says, and the page below it; what cannot be read is a part of the page."""
    if not (found := _FRONT.match(text)):
        return {}, text
    document = parse(path, found["written"].encode())
    if document.problems or not isinstance(document.value, dict):
        return {}, text
    return document.value, text[found.end() :]


def front_problems(file: str, text: str) -> list[Problem]:
    """Return what is wrong with the front matter of a page, at its places in the page."""
    if found := _FRONT.match(text):
        # With an empty line where the opening mark was, lines count as in the page.
        document = parse(file, f"\n{found['written']}".encode())
        return [] if document.value is None and not document.problems else decode_front(document)
    if found := _NEVER_CLOSED.match(text):
        hint = "close it with a line '---' behind the last field, or delete the first line"
        return [Problem("G102", "front matter that is never closed", Places(file, text).span(0, 3), hint)]
    return []


def heading(text: str) -> str:
    """Return the words of the first heading of the first rank of a Markdown page, or nothing."""
    found = _HEADING.search(_BLOCK.sub("", text))
    return _words((found["marked"] or found["underlined"])[:_LONGEST].strip()) if found else ""


def _words(line: str) -> str:
    line = line.rstrip("#").rstrip()
    line = _ATTRIBUTES.sub("", _CODE.sub(lambda span: span["code"], line))
    line = _LINK.sub(lambda link: link["text"], _TAG.sub("", line))
    return html.unescape(_ESCAPED.sub(r"\1", _EMPHASIS.sub(lambda match: match["text"], line))).strip()


def _named(path: str) -> str:
    """Return the title of a page that has none, from its file: `who_does-what.md` is Who does what."""
    name = re.sub("[-_]", " ", PurePosixPath(path).stem)
    return name[:1].upper() + name[1:]
