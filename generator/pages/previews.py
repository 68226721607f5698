"""Previews: on each page, hidden, a card for every term it links to; `previews.js` shows them beside the links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape

from generator.languages.directions import other_direction
from generator.model import Glossary, Language
from generator.outline import FOLDERS, Kind, path_of, relative, resolved
from generator.words.borrowed import borrowed

# The target of a link, however it is written: inline, as a reference, as HTML. Code that looks like a link
# costs a card that nobody opens.
_MARKDOWN = re.compile(r"""\](?:\(|:[ ])\s*<?([^\s<>()#]+\.md)\b""")
_HTML = re.compile(r"""\bhref=["']([^\s<>"'#]+)\.html\b""")


class Previews:
    """Adds the cards of one language."""

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self._language = language
        self._open = escape(language.words.open)
        self._stages = {stage.id: stage.names[language.id] for stage in glossary.settings.stages}
        self._topics = {topic.id: topic.names[language.id] for topic in glossary.settings.topics}
        self._terms = {path_of(Kind.TERM, term.id): term for term in glossary.terms}
        self._card = cache(self._made)  # most terms are linked from many pages

    def in_front(self, text: str, here: str) -> str:
        """Return a made page at `here` with the cards in its front matter, for the theme to print.

        As a part of the page the engine would read each of them twice, and be slower by a quarter.
        """
        front, end, body = text.partition("\n---\n")
        cards = self.cards(text, here).replace("\n", "\n  ")
        return f"{front}\npreviews: |-\n  {cards}{end}{body}" if cards else text

    def cards(self, text: str, here: str) -> str:
        """Return a hidden block with a card for each term that the page links to, other than its own."""
        paths = dict.fromkeys(path for path in self._linked(text, here) if path != here)
        if not paths:
            return ""
        cards = "\n".join(self._card(path) for path in paths)
        terms = f"{relative(FOLDERS[Kind.TERM], here)}/"
        # Without a script nobody sees the block.
        opening = f'<div class="g-previews" data-terms="{terms}" data-open="{self._open}" hidden>'
        return f"{opening}\n{cards}\n</div>"

    def _linked(self, text: str, here: str) -> Iterator[str]:
        targets = (*_MARKDOWN.findall(text), *(f"{target}.md" for target in _HTML.findall(text)))
        paths = (resolved(target, here) for target in targets)
        return (path for path in paths if path in self._terms)

    def _made(self, path: str) -> str:
        """Return the card of the term at `path`, on one line."""
        term = self._terms[path]
        entry = term.entries[self._language.id]
        name = _words(entry.term)
        language = borrowed(entry.term, term, self._language)
        direction = other_direction(entry.term, self._language.direction)
        if language or direction:
            other = "".join(f' {what}="{value}"' for what, value in (("lang", language), ("dir", direction)) if value)
            name = f"<span{other}>{name}</span>"
        if entry.abbreviation and entry.abbreviation != entry.term:
            name += f' <span class="g-abbr">{_words(entry.abbreviation)}</span>'
        stage = _words(self._stages[term.stages[0]])
        topic = _words(self._topics[term.topic])
        place = f'<span class="g-stage">{stage}</span> {topic}'
        paragraphs = f'<p class="g-name">{name}</p> <p>{_words(entry.definition)}</p> <p class="g-place">{place}</p>'
        return f'<div id="preview-{term.id}" role="tooltip">{paragraphs}</div>'


def _words(text: str) -> str:
    return escape(" ".join(text.split()))
