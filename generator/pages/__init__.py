"""A glossary → the Markdown files of all its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.documents import parted
from generator.mentions import Mentions
from generator.outline import Kind, Listing, Outline
from generator.pages.a_z import a_z_page
from generator.pages.abbreviations import abbreviations_page
from generator.pages.by_hand import escaped
from generator.pages.comparison import comparison_pages, comparisons_page
from generator.pages.home import home_page
from generator.pages.linking import Linking
from generator.pages.path import path_pages, paths_page
from generator.pages.previews import Previews
from generator.pages.render import environment, quoted
from generator.pages.stage import stage_pages, stages_page
from generator.pages.term import term_pages
from generator.pages.topic import topic_pages, topics_page
from generator.pages.volume import Page, Volume

# The template of each kind of page, and what yields what it prints.
_KINDS: Mapping[str, Callable[[Volume], Iterable[Page]]] = {
    "term": term_pages,
    "stage": stage_pages,
    "topic": topic_pages,
    "path": path_pages,
    "comparison": comparison_pages,
    "home": lambda volume: (home_page(volume),),
}
_LISTS: Mapping[Listing, tuple[str, Callable[[Volume], Page]]] = {
    Listing.STAGES: ("stages", stages_page),
    Listing.TOPICS: ("cards", topics_page),
    Listing.PATHS: ("cards", paths_page),
    Listing.COMPARE: ("cards", comparisons_page),
    Listing.A_Z: ("a-z", a_z_page),
    Listing.ABBREVIATIONS: ("abbreviations", abbreviations_page),
}


def pages_of(outline: Outline, mentions: Mentions) -> dict[str, bytes]:
    """Return every page of the language of these mentions under its path: `terms/lead.md`.

    Pages written by hand get links to terms.
    """
    return {path: text.encode() for path, text in _made(outline, mentions)}


def _by_hand(text: str, here: str, linking: Linking, previews: Previews) -> str:
    front, body = parted(text)
    linked = linking.document(body, here)
    cards = previews.cards(linked, here)
    front = {**escaped(front), **({"previews": cards} if cards else {})}
    return f"---\n{quoted(front)}\n---\n\n{linked}" if front else linked


def _made(outline: Outline, mentions: Mentions) -> Iterator[tuple[str, str]]:
    language = mentions.language
    contents = outline.of(language)
    volume = Volume(outline.glossary, contents, Linking(mentions))
    previews = Previews(outline.glossary, language)
    for page in contents.of(Kind.PAGE):
        text = outline.documents.texts[f"{language.id}/{page.path}"]
        yield page.path, _by_hand(text, page.path, volume.linking, previews)
    templates = environment(language)
    printed = {
        name: templates.get_template(f"{name}.md.j2") for name in {*_KINDS, *(name for name, _ in _LISTS.values())}
    }
    for name, view in _views(volume):
        yield view.path, previews.in_front(printed[name].render(view=view), view.path)


def _views(volume: Volume) -> Iterator[tuple[str, Page]]:
    """Yield what each page shows that is made from the glossary, and the template that prints it."""
    for name, pages in _KINDS.items():
        yield from ((name, view) for view in pages(volume))
    for listing, (name, make) in _LISTS.items():
        if volume.contents.has(listing):
            yield name, make(volume)
