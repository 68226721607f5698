"""G40x: what a text may consist of. In Markdown, all that is not allowed is named where it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.checks.written import Text, markdown_texts, texts
from generator.model import Glossary
from generator.problem import Problem, Severity
from generator.text import ALLOWED, Kind, Node, Tree, parse
from generator.text.dialects import Sign, foreign_signs
from generator.text.markdown import ALLOWED_TARGET

_IN_DEFINITION = re.compile(r"\]:\s*(?:>\s*)*<?(?P<target>[^\s<]\S*)")
_SCHEME = re.compile(r"[A-Za-z][\w+.\-]*:\S")

_PLAIN_PARAGRAPHS = "write plain paragraphs and lists; the page makes its own headings"
_ADDRESSES = "link to https:// or mailto: addresses; terms are linked by themselves, or with [words](term:id)"


def _markdown(glossary: Glossary) -> Iterator[tuple[Text, Tree]]:
    """Yield every text that is Markdown, and its tree."""
    return ((text, parse(text.value)) for text in markdown_texts(glossary))


def raw_html(glossary: Glossary) -> Iterator[Problem]:
    """G401: HTML in a Markdown text. In plain text a < is only a <."""
    for text, node in _of(glossary, Kind.HTML):
        hint = "use Markdown: **bold**, *italic*, lists; or `code` to show it as it is"
        yield Problem("G401", f"HTML '{_short(node.text)}'", text.span(node.start, node.end), hint)


def _of(glossary: Glossary, *kinds: Kind) -> Iterator[tuple[Text, Node]]:
    for text, tree in _markdown(glossary):
        yield from ((text, node) for node in tree.asked if node.kind in kinds)


def unsafe_link(glossary: Glossary) -> Iterator[Problem]:
    """G402: a link to anything but http, https, mailto or a term, or one without words."""
    for text, node in _of(glossary, Kind.LINK, Kind.DEFINITION):
        if node.kind is Kind.DEFINITION:
            yield from _unsafe_definition(text, node)
        elif target := node.target:
            span = text.span(target.start, target.end)
            if not _is_allowed(target.address) or (target.is_bare and target.term is not None):
                written = text.value[target.start : target.end]
                yield Problem("G402", f"link to '{_short(written)}'", span, _ADDRESSES)
            elif re.search(r"\s", target.address):
                yield Problem("G402", "address with a space", span, "write %20 for the space")
            elif not any(child.text or child.children for child in node.children):
                hint = "write between [ and ] what it leads to"
                yield Problem("G402", "link without words", text.span(node.start, node.end), hint)


def _unsafe_definition(text: Text, node: Node) -> Iterator[Problem]:
    """Yield the problem of a definition whose target has a scheme. Others are reported as G404."""
    found = _IN_DEFINITION.search(node.text)
    if found and _SCHEME.match(_as_browsers_read(found["target"])) and not _is_allowed(found["target"]):
        start, end = (node.start + at for at in found.span("target"))
        yield Problem("G402", f"link to '{_short(found['target'])}'", text.span(start, end), _ADDRESSES)


def _is_allowed(target: str) -> bool:
    return ALLOWED_TARGET.match(_as_browsers_read(target)) is not None


def _as_browsers_read(target: str) -> str:
    return re.sub(r"[\s\x00-\x1f]", "", html.unescape(target))


def image(glossary: Glossary) -> Iterator[Problem]:
    """G403: an image: pages load nothing from elsewhere, and the data folder holds text only."""
    for text, node in _of(glossary, Kind.IMAGE):
        yield Problem("G403", "image in a text", text.span(node.start, node.end), "say it in words")


def outbreak(glossary: Glossary) -> Iterator[Problem]:
    """G404: Markdown that would end the field and change the rest of the page."""
    for text, tree in _markdown(glossary):
        for start, end, what in dict.fromkeys(_outbreaks(text, tree)):
            yield Problem("G404", f"{what} inside {text.name}", text.span(start, end), _PLAIN_PARAGRAPHS)
    for text, node in _of(glossary, Kind.OPEN_CODE):
        hint = "close it with the same marks on a line of their own"
        yield Problem("G404", "a code block that is never closed", text.span(node.start, node.end), hint)


def _outbreaks(text: Text, tree: Tree) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of each outbreak, and what it is."""
    named = (Kind.HTML, Kind.IMAGE, Kind.OPEN_CODE)  # these have messages of their own
    for node in tree.asked:
        if node.kind not in ALLOWED and node.kind not in named:
            yield node.start, node.end, _outbreak(node, text.value[node.start : node.end])
    yield from ((sign.start, sign.end, sign.what) for sign in foreign_signs(tree.value) if sign.breaks)


