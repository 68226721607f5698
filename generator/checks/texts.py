"""G4xx: what may stand in a text, so that a page stays whole, safe and worth reading."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.checks.spellings import folded, likeness
from generator.checks.written import Text, term_texts, texts
from generator.fields import TEXTS
from generator.markup import AUTOLINK, BEGINNING, FENCE, TOO_DEEP, beginnings, without_blocks, without_code
from generator.model import Entry, Glossary
from generator.problem import Problem, Severity
from generator.signs import is_blank, without_unseen

_HTML = re.compile(r"<[A-Za-z/!?][^\n>]*>?")
_LINK_TARGET = re.compile(r"\]\(\s*<?\s*(?P<target>[^)>]*)|<(?P<auto>[A-Za-z][\w+.\-]*:[^>\n]*)>")
_SPACED_TARGET = re.compile(r"\]\(\s*<(?P<target>[^()<>\n]*[ \t][^()<>\n]*)>")
_IMAGE = re.compile(r"!\[[^\]\n]*\]?[(\[]?[^)\n]*\)?")
_ALLOWED_TARGET = re.compile(r"(https?://|mailto:)", re.IGNORECASE)

_DEFINITION = re.compile(rf"{BEGINNING}\[[^\[\]]*\]:\s*(?:>\s*)*(?P<target>[^\s<]\S*)", re.MULTILINE)
_SCHEME = re.compile(r"[A-Za-z][\w+.\-]*:\S")

# Each of these would end the field's own text and begin something else of the page.
_OUTBREAKS = {
    "a heading": r"#.*",
    "a line that makes a heading or a rule": r"(?:=+|-+)[ \t]*$",
    "a rule across the page": r"(?:(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+|(?:-[ \t]*+){3,}+)$",
    "a link definition or footnote": r"\[[^\[\]]*\]:.*",
    "an abbreviation definition": r"\*\[[^\]\n]+\]:.*",
    "an admonition or a tab": r"(?:!!! ?[\w\-]|(?:!!!|\?\?\?\+?|===[+!]*)[ \t]+\S).*",
    "an inclusion of another file": r"-{2,}8<-{2,}.*",
    "a block": r":::.*",
}
_OUTBREAK = re.compile(
    f"{BEGINNING}(?:{'|'.join(f'({pattern})' for pattern in _OUTBREAKS.values())})|({TOO_DEEP})", re.MULTILINE
)
_OUTBREAK_NAMES = (*_OUTBREAKS, "a quote or list in too many others")
_CONTENTS = re.compile(r"(?<!\\)\[TOC\](?!\()")

# The engine begins a list only at the beginning of a paragraph; elsewhere its marks are signs in running text.
_ITEM = r" {0,3}(?:[-*+]|\d{1,2}\.)[ \t]"
_LIST_IN_PARAGRAPH = re.compile(
    rf"(?:\A|^[ \t]*\n)(?! {{4}}|\t| {{0,3}}>|{_ITEM})[ \t]*\S.*\n(?:(?!{_ITEM})[ \t]*\S.*\n)*(?P<item>{_ITEM}.*)",
    re.MULTILINE,
)

# How a line begins that may hold one of these. Most texts have none: one look spares the others.
_OUTBREAK_SIGN = re.compile(r"^[ \t]*[#=\-*+_\[!?:`~>\d]", re.MULTILINE)

_LENGTHS = {field.name: field.words for field in TEXTS if field.words}


def raw_html(glossary: Glossary) -> Iterator[Problem]:
    """G401: HTML in a Markdown text. In plain text a < is only a <."""
    for text in texts(glossary):
        if text.is_markdown:
            for match in _HTML.finditer(without_code(text.value)):
                if not (_LINK_TARGET.fullmatch(match[0]) or AUTOLINK.fullmatch(match[0])):
                    hint = "use Markdown: **bold**, *italic*, lists; or `code` to show it as it is"
                    yield Problem("G401", f"HTML '{_short(match[0])}'", text.span(*match.span()), hint)


def unsafe_link(glossary: Glossary) -> Iterator[Problem]:
    """G402: a link to anything but http, https or mailto."""
    for text in texts(glossary):
        if text.is_markdown:
            for start, target in _targets(text.value):
                if not _ALLOWED_TARGET.match(_as_browsers_read(target)):
                    span = text.span(start, start + len(target))
                    hint = "link to https:// or mailto: addresses; terms are linked by themselves"
                    yield Problem("G402", f"link to '{_short(target)}'", span, hint)
            for match in _SPACED_TARGET.finditer(without_code(text.value)):
                hint = "write %20 for the space"
                yield Problem("G402", "address with a space", text.span(*match.span("target")), hint)


def _targets(text: str) -> Iterator[tuple[int, str]]:
    """Yield where links lead, and where that is written. Of link definitions only those that have a scheme."""
    for match in _LINK_TARGET.finditer(without_code(text)):
        name = "target" if match["target"] is not None else "auto"
        yield match.start(name), match[name]
    if "]:" in text:
        for match in beginnings(_DEFINITION, without_blocks(text)):
            if _SCHEME.match(_as_browsers_read(match["target"])):
                yield match.start("target"), match["target"]


def _as_browsers_read(target: str) -> str:
    return re.sub(r"[\s\x00-\x1f]", "", html.unescape(target))


def image(glossary: Glossary) -> Iterator[Problem]:
    """G403: an image: pages load nothing from elsewhere, and the data folder holds text only."""
    for text in texts(glossary):
        if text.is_markdown:
            for match in _IMAGE.finditer(without_code(text.value)):
                yield Problem("G403", "image in a text", text.span(*match.span()), "say it in words")


def outbreak(glossary: Glossary) -> Iterator[Problem]:
    """G404: Markdown that would end the field and change the rest of the page."""
    for text in texts(glossary):
        if text.is_markdown and ("[TOC]" in text.value or _OUTBREAK_SIGN.search(text.value)):
            for start, end, what in _outbreaks(text.value):
                hint = "write plain paragraphs and lists; the page makes its own headings"
                yield Problem("G404", f"{what} inside {text.name}", text.span(start, end), hint)
            if fence := FENCE.search(without_blocks(text.value)):
                hint = "open and close it with the same marks at the beginning of a line; only a language may follow"
                yield Problem("G404", "a code block that is never closed", text.span(*fence.span()), hint)


def _outbreaks(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where an outbreak is, from and to, and what it is.

    The engine looks at lines before it looks for code within them: code that runs over lines hides nothing.
    """
    for match in beginnings(_OUTBREAK, without_blocks(text)):
        group = match.lastindex or 0
        yield *match.span(group), _OUTBREAK_NAMES[group - 1]
    if "[TOC]" in text:
        for match in _CONTENTS.finditer(without_code(text)):
            yield *match.span(), "a table of contents"


