"""G306 to G309 and G414: invisible signs, and signs that are taken for others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.written import texts
from generator.fields import NAMES
from generator.mentions import survey
from generator.model import Glossary
from generator.problem import Problem, Severity
from generator.scan.prose import ADDRESS
from generator.signs import REORDERING, is_blank, mixed, unseen
from generator.text import as_plain, parse
from generator.words.forms import form_of
from generator.words.matcher import Matcher


def invisible_sign(glossary: Glossary) -> Iterator[Problem]:
    """G306, G414: a sign that nobody sees. In a name nothing finds what readers type; elsewhere it is a warning."""
    for text in texts(glossary):
        if text.value.isascii() or is_blank(text.value):
            continue
        for match in unseen(text.value):
            if match[0] in REORDERING:  # reported as G104
                continue
            place = text.span(*match.span())
            sign = f"invisible sign U+{ord(match[0]):04X}"
            if text.is_name:
                bare = "".join(letter for letter in text.value if letter != match[0])
                yield Problem(
                    "G306", f"{sign} in the name '{bare}'", place, "type the name anew: it has come with a copy"
                )
            else:
                fix = text.fix(*match.span(), "")
                yield Problem("G414", f"{sign} in {text.name}", place, "delete it", Severity.WARNING, fix)


def blank_text(glossary: Glossary) -> Iterator[Problem]:
    """G307: a name or text that shows nothing. A missing one is reported when files are read (G111)."""
    for text in texts(glossary):
        has_entities = text.is_markdown and "&" in text.value
        if text.value and is_blank(as_plain(parse(text.value)) if has_entities else text.value):
            signs = ", ".join(dict.fromkeys(f"U+{ord(sign):04X}" for sign in text.value[:8] if not sign.isascii()))
            message = f"nothing to be seen in {text.name}" + (f": it holds {signs}" if signs else "")
            yield Problem("G307", message, text.places.at(*text.path), "write something that can be seen")


def mixed_scripts(glossary: Glossary) -> Iterator[Problem]:
    """G308: a word with letters of two alphabets that look alike."""
    for text in texts(glossary):
        for start, end, latin in mixed(text.value):
            word = text.value[start:end]
            message = f"'{word}' mixes letters of two alphabets that look alike"
            meant = f"type it anew in one alphabet: {latin}" if latin.isascii() else "type it anew in one alphabet"
            yield Problem("G308", message, text.span(start, end), meant, Severity.WARNING)


def unfindable_name(glossary: Glossary) -> Iterator[Problem]:
    """G309: a name that is never found in a text, because what it is made of is left alone there."""
    for text in texts(glossary):
        if text.name not in _FOUND or _USUAL.fullmatch(text.value) or is_blank(text.value):
            continue
        finder = Matcher([form_of("", text.value, text.language)])
        if not survey(_SIGN_OF_MARKDOWN.sub(r"\\\g<0>", text.value), finder).found:
            why = "an address" if _ADDRESS.search(text.value) else "a sign of Markdown, or code or a formula"
            message = f"'{text.value}' is never found in texts: it looks like {why}"
            hint = "add a name that people write in sentences, and keep this one for the search"
            yield Problem("G309", message, text.places.at(*text.path), hint, Severity.WARNING)


_FOUND = frozenset(field.name for field in NAMES if field.is_spelling)
_USUAL = re.compile(r"\w+(?:[ '’\-]\w+)*")
_SIGN_OF_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>|#]")
_ADDRESS = re.compile(ADDRESS, re.VERBOSE | re.IGNORECASE)
