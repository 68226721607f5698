"""A link to a term shows what the term means: to the mouse, the keyboard and the finger, without leaving the page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from generator.model import Glossary, Term
from tests.browser.conftest import Open, Scheme, Source
from tests.browser.reader import DESK, FOLDERS, KINDS, LANGUAGES, PHONE, Reader
from tests.browser.test_accessibility import hold_nothing_against, violations

pytestmark = pytest.mark.browser

OPEN = {"en": "Open", "fr": "Ouvrir"}
DELAY = 250
"""Milliseconds between the mouse and the card, on the way in and on the way out."""

# Links to pages of terms, other than the page's own: which have no card?
WITHOUT_A_CARD = """
() => [...document.querySelectorAll('main a[href*=".html"]:not([hreflang])')]
  .map(link => ({link, address: new URL(link.getAttribute('href'), location.href)}))
  .filter(({address}) => /\\/terms\\/[^/]+\\.html$/.test(address.pathname) && address.pathname !== location.pathname)
  .filter(({link, address}) => {
    const id = address.pathname.match(/([^/]+)\\.html$/)[1];
    return link.dataset.card !== `preview-${id}` || !document.getElementById(`preview-${id}`);
  })
  .map(({link}) => link.outerHTML)
"""


def card(reader: Reader) -> Locator:
    """Return the card that is seen."""
    return reader.page.get_by_role("tooltip").locator("visible=true")


def in_prose(reader: Reader) -> Locator:
    """Return the links to terms in sentences."""
    return reader.main.locator("a.g-term")


def linked(link: Locator, glossary: Glossary) -> Term:
    """Return the term that a link leads to."""
    found = re.search(r"([^/]+)\.html", link.get_attribute("href") or "")
    assert found
    return glossary.by_id[found[1]]


def says(reader: Reader, term: Term, language: str, glossary: Glossary) -> None:
    """Hold that the only card seen says what the term is called, what it means, and where one is."""
    entry = term.entries[language]
    letters = f" {entry.abbreviation}" if entry.abbreviation not in {"", entry.term} else ""
    stage = next(stage for stage in glossary.settings.stages if stage.id == term.stages[0])
    topic = next(topic for topic in glossary.settings.topics if topic.id == term.topic)
    place = f"{stage.names[language]} {topic.names[language]}"
    expect(card(reader)).to_have_count(1)
    expect(card(reader).get_by_role("paragraph")).to_have_text([entry.term + letters, entry.definition, place])


def with_abbreviation(glossary: Glossary, language: str) -> Term:
    """Return a term with both a name and an abbreviation."""
    return next(
        term for term in glossary.terms if (entry := term.entries[language]).abbreviation not in {"", entry.term}
    )


@pytest.fixture(params=[f"{source} {language}" for source in ("disk", "http") for language in LANGUAGES])
def place(request: pytest.FixtureRequest) -> tuple[Source, str]:
    """Where the site is, and its language."""
    source, language = request.param.split()
    return source, language


def test_the_mouse_sees_what_a_term_means_and_nothing_is_loaded(
    open_site: Open, glossary: Glossary, place: tuple[Source, str]
) -> None:
    source, language = place
    reader = open_site(source)
    reader.visit(FOLDERS[language] + "a-z.html")
    reader.page.wait_for_load_state("networkidle")
    asked = len(reader.record.requests)
    term = with_abbreviation(glossary, language)
    reader.main.get_by_role("link", name=term.entries[language].term, exact=True).first.hover()
    says(reader, term, language, glossary)
    # The browser asks for the icon of the tab when it likes.
    assert not [address for address in reader.record.requests[asked:] if not address.endswith("favicon.svg")]


def test_the_keyboard_sees_it_too_and_screen_readers_say_it(
    open_site: Open, glossary: Glossary, place: tuple[Source, str]
) -> None:
    source, language = place
    reader = open_site(source)
    reader.visit(FOLDERS[language] + "terms/bant.html")
    link = in_prose(reader).first
    term = linked(link, glossary)
    # A description holds ordinary spaces only.
    description = re.compile(r"\s+".join(map(re.escape, term.entries[language].definition.split())))
    expect(link).to_have_accessible_description(description)
    focus(reader, link)
    says(reader, term, language, glossary)
    expect(link).to_have_accessible_description(description)


def focus(reader: Reader, link: Locator) -> None:
    """Come to a link with the Tab key."""
    link.evaluate("e => { e.tabIndex = 0; e.focus(); }")
    reader.page.keyboard.press("Shift+Tab")
    reader.page.keyboard.press("Tab")
    expect(link).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_to_a_term_has_its_card(open_site: Open, language: str) -> None:
    reader = open_site("disk")
    without = {}
    for path in (*KINDS.values(), "compare/index.html", "contributing.html", "terms/lead.html"):
        reader.visit(FOLDERS[language] + path)
        if found := reader.page.evaluate(WITHOUT_A_CARD):
            without[path] = found
    assert not without


# Of the words that describe links, which stand beside them or below the heading that the same link is.
SAID_TWICE = """
() => [...document.querySelectorAll('main a[aria-describedby]')].filter(link => {
  const [, meaning] = document.getElementById(link.getAttribute('aria-describedby')).querySelectorAll('p');
  const around = link.closest('li, tr, figure, .g-pair') ?? link;
  return !link.matches('.g-term') || around.textContent.replace(/\\s+/g, ' ').includes(meaning.textContent);
}).map(link => link.outerHTML)
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meaning_that_stands_beside_a_link_does_not_describe_it_as_well(open_site: Open, language: str) -> None:
    reader = open_site("disk")
    described = {}
    for kind, path in KINDS.items():
        reader.visit(FOLDERS[language] + path)
        assert not reader.page.evaluate(SAID_TWICE), path
        described[kind] = reader.main.locator("a[aria-describedby]").count()
    assert described["a-z"] == described["path"] == described["abbreviations"] == 0
    assert described["term"] > 0


