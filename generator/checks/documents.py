"""Pages written by hand: the links to terms in them. What else such a page says is its author's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.checks.meant import Meant, names
from generator.model import Glossary
from generator.problem import Problem
from generator.scan.prose import scan
from generator.span import Places
from generator.text import id_of

_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`+[^`\n]+`+", re.DOTALL | re.MULTILINE)
# A reference, HTML or an autolink: the scanner does not find these, and the engine leaves them as they are.
_ELSEWHERE = re.compile(r"(?:\]:[ \t]*<?|<(?=term:)|\b(?:href|src)=[\"']?)(?P<target>term:[\w-]*)", re.IGNORECASE)


def links_to_terms(glossary: Glossary, pages: Mapping[str, str]) -> Iterator[Problem]:
    """Yield G201 for links of pages to terms that do not exist, and G402 for those that are not written inline."""
    for file, text in pages.items():
        if "term:" in text.lower():
            yield from _unknown(glossary, Places(file, text))
            yield from _elsewhere(Places(file, text))


def _unknown(glossary: Glossary, places: Places) -> Iterator[Problem]:
    meant = Meant(names(glossary), glossary.known)
    for link in scan(places.text).links:
        id_ = id_of(link.target)
        if id_ is not None and id_ not in glossary.known:
            start = places.text.index(link.target, link.text_end) + len("term:")
            hint = meant.hint(id_) or "write its file first, or take the link away"
            yield Problem("G201", f"unknown term '{id_}' in a link", places.span(start, start + max(len(id_), 1)), hint)


def _elsewhere(places: Places) -> Iterator[Problem]:
    words = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), places.text)
    for found in _ELSEWHERE.finditer(words):
        hint = "write it as [words](term:id), where it stands"
        yield Problem("G402", f"link to '{found['target']}'", places.span(*found.span("target")), hint)
