"""The formats in which others write their pages: Markdown and HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from generator.foreign.oracle import Count, Render
from generator.foreign.rendering import end_of_data, render_markdown
from generator.mentions import Occurrence, Survey, survey
from generator.scan.effort import markdown_effort
from generator.scan.html import scan_html
from generator.scan.html_effort import html_effort
from generator.scan.reader import ReaderText
from generator.words.matcher import Matcher, Mention


@dataclass(frozen=True, slots=True)
class Syntax:
    """A format of pages: how to survey one, write a link, render it to HTML, and count the steps of that."""

    survey: Callable[[str, Matcher], Survey]
    link: Callable[[str, str], str]
    render: Render
    effort: Count


def _markdown_link(words: str, address: str) -> str:
    return f"[{words}]({address})"


def _html_link(words: str, address: str) -> str:
    return f'<a href="{escape(address)}">{words}</a>'


def survey_html(text: str, matcher: Matcher) -> Survey:
    """Return what stands in an HTML page: mentions within one text node each, and links."""
    page = scan_html(text)
    return Survey(text, tuple(_in_html(page, matcher)), tuple(page.links), page.texts(), _as_it_is)


def _in_html(page: ReaderText, matcher: Matcher) -> Iterator[Occurrence]:
    for stretch in page.stretches():
        for term, start, end in matcher.find(page.text, *stretch):
            if place := page.place(start, end):
                yield Occurrence(*page.where(start), Mention(term, *place))


def _as_it_is(_text: str, start: int, end: int) -> tuple[int, int]:
    return start, end


def _survey_markdown(text: str, matcher: Matcher) -> Survey:
    """Return what stands in a page below its metadata."""
    everything = survey(text, matcher)
    if not (end := end_of_data(text)):
        return everything
    found = tuple(found for found in everything.found if found.mention.start >= end)
    return replace(everything, found=found, links=tuple(link for link in everything.links if link.start >= end))


MARKDOWN = Syntax(_survey_markdown, _markdown_link, render_markdown, markdown_effort)
HTML = Syntax(survey_html, _html_link, str, html_effort)
_BY_ENDING: Mapping[str, Syntax] = {
    **dict.fromkeys((".md", ".markdown", ".txt"), MARKDOWN),
    **dict.fromkeys((".html", ".htm"), HTML),
}
ENDINGS = tuple(_BY_ENDING)


def syntax_of(ending: str) -> Syntax:
    """Return the syntax of files with one of the `ENDINGS`."""
    return _BY_ENDING[ending.lower()]
