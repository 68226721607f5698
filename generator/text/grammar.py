"""The Markdown of authors: CommonMark with tables, read by markdown-it-py, which is told to remember places.

HTML is off. What texts may not hold is read all the same, as what it is, so that checks can name it where it stands:
tags, images, definitions of links. Three things are ours: sources in brackets, links to terms, and these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

DEEPEST = 9
"""How deep quotes and lists may be nested, and emphasis."""

# The parser counts two levels for a list. One list more than allowed is read, so that a check can name it.
_LEVELS = 2 * (DEEPEST + 2)

_SOURCE = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\](?!\()")
_TAG = re.compile(r"<[A-Za-z/!?][^\n>]*>?")
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\[[^\]\n]*\])?")

BlockRule = Callable[[StateBlock, int, int, bool], bool]


def tokens(text: str) -> Sequence[Token]:
    """Return the block tokens of a text. `meta["start"]` of each is its offset in the text.

    The inline tokens of a paragraph have a `start` and an `end` there: offsets in the content of the paragraph.
    """
    return _parser().parse(text)


class _Markdown(MarkdownIt):
    """Keeps each address as it was written: the checks decide which ones are refused."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802  # the parser's own name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802  # see above
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802  # see above
        return link


def inline_tokens(content: str) -> Sequence[Token]:
    """Return the inline tokens of the content of one paragraph."""
    parser = _parser()
    return parser.inline.parse(content, parser, {}, [])


@cache
def _parser() -> MarkdownIt:
    parser = _Markdown("commonmark", {"html": False, "maxNesting": _LEVELS})
    rules = parser.inline.ruler.get_active_rules()
    parser.inline = _Inline()
    parser.inline.ruler.enableOnly(rules)
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])  # pieces of words are joined here, with their places
    parser.enable("table").disable("html_block")
    parser.core.ruler.enableOnly(["normalize", "block", "inline"])
    parser.inline.ruler.before("link", "source", _rule(_SOURCE, "source"))
    parser.inline.ruler.after("image", "picture", _rule(_IMAGE, "picture"))
    parser.inline.ruler.after("autolink", "tag", _rule(_TAG, "tag"))
    for rule in parser.block.ruler.__rules__:
        rule.fn = _placed(_definition if rule.name == "reference" else rule.fn)
    return parser


def _rule(pattern: re.Pattern[str], name: str) -> Callable[[StateInline, bool], bool]:
    """Return an inline rule that makes one token of each match of a pattern.

    In silent mode the parser looks for the `]` that ends the words of a link: a source is no token then, or its
    brackets would not be counted.
    """

    def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # as the parser calls it
        found = None if silent and pattern is _SOURCE else pattern.match(state.src, state.pos, state.posMax)
        if not found:
            return False
        if not silent:
            state.push(name, "", 0).content = found[found.lastindex or 0]
        state.pos = found.end()
        return True

    return rule


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # see above
    """Make a token of the definition of a link, and forget the definition: no link uses it."""
    if not reference(state, start, end, silent):
        return False
    if not silent:
        state.env.pop("references", None)
        state.env.pop("duplicate_refs", None)
        state.push("definition", "", 0).map = [start, state.line]
    return True


def _placed(rule: BlockRule) -> BlockRule:
    """Return a block rule that sets the offset of the first token it makes."""

    def placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # see above
        count = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if len(state.tokens) > count:
            token = state.tokens[count]
            begin = state.bMarks[start] + state.tShift[start]
            if token.type == "heading_open" and token.markup in ("=", "-"):
                begin = state.bMarks[state.line - 1] + state.tShift[state.line - 1]
            token.meta["start"] = begin
        return True

    return placed


class _State(StateInline):
    """Keeps the offset of the pending text, which belongs to no token yet."""

    words_start = 0

    def pushPending(self) -> Token:  # noqa: N802  # the parser's own name
        token = super().pushPending()
        token.meta |= {"start": self.words_start, "end": self.words_start + len(token.content)}
        return token


class _Inline(ParserInline):
    """Reads the content of a paragraph, and sets the offsets of each token."""

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for pair in self.ruler2.getRules(""):
            pair(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Read tokens up to `posMax`. Text is `pending` until another token begins."""
        rules = self.ruler.getRules("") if state.level < _LEVELS else []
        end = state.posMax
        while state.pos < end:
            start, count = state.pos, len(state.tokens)
            _begin_words(state, start)
            if any(rule(state, False) for rule in rules):  # noqa: FBT003  # as rules are called: it is no trial
                _place(state.tokens[count:], start, state.pos)
            else:
                state.pending += state.src[start]
                state.pos += 1
        if state.pending:
            _begin_words(state, state.pos)
            state.pushPending()


def _begin_words(state: StateInline, end: int) -> None:
    """Set the offset of the pending text, which ends here."""
    if isinstance(state, _State):
        state.words_start = end - len(state.pending)


def _place(tokens: Sequence[Token], start: int, end: int) -> None:
    """Set the offsets of the tokens of one match: text and marks follow each other, others have those of the match."""
    at = start
    for token in tokens:
        if "start" in token.meta:
            continue
        if token.type == "text":
            token.meta |= {"start": at, "end": at + len(token.content)}
            at += len(token.content)
        else:
            token.meta |= {"start": start, "end": end}
            at = start + (token.markup == "autolink")
