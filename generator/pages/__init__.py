"""A glossary → the Markdown files of all its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model import Glossary, Language
from generator.pages.by_hand import escaped, parted
from generator.pages.comparison import Comparisons
from generator.pages.linking import Linking
from generator.pages.page import Page
from generator.pages.parts import Part, parts_of
from generator.pages.previews import Previews
from generator.pages.render import environment, quoted
from generator.pages.view import Views


class SamePageError(Exception):
    """Pages that are to be made have the addresses of pages written by hand: these."""


def make_pages(glossary: Glossary, documents: Mapping[str, str]) -> dict[str, bytes]:
    """Return every page of every language, each under its language: `en/terms/lead.md`.

    `documents` are the pages that people write by hand, under their languages too; terms are linked in
    them. Raises `SamePageError` when one of them has the address of another page.
    """
    return {
        f"{language.id}/{path}": content
        for language in glossary.settings.languages
        for path, content in pages_of(glossary, documents, language).items()
    }


def pages_of(glossary: Glossary, documents: Mapping[str, str], language: Language) -> dict[str, bytes]:
    """Return every page of one language: `terms/lead.md`. See `make_pages`."""
    pages: dict[str, bytes] = {}
    twice: list[str] = []
    for path, text in _made(glossary, documents, language):
        twice += [path] if path in pages else []
        pages[path] = text.encode()
    if twice:
        raise SamePageError(*twice)
    return pages


def _by_hand(text: str, here: str, linking: Linking, previews: Previews) -> str:
    front, body = parted(text)
    linked = linking.document(body, here)
    cards = previews.cards(linked, here)
    front = {**escaped(front), **({"previews": cards} if cards else {})}
    return f"---\n{quoted(front)}\n---\n\n{linked}" if front else linked


def _made(glossary: Glossary, documents: Mapping[str, str], language: Language) -> Iterator[tuple[str, str]]:
    linking = Linking(glossary, language)
    previews = Previews(glossary, language)
    for path, text in documents.items():
        if path.startswith(f"{language.id}/"):
            here = path.removeprefix(f"{language.id}/")
            yield here, _by_hand(text, here, linking, previews)
    views = Views(glossary, language, linking)
    comparisons = Comparisons(glossary, language, linking)
    templates = environment(language)
    parts = parts_of(glossary, language)
    lists = {Part.TOPICS: views.all_topics(), Part.PATHS: views.all_paths(), Part.COMPARE: comparisons.index()}
    pages: Mapping[str, Iterable[Page]] = {
        "term": views.terms(),
        "stage": views.stages(),
        "topic": views.topics(),
        "path": views.paths(),
        "comparison": comparisons.pages(),
        "cards": (view for part, view in lists.items() if part in parts),
        "stages": (views.all_stages(),),
        "a-z": (views.a_z(),),
        "abbreviations": (views.abbreviations(),) if Part.ABBREVIATIONS in parts else (),
        "index": (views.home(),),
    }
    for name, made in pages.items():
        template = templates.get_template(f"{name}.md.j2")
        for view in made:
            yield view.path, previews.in_front(template.render(view=view), view.path)
