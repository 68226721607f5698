"""Links in the texts of one language, and which terms a page lists that mention its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from generator.edits import Edit, apply
from generator.fields import TEXTS
from generator.mentions import Mentions, Survey
from generator.model import Term
from generator.outline import Kind, path_of, relative, resolved
from generator.scan.prose import LinkSpan
from generator.text import id_of, linked_terms, term_attributes, with_addresses
from generator.words.borrowed import borrowed
from generator.words.matcher import Mention


class Linking:
    """Puts links on the mentions of terms."""

    def __init__(self, mentions: Mentions) -> None:
        self._found = mentions
        self._glossary = mentions.glossary
        self._language = mentions.language
        self._paths = {term.id: path_of(Kind.TERM, term.id) for term in self._glossary.terms}
        self._terms = {path: id_ for id_, path in self._paths.items()}

    def _linked_by(self, id_: str, name: str) -> set[str]:
        """Return the terms that the author of a text of a term links to."""
        return {link.term for link in self._found.links[id_].get(name, ())}

    def texts(self, term: Term) -> Mapping[str, str]:
        """Return the texts of a term as Markdown, linked from its own page.

        In each section of the page the first mention of a term is a link.
        """
        linked: dict[str, set[str]] = defaultdict(lambda: {term.id})
        texts: dict[str, str] = {}
        for field in TEXTS:
            found = self._found.surveys[term.id][field.name]
            linked[field.section] |= self._linked_by(term.id, field.name)
            texts[field.name] = self._linked(found, term, linked[field.section])
            linked[field.section] |= {mention.term for mention in found.mentions}
        return texts

    def _linked(self, found: Survey, term: Term, skip: Collection[str]) -> str:
        return self._with_links(found, found.first(skip=skip), self._paths[term.id])

    def quoted(self, term: Term, name: str, here: str) -> str:
        """Return a text of a term as Markdown, linked from another page, with no link to the term itself."""
        found = self._found.surveys[term.id][name]
        skip = {term.id, *self._linked_by(term.id, name)}
        return self._with_links(found, found.first(skip=skip), here)

    def written(self, text: str, here: str) -> str:
        """Return an author's text that belongs to no term as Markdown, linked from a page at `here`."""
        found = self._found.survey(self._found.markdown(text))
        skip = {link.term for link in linked_terms(text)}
        return self._with_links(found, found.first(skip=skip), here)

    def document(self, text: str, here: str) -> str:
        """Return a Markdown page at `here` with links on the first mention of each term in each section."""
        return self.text(text, here, skip=())

    def text(self, text: str, here: str, *, skip: Collection[str]) -> str:
        """Return a part of a page likewise. The terms in `skip` get no link."""
        found = self._found.survey(text)
        mentions = found.first(skip=skip, linked=lambda target: self._term_at(target, here))
        return self._with_links(found, mentions, here)

    def _with_links(self, found: Survey, mentions: Iterable[Mention], here: str) -> str:
        """Return a text with these links put in. Links to terms that are there already get to look like them."""
        made = (
            edit
            for language, some in self._by_language(found.text, mentions).items()
            for edit in _links(found.text, some, here, term_attributes(language))
        )
        marked = (
            Edit(there.end, there.end, term_attributes()) for there in found.links if self._is_plain(there, found, here)
        )
        led = (edit for there in found.links for edit in self._led(there, found.text, here))
        marked_text = apply(found.text, (*made, *marked, *led))
        return with_addresses(marked_text, lambda id_: relative(path_of(Kind.TERM, id_), here))

    def _led(self, there: LinkSpan, text: str, here: str) -> Iterator[Edit]:
        """Yield what leads a link of a hand-written page to a term by its id, `term:quota`, to the page of it."""
        id_ = id_of(there.target)
        if id_ is not None and id_ in self._glossary.by_id:
            start = text.index(there.target, there.text_end)
            yield Edit(start, start + len(there.target), relative(path_of(Kind.TERM, id_), here))

    def _by_language(self, text: str, mentions: Iterable[Mention]) -> Mapping[str, list[Mention]]:
        """Return the mentions by the language of their words, where it is not that of the text."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            words = text[mention.start : mention.end]
            term = self._glossary.by_id[mention.term]
            forms = (words, words.removesuffix("s"))
            languages = (borrowed(form, term, self._language) for form in forms)
            found[next(filter(None, languages), "")].append(mention)
        return found

    def _is_plain(self, there: LinkSpan, found: Survey, here: str) -> bool:
        """Return whether a link leads to a term and has no attributes."""
        is_inline = found.text[there.end - 1] == ")" and found.text[there.end : there.end + 1] != "{"
        return is_inline and self._term_at(there.target, here) is not None

    def _term_at(self, target: str, here: str) -> str | None:
        """Return the term that a link leads to, by its id or by the address of its page."""
        if (named := id_of(target)) is not None:
            return named if named in self._glossary.by_id else None
        return self._terms.get(resolved(target, here))

    def mentioned_in(self, term: Term) -> tuple[Term, ...]:
        """Return the terms whose texts mention this one, most telling first.

        A definition tells more than the other texts, many mentions more than few.
        """
        weights = self._mentions[term.id]
        names, alphabet = self._language.id, self._language.rules.alphabet
        others = (self._glossary.by_id[id_] for id_ in weights)
        return tuple(sorted(others, key=lambda t: (-weights[t.id], alphabet.key(t.entries[names].term))))

    @cached_property
    def _mentions(self) -> Mapping[str, Counter[str]]:
        """For each term, the terms that mention it, with weights."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for id_, others in self._found.of.items():
            for other, spots in others.items():
                found[other][id_] = sum(100 if spot.field == "definition" else 1 for spot in spots)
        return found


def _links(text: str, mentions: Iterable[Mention], here: str, attributes: str) -> Iterator[Edit]:
    """Yield what makes a link of each of these mentions in a text of the page at `here`."""
    for term, start, end in mentions:
        yield Edit(start, end, f"[{text[start:end]}]({relative(path_of(Kind.TERM, term), here)}){attributes}")
