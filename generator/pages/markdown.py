"""Words of authors → Markdown that the engine prints as they were meant, and as nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.markup import AUTOLINK, BLOCK, FENCE, SPAN, outside, replaced

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_INLINE_SIGN = re.compile(r"([\\`*_{}\[\]|#])")
_BLOCK_SIGN = re.compile(r"^([+\-=:!?~])|^(\d+)([.)])")
_REACHES_BEYOND = re.compile(r"[`~<{}]")
_BRACE = re.compile(r"(?<!\\)([{}])")


@lru_cache(maxsize=1 << 16)  # a definition is shown on the page of each term that leads to it
def plain(text: str) -> str:
    """Return plain text as Markdown that shows exactly this text, on one line."""
    escaped = _inline(re.sub(r"[ \t\n]+", " ", text).strip(" "))
    return _BLOCK_SIGN.sub(lambda m: f"&#{ord(m[1])};" if m[1] else rf"{m[2]}\{m[3]}", escaped)


def _inline(text: str) -> str:
    return _INLINE_SIGN.sub(r"\\\1", text.translate(_ENTITIES))


def prose(text: str) -> str:
    """Return an author's Markdown without what reaches beyond it: tags, attribute lists, code that never ends.

    The checks have refused HTML before this; here it could not work either. Code stays as it is.
    """
    if not _REACHES_BEYOND.search(text):
        return text
    return outside(BLOCK, text, lambda words: replaced(SPAN, FENCE.sub(_unfenced, words), _code, _words))


def _unfenced(match: re.Match[str]) -> str:
    """Return a line that would open a code block as a line of text."""
    return re.sub(r"[`~]", lambda sign: f"&#{ord(sign[0])};", match[0])


def _code(match: re.Match[str]) -> str:
    """Return code as it is. A < in it is written so that it stays one wherever the engine sees the code end."""
    if "<" not in match[0]:
        return match[0]
    return f"<code>{_inline(' '.join(match['code'].split()))}</code>"


def _words(text: str) -> str:
    return outside(AUTOLINK, _BRACE.sub(r"\\\1", text), lambda words: words.replace("<", "&lt;"))
