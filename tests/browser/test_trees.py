"""HTML of others as a browser reads it: our judge sees the same texts in the same elements, and links move none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

import pytest
from playwright.sync_api import Browser

from generator.foreign.site import Site
from generator.foreign.syntax import HTML
from generator.foreign.trees import Tree, trees
from tests.links import sloppy
from tests.test_link_files import linker

pytestmark = pytest.mark.browser

OURS = "https://only-ours.example/"
PAGES = 1000

Texts = list[tuple[str, str]]
"""Every text of a page, each behind the names of all elements that it stands in. Links of ours are no elements."""

READ = """
([pages, ours]) => {
  const texts = [];
  const isOurs = node => node.localName === "a" && node.getAttribute("href")?.startsWith(ours);
  const walk = (node, around) => {
    for (const child of (node.content ?? node).childNodes) {
      if (child.nodeType === Node.TEXT_NODE) texts.push([around, child.data]);
      if (child.nodeType === Node.ELEMENT_NODE) walk(child, isOurs(child) ? around : `${around}/${child.localName}`);
    }
  };
  return pages.map(page => {
    texts.length = 0;
    walk(new DOMParser().parseFromString(page, "text/html"), "");
    return [...texts];
  });
}
"""

# The judge takes an `object` in a drawing for one of HTML: to browsers, `</a>` ends the link and the drawing here.
DIFFERENT = {"<a href=x><svg><object></a>bonk</svg></a>word", "<a href=x><svg><object></a>word</svg></a>bonk"}


@pytest.fixture
def in_browser(browser: Browser) -> Iterator[Callable[[Sequence[str]], list[Texts]]]:
    """Read pages as a browser does that runs no scripts."""
    window = browser.new_page()
    yield lambda pages: [joined(texts) for texts in window.evaluate(READ, [pages, OURS])]
    window.close()


def of_judge(page: str) -> Texts:
    """Return the texts of a page as the judge reads it without scripts."""
    return joined(_texts(trees(page, lambda _: None)[-1][0]))


def _texts(tree: Tree) -> Iterator[tuple[str, str]]:
    around = [""]
    for event in tree:
        match event:
            case ("text", str(text)):
                yield around[-1], text
            case ("end",):
                around.pop()
            case (None, *_):  # the page, and what a template holds
                around.append(around[-1])
            case ("html" | "svg" | "math", str(name), *_):
                around.append(f"{around[-1]}/{name}")


def joined(texts: Iterable[Sequence[str]]) -> Texts:
    """Return texts that follow each other in the same elements as one, without spaces."""
    parts = [(around, "".join(text for _, text in each)) for around, each in groupby(texts, itemgetter(0))]
    return [(around, "".join(text.split())) for around, text in parts if text.strip()]


def test_the_judge_reads_every_kind_of_sloppy_markup_as_a_browser(
    in_browser: Callable[[Sequence[str]], list[Texts]],
) -> None:
    pages = list(sloppy.pages_of_one_name("bonk"))
    found = zip(pages, in_browser(pages), strict=True)
    assert {page for page, texts in found if texts != of_judge(page)} == DIFFERENT


def test_links_move_nothing_in_a_browser(in_browser: Callable[[Sequence[str]], list[Texts]]) -> None:
    ours = replace(linker(), site=Site(OURS, linker().site.terms))
    pages = [*sloppy.pages_of_one_name("bonk"), *map(sloppy.page, range(PAGES))]
    changes = [ours.link(page, HTML) for page in pages]
    assert sum(len(change.changed) for change in changes) > PAGES / 2
    linked = in_browser([change.text for change in changes])
    moved = [page for page, before, after in zip(pages, in_browser(pages), linked, strict=True) if before != after]
    assert moved == []


def test_a_link_that_moves_texts_would_be_seen(in_browser: Callable[[Sequence[str]], list[Texts]]) -> None:
    before, after = in_browser(["<a href=x>a b</a>", f"<a href=x>a <a href={OURS}>b</a></a>"])
    assert before != after