def line_break(glossary: Glossary) -> Iterator[Problem]:
    """G405: a plain text that runs over several paragraphs."""
    for text in texts(glossary):
        if not text.is_markdown and "\n" in text.value:
            hint = "write it as one paragraph, with >- in front of it"
            yield Problem("G405", f"line break in {text.name}", text.places.at(*text.path), hint)


def list_in_paragraph(glossary: Glossary) -> Iterator[Problem]:
    """G406: a list right behind a line of text, which pages show as running text."""
    for text in texts(glossary):
        if text.is_markdown:
            for match in _LIST_IN_PARAGRAPH.finditer(without_blocks(text.value)):
                hint = "put an empty line before the list"
                yield Problem(
                    "G406", "a list inside a paragraph", text.span(*match.span("item")), hint, Severity.WARNING
                )


def length(glossary: Glossary) -> Iterator[Problem]:
    """G411: a text that is longer or shorter than readers have time for."""
    for term in glossary.terms:
        for text in term_texts(term):
            if text.name in _LENGTHS and len(text.path) == 2 and not is_blank(text.value):
                least, most = _LENGTHS[text.name]
                words = len(re.findall(r"[^\W_]+(?:['’.,\-][^\W_]+)*", text.value))
                if not least <= words <= most:
                    size = "short" if words < least else "long"
                    message = f"{text.name} is too {size}: {words} word{'' if words == 1 else 's'}"
                    hint = f"write {least} to {most} words"
                    yield Problem("G411", message, text.span(0, 1), hint, Severity.WARNING)


def circular_definition(glossary: Glossary) -> Iterator[Problem]:
    """G412: a definition that uses the term it defines."""
    for term in glossary.terms:
        for language, entry in term.entries.items():
            definition = folded(entry.definition)
            for name in _own_names(entry):
                if folded(name) not in definition:
                    continue
                if match := likeness(name, "(?:s|x)?").search(entry.definition):
                    text = Text(language, "definition", entry.definition, term.places, (language, "definition"))
                    message = f"the definition of '{entry.term or name}' uses the term itself"
                    hint = "say what it is in other words"
                    yield Problem("G412", message, text.span(*match.span()), hint, Severity.WARNING)
                    break


def _own_names(entry: Entry) -> Iterator[str]:
    """Yield the names that would explain a term by itself: of the aliases those that only spell its initials out."""
    names = [name for name in (entry.term, entry.abbreviation) if not is_blank(name)]
    yield from names
    initials = {folded(name) for name in names}
    yield from (alias for alias in entry.aliases if "".join(re.findall(r"\b\w", folded(alias))) in initials)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


def typography(glossary: Glossary) -> Iterator[Problem]:
    """G413: a sign or space that the typography of the language wants otherwise."""
    languages = {language.id: language for language in glossary.settings.languages}
    for text in texts(glossary):
        bare, places = without_unseen(text.value)  # of these, G414 tells
        language = languages[text.language]
        for slip in language.rules.slips(language.own_locale, bare):
            start, end = places[slip.start], places[max(slip.end - 1, 0)] + 1
            place = text.span(start, max(end, start + 1))
            around = bare[max(slip.start - 12, 0) : slip.end + 12].replace("\n", " ")
            fix = text.fix(start, end if slip.end > slip.start else start, slip.correct)
            yield Problem("G413", f"typography in '{around}'", place, slip.rule, Severity.WARNING, fix)