# Links with cards, other than the nodes of the map, that look like the text they stand in.
LIKE_TEXT = """
() => [...document.querySelectorAll('a[data-card]:not(svg a)')].filter(link => {
  const own = getComputedStyle(link), around = getComputedStyle(link.parentElement);
  return own.color === around.color && own.textDecorationLine === 'none';
}).map(link => link.outerHTML)
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_link_to_a_term_looks_like_a_link(open_site: Open, scheme: Scheme) -> None:
    reader = open_site("http", scheme=scheme)
    for path in KINDS.values():
        reader.visit(path)
        assert not reader.page.evaluate(LIKE_TEXT), path


def stop_the_clock(reader: Reader, path: str) -> None:
    """Open a page on which no time goes by unless the test says so."""
    reader.page.clock.install(time=0)
    reader.visit(path)
    reader.page.clock.pause_at(3600)


def test_the_mouse_waits_a_moment_and_may_rest_on_the_card(open_site: Open) -> None:
    reader = open_site("http")
    stop_the_clock(reader, "terms/bant.html")
    in_prose(reader).first.hover()
    reader.page.clock.run_for(DELAY - 1)
    expect(card(reader)).to_have_count(0)
    reader.page.clock.run_for(1)
    expect(card(reader)).to_have_count(1)
    link, box = in_prose(reader).first.bounding_box(), card(reader).bounding_box()
    assert link
    assert box
    for y in ((link["y"] + link["height"] + box["y"]) / 2, box["y"] + 20):
        reader.page.mouse.move(link["x"] + 5, y)
        reader.page.clock.run_for(60_000)
        expect(card(reader)).to_have_count(1)
    reader.page.mouse.move(5, 5)
    reader.page.clock.run_for(DELAY)
    expect(card(reader)).to_have_count(0)


def test_a_mouse_that_only_passes_opens_nothing(open_site: Open) -> None:
    reader = open_site("http")
    stop_the_clock(reader, "terms/bant.html")
    in_prose(reader).first.hover()
    reader.page.clock.run_for(DELAY // 2)
    reader.page.mouse.move(5, 5)
    reader.page.clock.run_for(10_000)
    expect(card(reader)).to_have_count(0)


def test_escape_closes_the_card_under_the_mouse_until_it_comes_again(open_site: Open) -> None:
    reader = open_site("http")
    stop_the_clock(reader, "terms/bant.html")
    link = in_prose(reader).first
    link.hover()
    reader.page.clock.run_for(DELAY)
    expect(card(reader)).to_have_count(1)
    reader.page.keyboard.press("Escape")
    box = link.bounding_box()
    assert box
    reader.page.mouse.move(box["x"] + 3, box["y"] + 3)
    reader.page.clock.run_for(10_000)
    expect(card(reader)).to_have_count(0)
    reader.page.mouse.move(5, 5)
    link.hover()
    reader.page.clock.run_for(DELAY)
    expect(card(reader)).to_have_count(1)


def test_escape_closes_the_card_and_the_focus_stays(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/bant.html")
    link = in_prose(reader).first
    focus(reader, link)
    expect(card(reader)).to_have_count(1)
    reader.page.keyboard.press("Escape")
    expect(card(reader)).to_have_count(0)
    expect(link).to_be_focused()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(re.compile(r"/terms/(?!bant)"))


def test_one_card_at_a_time_follows_the_focus(open_site: Open, glossary: Glossary) -> None:
    reader = open_site("http")
    reader.visit("a-z.html")
    links = reader.main.locator("a[data-card]")
    focus(reader, links.first)
    for number in range(4):
        says(reader, linked(links.nth(number), glossary), "en", glossary)
        reader.page.keyboard.press("Tab")
    reader.page.locator("main").click(position={"x": 2, "y": 2})
    expect(card(reader)).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_tap_shows_the_card_and_the_second_follows(open_site: Open, glossary: Glossary, language: str) -> None:
    reader = open_site("disk", width=PHONE)
    here = FOLDERS[language] + "terms/bant.html"
    reader.visit(here)
    link = in_prose(reader).first
    term = linked(link, glossary)
    link.tap()
    says(reader, term, language, glossary)
    assert reader.path == here
    expect(reader.page.get_by_text(OPEN[language], exact=True)).to_be_visible()
    link.tap()
    reader.wait_for(f"{FOLDERS[language]}terms/{term.id}.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_of_a_finger_leads_to_the_term(open_site: Open, glossary: Glossary, language: str) -> None:
    reader = open_site("http", width=PHONE)
    reader.visit(FOLDERS[language] + "terms/bant.html")
    term = linked(in_prose(reader).first, glossary)
    in_prose(reader).first.tap()
    name = f"{OPEN[language]}: {term.entries[language].term}"
    reader.page.get_by_role("link", name=name).tap()
    reader.wait_for(f"{FOLDERS[language]}terms/{term.id}.html")


def test_a_tap_on_the_card_keeps_it_and_one_beside_closes_it(open_site: Open) -> None:
    reader = open_site("http", width=PHONE)
    reader.visit("terms/bant.html")
    in_prose(reader).first.tap()
    card(reader).tap()
    expect(card(reader)).to_have_count(1)
    reader.main.get_by_role("heading", level=1).tap()
    expect(card(reader)).to_have_count(0)
    assert reader.path == "terms/bant.html"


def test_a_tap_in_a_list_follows_at_once(open_site: Open, glossary: Glossary) -> None:
    reader = open_site("http", width=PHONE)
    reader.visit("a-z.html")
    link = reader.main.locator("li > a[data-card]").first
    term = linked(link, glossary)
    link.tap()
    reader.wait_for(f"terms/{term.id}.html")


@pytest.mark.parametrize(
    ("path", "links"),
    [("a-z.html", "li > a[data-card]"), ("terms/lead.html", "a[rel=prev]"), ("terms/lead.html", "a[rel=next]")],
)
def test_a_finger_that_holds_a_link_outside_a_sentence_sees_its_card(
    open_site: Open, glossary: Glossary, path: str, links: str
) -> None:
    reader = open_site("http", width=PHONE)
    reader.visit(path)
    link = reader.main.locator(links).first
    term = linked(link, glossary)
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box
    touch = reader.page.context.new_cdp_session(reader.page)
    point = {"x": box["x"] + 10, "y": box["y"] + box["height"] / 2}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    says(reader, term, "en", glossary)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    says(reader, term, "en", glossary)
    assert reader.path == path
    link.tap()
    reader.wait_for(f"terms/{term.id}.html")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["prev", "next"])
def test_the_links_to_the_term_before_and_after_have_cards_and_are_followed_at_once(
    open_site: Open, glossary: Glossary, language: str, way: str
) -> None:
    reader = open_site("disk", width=PHONE)
    reader.visit(FOLDERS[language] + "terms/lead.html")
    link = reader.main.locator(f"a[rel={way}]")
    term = linked(link, glossary)
    focus(reader, link)
    says(reader, term, language, glossary)
    reader.page.keyboard.press("Escape")
    link.tap()
    reader.wait_for(f"{FOLDERS[language]}terms/{term.id}.html")


def test_cards_are_not_printed(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/bant.html")
    in_prose(reader).first.hover()
    expect(card(reader)).to_have_count(1)
    reader.page.emulate_media(media="print")
    expect(card(reader)).to_have_count(0)


def by_mouse(link: Locator) -> None:
    link.hover()


def by_finger(link: Locator) -> None:
    link.tap()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "show"), [(DESK, by_mouse), (PHONE, by_finger)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_while_a_card_is_open(
    open_site: Open, language: str, width: int, show: Callable[[Locator], None], scheme: Scheme
) -> None:
    reader = open_site("http", width=width, scheme=scheme)
    reader.visit(FOLDERS[language] + "terms/bant.html")
    show(in_prose(reader).first)
    expect(card(reader)).to_have_count(1)
    hold_nothing_against({reader.path: violations(reader)})


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_without_scripts_the_link_leads_to_the_definition(open_site: Open, glossary: Glossary, width: int) -> None:
    reader = open_site("disk", width=width, scripts=False)
    reader.visit("terms/bant.html")
    term = linked(in_prose(reader).first, glossary)
    expect(card(reader)).to_have_count(0)
    in_prose(reader).first.click()
    reader.wait_for(f"terms/{term.id}.html")
    expect(reader.main.get_by_text(term.entries["en"].definition).first).to_be_visible()
