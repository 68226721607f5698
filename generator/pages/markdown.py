"""Words of authors → Markdown that the engine prints as they were meant, and as nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.markup import AUTOLINK, BLOCK, FENCE, SPAN, beginnings, outside, replaced

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_INLINE_SIGN = re.compile(r"([\\`*_{}\[\]|#])")
_BLOCK_SIGN = re.compile(r"^([+\-=:!?~])|^(\d+)([.)])")
_REACHES_BEYOND = re.compile(r"[`~<{}\[&]")
_BRACE = re.compile(r"(?<!\\)([{}])")
# The engine takes no tag for one that stands behind the beginning of a number that never comes.
_NO_NUMBER = re.compile(r"&(?=#(?![0-9]+;|[xX][0-9a-fA-F]+;))")
_MARKS = re.compile(r"(?<!\\)(\\*)(`+)")
_IMAGE = re.compile(r"(?<!\\)((?:\\\\)*)!(?=\[)")
_CONTENTS = re.compile(r"(?<!\\)(?=\[TOC\](?!\())")

# Wherever the engine may see a line begin, in a quote or a list: `[name]: address`, the name over several lines.
_DEFINITION = re.compile(r"^[ \t>*+\-\d.]*\[[^\[\]]*\]:", re.MULTILINE)
# Before a : that ends a scheme, nothing may stand that the engine or a browser reads as something else or not at all.
_DOUBTFUL_TARGET = re.compile(
    r"""\]\((?!\s*+<?(?:https?://|mailto:|[^\s<>()&:\\`]*+(?:[)/?\#]|\s++["'])))""", re.IGNORECASE
)


@lru_cache(maxsize=1 << 16)  # a definition is shown on the page of each term that leads to it
def plain(text: str) -> str:
    """Return plain text as Markdown that shows exactly this text, on one line."""
    escaped = _inline(re.sub(r"[ \t\n]+", " ", text).strip(" "))
    return _BLOCK_SIGN.sub(lambda m: f"&#{ord(m[1])};" if m[1] else rf"{m[2]}\{m[3]}", escaped)


def _inline(text: str) -> str:
    return _INLINE_SIGN.sub(r"\\\1", text.translate(_ENTITIES))


def prose(text: str) -> str:
    """Return an author's Markdown without what reaches beyond it.

    That is tags, attribute lists, images, link definitions, links to anything but the web and mail, a table of
    contents, and code that never ends. The checks have refused all this before; here it could not work
    either. Code stays as it is.
    """
    if not _REACHES_BEYOND.search(text):
        return text
    return outside(BLOCK, text, lambda words: replaced(SPAN, FENCE.sub(_unfenced, _undefined(words)), _code, _words))


def _undefined(text: str) -> str:
    """Return the text with no link definition. The engine would see one in code that runs over lines, too."""
    if "]:" not in text:
        return text
    ends = [match.end() for match in beginnings(_DEFINITION, text)]
    pieces = (text[start : end - 1] for start, end in zip([0, *ends], [*ends, len(text) + 1], strict=True))
    return "&#58;".join(pieces)


def _unfenced(match: re.Match[str]) -> str:
    """Return a line that would open a code block as a line of text."""
    return re.sub(r"[`~]", lambda sign: f"&#{ord(sign[0])};", match[0])


def _code(match: re.Match[str]) -> str:
    """Return code as it is, or on one line where the engine would end it with a line or with a cell of a table.

    Tags and numbers of characters are written so that they stay what they are wherever the engine sees the code end.
    """
    if not re.search(r"[<|\n]|&#", match[0]):
        return match[0]
    return f"<code>{_inline(' '.join(match['code'].split()))}</code>"


def _words(text: str) -> str:
    if "[" in text:
        text = _IMAGE.sub(r"\1\\!", _CONTENTS.sub(r"\\", _DOUBTFUL_TARGET.sub(r"]\\(", text)))
    text = _BRACE.sub(r"\\\1", _MARKS.sub(_no_code, _NO_NUMBER.sub("&amp;", text)))
    return outside(AUTOLINK, text, lambda words: words.replace("<", "&lt;"))


def _no_code(match: re.Match[str]) -> str:
    """Return marks that no code stands between as signs: the engine would find others that they belong to."""
    before = len(match[1]) - len(match[1]) % 2
    return match[1][:before] + "&#96;" * len(match[2])
