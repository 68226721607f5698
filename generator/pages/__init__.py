"""A glossary → the Markdown files of all its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.documents import parted
from generator.model import Language
from generator.outline import Kind, Listing, Outline
from generator.pages.by_hand import escaped
from generator.pages.comparison import Comparisons
from generator.pages.linking import Linking
from generator.pages.page import Page
from generator.pages.previews import Previews
from generator.pages.render import environment, quoted
from generator.pages.view import Views


def pages_of(outline: Outline, language: Language) -> dict[str, bytes]:
    """Return every page of one language under its path: `terms/lead.md`. Pages written by hand get links to terms."""
    return {path: text.encode() for path, text in _made(outline, language)}


def _by_hand(text: str, here: str, linking: Linking, previews: Previews) -> str:
    front, body = parted(text)
    linked = linking.document(body, here)
    cards = previews.cards(linked, here)
    front = {**escaped(front), **({"previews": cards} if cards else {})}
    return f"---\n{quoted(front)}\n---\n\n{linked}" if front else linked


def _made(outline: Outline, language: Language) -> Iterator[tuple[str, str]]:
    glossary, contents = outline.glossary, outline.of(language)
    linking = Linking(glossary, language)
    previews = Previews(glossary, language)
    for page in contents.of(Kind.PAGE):
        text = outline.documents.texts[f"{language.id}/{page.path}"]
        yield page.path, _by_hand(text, page.path, linking, previews)
    views = Views(glossary, contents, linking)
    comparisons = Comparisons(glossary, contents, linking)
    templates = environment(language)
    lists = {
        Listing.TOPICS: views.all_topics,
        Listing.PATHS: views.all_paths,
        Listing.COMPARE: comparisons.index,
    }
    pages: Mapping[str, Iterable[Page]] = {
        "term": views.terms(),
        "stage": views.stages(),
        "topic": views.topics(),
        "path": views.paths(),
        "comparison": comparisons.pages(),
        "cards": (view() for listing, view in lists.items() if contents.has(listing)),
        "stages": (views.all_stages(),),
        "a-z": (views.a_z(),),
        "abbreviations": (views.abbreviations(),) if contents.has(Listing.ABBREVIATIONS) else (),
        "index": (views.home(),),
    }
    for name, made in pages.items():
        template = templates.get_template(f"{name}.md.j2")
        for view in made:
            yield view.path, previews.in_front(template.render(view=view), view.path)