def _outbreak(node: Node, written: str) -> str:
    """Return what is wrong with a node of a kind that is not allowed."""
    match node.kind:
        case Kind.HEADING | Kind.RULE if not written.strip("-=") and written[:1] in "-=":
            return "a line that makes a heading or a rule"
        case Kind.HEADING:
            return "a heading"
        case Kind.RULE:
            return "a rule across the page"
        case Kind.DEFINITION:
            return "a link definition or footnote"
    return "emphasis in too much other" if written[:1] in "*_" else "a quote or list in too many others"


def line_break(glossary: Glossary) -> Iterator[Problem]:
    """G405: a plain text that runs over several paragraphs."""
    for text in texts(glossary):
        if not text.is_markdown and "\n" in text.value:
            hint = "write it as one paragraph, with >- in front of it"
            yield Problem("G405", f"line break in {text.name}", text.places.at(*text.path), hint)


def unshown(glossary: Glossary) -> Iterator[Problem]:
    """G407: signs of other dialects of Markdown, which pages show as they are."""
    for text, tree in _markdown(glossary):
        for sign in foreign_signs(tree.value):
            if not sign.breaks:
                yield _unshown(text, sign)


def _unshown(text: Text, sign: Sign) -> Problem:
    written = _short(text.value[sign.start : sign.end])
    message = f"{sign.what} is not shown as such: '{written}'"
    return Problem("G407", message, text.span(sign.start, sign.end), sign.instead, Severity.WARNING)


# What plain text may hold that Markdown would read: words with underscores, single stars, numbers with a full stop.
_MAY_BE_MARKDOWN = re.compile(r"[*_`~\]|]|\{[{%:#.]|:\w+:|==|\+\+|\^\^|\$\$|^[-#]", re.MULTILINE)
_OF_MARKDOWN = {
    Kind.STRONG: "bold",
    Kind.EMPHASIS: "italics",
    Kind.CODE: "code",
    Kind.LINK: "a link",
    Kind.IMAGE: "an image",
}
_OF_SENTENCES = {Kind.HEADING: "a heading", Kind.BULLETS: "a list", Kind.TABLE: "a table"}


def markdown_in_plain_text(glossary: Glossary) -> Iterator[Problem]:
    """G408: Markdown in a plain text, which pages show with its signs."""
    for text in texts(glossary):
        if not text.is_markdown and _MAY_BE_MARKDOWN.search(text.value):
            for start, end, what in _marked(text):
                message = f"{what} in {text.name}, which is plain text: '{_short(text.value[start:end])}'"
                hint = "write the words alone: this text also stands where nothing can be set apart"
                yield Problem("G408", message, text.span(start, end), hint, Severity.WARNING)


def _marked(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield what is Markdown in a plain text."""
    tree = parse(text.value)
    meant = _OF_MARKDOWN if text.is_name else _OF_MARKDOWN | _OF_SENTENCES
    done = 0
    for node in tree.nodes():
        if node.kind in meant and node.start >= done and _is_marked(text, node):
            yield node.start, node.end, meant[node.kind]
            done = node.end
    if not text.is_name:
        yield from ((sign.start, sign.end, sign.what) for sign in foreign_signs(tree.value) if sign.start >= done)


def _is_marked(text: Text, node: Node) -> bool:
    """Return whether marks were meant as Markdown: not in an address, nor in a name like `__init__`."""
    if node.target is not None and node.target.is_bare:
        return False
    return not (text.is_name and (node.kind is Kind.CODE or text.value.startswith("_", node.start)))


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
