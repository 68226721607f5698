"""People look a word up: they see what it means, and land on its page."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, unquote
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Route, expect

from generator.model import Glossary
from tests.browser.conftest import Open
from tests.browser.reader import DESK, FOLDERS, LANGUAGES, PHONE, Reader

pytestmark = pytest.mark.browser

INDEX = "**/search/index.*.js"
OPEN_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_is_the_answer(reader: Reader, glossary: Glossary, language: str) -> None:
    """Term, abbreviation, definition and stage are there before a page is opened."""
    term = glossary.by_id["marketing-qualified-lead"]
    entry = term.entries[language]
    stage = next(stage for stage in glossary.settings.stages if stage.id == term.stages[0])
    reader.visit(FOLDERS[language] + "index.html")
    reader.search("mql")
    for words in (entry.term, entry.abbreviation, entry.definition, stage.names[language]):
        expect(reader.results.first).to_contain_text(words)
    reader.results.first.click()
    reader.wait_for(FOLDERS[language] + "terms/marketing-qualified-lead.html")


@pytest.mark.parametrize(
    ("path", "query", "shown", "target"),
    [
        ("index.html", "customer churn", "customer churn → Churn rate", "terms/churn-rate.html"),
        ("terms/lead.html", "taux d'attrition", "French: taux d’attrition → Churn rate", "terms/churn-rate.html"),
        ("fr/terms/lead.html", "close rate", "anglais\u00a0: Close rate → Taux de closing", "fr/terms/close-rate.html"),
        (
            "fr/a-z.html",
            "taux de désabonnement",
            "taux de désabonnement à éviter → Taux de churn",
            "fr/terms/churn-rate.html",
        ),
    ],
    ids=["alias", "French name", "English name", "to avoid"],
)
def test_a_result_says_which_other_spelling_was_found(
    reader: Reader, path: str, query: str, shown: str, target: str
) -> None:
    reader.visit(path)
    reader.search(query)
    expect(reader.results.first).to_contain_text(shown)
    reader.results.first.click()
    reader.wait_for(target)


@pytest.mark.parametrize(
    ("language", "query", "label"),
    [
        ("en", "difference between sdr and bdr", "Comparisons and paths"),
        ("fr", "différence entre sdr et bdr", "Comparaisons et parcours"),
    ],
)
def test_a_question_about_two_terms_finds_their_comparison_and_both(
    reader: Reader, language: str, query: str, label: str
) -> None:
    reader.visit(FOLDERS[language] + "index.html")
    reader.search(query)
    groups = reader.search_box.get_by_role("group")
    expect(groups.first).to_have_accessible_name(label)
    expect(groups.first.get_by_role("option")).to_have_count(1)
    for abbreviation in ("SDR", "BDR"):
        expect(groups.nth(1).get_by_role("option").filter(has_text=abbreviation).first).to_be_visible()
    reader.page.keyboard.press("Enter")
    reader.wait_for(
        FOLDERS[language] + "compare/business-development-representative-vs-sales-development-representative.html"
    )


def test_the_list_follows_every_key(reader: Reader) -> None:
    reader.visit("index.html")
    for query, first in (("ban", "BANT"), ("bant", "BANT"), ("churn", "Churn rate")):
        reader.search(query)
        expect(reader.results.first).to_contain_text(first)
        reader.page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("language", "query", "question"),
    [("en", "chrun rate", "Did you mean churn rate?"), ("fr", "oportunité", "Vouliez-vous dire opportunité\u202f?")],
)
def test_a_typo_is_corrected_with_a_question(reader: Reader, language: str, query: str, question: str) -> None:
    reader.visit(FOLDERS[language] + "index.html")
    reader.search(query)
    line = reader.search_box.get_by_text(question)
    expect(line).to_be_visible()
    best = reader.results.first.inner_text()
    line.get_by_role("button").click()
    expect(line).to_be_hidden()
    expect(reader.asked).to_be_focused()
    assert reader.results.first.inner_text() == best


def test_before_there_is_a_word_to_look_for_the_suggestions_stay(reader: Reader) -> None:
    reader.visit("index.html")
    reader.search()
    expect(reader.results.first).to_be_visible()
    suggested = reader.results.all_inner_texts()
    for query in ("b", "what is", "what is an s", "how to"):
        reader.asked.fill("")
        reader.page.keyboard.type(query)
        assert reader.results.all_inner_texts() == suggested


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_found_there_are_ways_on(reader: Reader, language: str) -> None:
    reader.visit(FOLDERS[language] + "terms/lead.html")
    for target in ("a-z.html", "topics/index.html"):
        reader.search("xyzzyq")
        said = {"en": "Nothing found for “xyzzyq”", "fr": "Aucun résultat pour «\u00a0xyzzyq\u00a0»"}[language]
        expect(reader.search_box.get_by_text(said).locator("visible=true").first).to_be_visible()
        expect(reader.results).to_have_count(0)
        reader.search_box.locator(f"a[href$='{target}']").locator("visible=true").click()
        reader.wait_for(FOLDERS[language] + target)


def test_a_missing_word_is_proposed_where_the_glossary_is_kept(reader: Reader) -> None:
    reader.visit("fr/terms/lead.html")
    reader.search("xyzzyq & <b> %")
    link = reader.search_box.get_by_role("link", name="Proposer ce mot")
    address = link.get_attribute("href") or ""
    assert address.startswith("https://git.example/sales-glossary/issues/new?title=")
    assert unquote(address).endswith("?title=Nouveau terme\u00a0: xyzzyq & <b> %")
    assert "<" not in address
    assert address.count("&") == 0


def test_words_are_only_ever_words(open_site: Open) -> None:
    """Neither what is typed nor what is found is taken for HTML."""
    reader = open_site("http")
    evil = "<img src=none onerror=alert(1)><b>Bold</b>"
    reader.page.route(
        INDEX,
        lambda route: route.fulfill(
            content_type="text/javascript", body=route.fetch().text().replace('"title":"BANT"', f'"title":"{evil}"')
        ),
    )
    reader.visit("index.html")
    reader.search("bant")
    expect(reader.results.first).to_contain_text(evil)
    reader.asked.fill("<xyzzyq>")
    expect(reader.search_box.get_by_text("Nothing found for “<xyzzyq>”").first).to_be_visible()
    expect(reader.search_box.locator("img, b, xyzzyq")).to_have_count(0)


@pytest.mark.parametrize("way", ["Control-click", "middle click", "Control-Enter"])
def test_a_result_opens_in_a_new_tab_like_any_link(open_site: Open, way: str) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    reader.search("bant")
    expect(reader.chosen).to_have_count(1)
    with reader.page.context.expect_page() as opened:
        if way == "Control-click":
            reader.results.first.click(modifiers=["ControlOrMeta"])
        elif way == "middle click":
            reader.results.first.click(button="middle")
        else:
            reader.page.keyboard.press("ControlOrMeta+Enter")
    opened.value.wait_for_url("**/terms/bant.html")
    assert reader.path == "index.html"
    expect(reader.search_box).to_be_visible()


def recent(reader: Reader, language: str) -> list[str]:
    """Open the search and return the titles that it offers as looked up recently."""
    reader.page.keyboard.press("/")
    expect(reader.results.first).to_be_visible()
    label = {"en": "Looked up recently", "fr": "Consultés récemment"}[language]
    return reader.search_box.get_by_role("group", name=label).get_by_role("option").locator("strong").all_inner_texts()


def test_an_empty_box_offers_where_to_begin_and_what_was_looked_up_recently(reader: Reader) -> None:
    reader.visit("index.html")
    assert recent(reader, "en") == []
    expect(reader.search_box.get_by_role("group")).to_have_accessible_name("To begin with")
    expect(reader.chosen).to_have_count(0)
    for query in ("bant", "churn rate", "quota", "bant", "gatekeeper", "mql", "commission"):
        reader.asked.fill(query)
        expect(reader.chosen).to_have_count(1)
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_url("**/terms/*.html")
        reader.visit("a-z.html")
        reader.page.keyboard.press("/")
    reader.page.keyboard.press("Escape")
    assert recent(reader, "en") == ["Commission", "Marketing qualified lead", "Gatekeeper", "BANT", "Quota"]
    reader.visit("fr/terms/lead.html")
    assert recent(reader, "fr")[0] == "Commission"
    reader.results.nth(3).click()
    reader.wait_for("fr/terms/bant.html")
    assert recent(reader, "fr")[:2] == ["BANT", "Commission"]
    reader.search_box.get_by_role("button", name="Oublier").click()
    expect(reader.search_box.get_by_role("group")).to_have_accessible_name("Pour commencer")
    expect(reader.asked).to_be_focused()
    reader.visit("index.html")
    assert recent(reader, "en") == []


def test_what_others_left_in_the_memory_does_no_harm(reader: Reader) -> None:
    for left in ("{", "7", '{"a": 1}', '["terms/none.html", 3, null, "https://elsewhere.example/", "terms/bant.html"]'):
        reader.visit("index.html")
        place = reader.page.evaluate("new URL('.', location).pathname")
        reader.page.evaluate("([key, left]) => localStorage.setItem(key, left)", [f"glossary.recent:{place}", left])
        assert recent(reader, "en") == (["BANT"] if "bant" in left else [])


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_with_a_query_shows_its_results(reader: Reader, language: str, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 844})
    folder = FOLDERS[language]
    reader.visit(f"{folder}index.html?q={quote('prévision & co')}")
    expect(reader.asked).to_have_value("prévision & co")
    reader.visit(f"{folder}terms/lead.html?q=bant")
    expect(reader.asked).to_be_focused()
    expect(reader.results.first).to_contain_text("BANT")
    reader.asked.press_sequentially(" xyzzyq")
    assert reader.page.url.endswith("?q=bant"), "typing does not change the address"
    reader.page.keyboard.press("Escape")
    expect(reader.search_box).to_be_hidden()
    expect(reader.main.get_by_role("heading", level=1)).to_contain_text("Lead")
    expect(reader.page).to_have_url(f"{reader.root}{folder}terms/lead.html")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_can_add_the_glossary_as_a_search_engine(
    open_site: Open, built: tuple[Glossary, Path], language: str
) -> None:
    glossary, site = built
    reader = open_site("http")
    reader.visit(FOLDERS[language] + "terms/lead.html")
    link = reader.page.locator("link[rel=search]")
    expect(link).to_have_attribute("type", "application/opensearchdescription+xml")
    assert link.evaluate("link => link.href") == f"{reader.root}{FOLDERS[language]}opensearch.xml"
    description = ET.parse(site / FOLDERS[language] / "opensearch.xml").getroot()  # noqa: S314  # our own
    assert description.tag == f"{OPEN_SEARCH}OpenSearchDescription"
    fields = {field.tag.removeprefix(OPEN_SEARCH): field for field in description}
    assert 0 < len(fields["ShortName"].text or "") <= 16
    assert fields["LongName"].text == glossary.settings.titles[language]
    (template,) = (url.get("template") for url in description.findall(f"{OPEN_SEARCH}Url[@type='text/html']"))
    assert template
    assert template.startswith(glossary.settings.address + FOLDERS[language])
    reader.visit(template.removeprefix(glossary.settings.address).replace("{searchTerms}", "BANT"))
    expect(reader.results.first).to_contain_text("BANT")


def asked_for(reader: Reader, name: str) -> list[str]:
    """Return the requests so far for files of this name, whatever it says of their content."""
    asked = [re.sub(r"\.[0-9a-f]{8}(?=\.js$)", "", address) for address in reader.record.requests]
    return [address for address in asked if address.endswith(name)]


def test_a_page_loads_the_words_only_when_the_box_is_opened(reader: Reader) -> None:
    reader.visit("fr/terms/lead.html")
    reader.settle()
    assert len(asked_for(reader, "assets/javascripts/glossary.js")) == 1
    assert not asked_for(reader, "search/index.js")
    assert not asked_for(reader, "minisearch.js")
    button = reader.header.get_by_role("button", name="Chercher")
    button.hover()
    button.focus()
    reader.settle()
    assert not asked_for(reader, "search/index.js")
    button.click()
    reader.page.wait_for_function("globalThis.glossarySearch.index")
    assert asked_for(reader, "search/index.js") == [f"{reader.root}fr/search/index.js"]


def test_while_loading_the_box_says_so_and_then_answers_what_is_typed_by_then(open_site: Open) -> None:
    reader = open_site("http")
    waiting: list[Route] = []

    def keep(route: Route) -> None:
        waiting.append(route)

    reader.page.route(INDEX, keep)
    reader.visit("index.html")
    reader.search("churn")
    expect(reader.search_box.get_by_text("Loading the words…").locator("visible=true").first).to_be_visible()
    reader.asked.fill("bant")
    reader.page.keyboard.press("Enter")
    assert reader.path == "index.html"
    (route,) = waiting
    route.continue_()
    reader.wait_for("terms/bant.html")


def test_a_search_that_does_not_load_says_so_and_comes_at_the_next_opening(
    open_site: Open, built: tuple[Glossary, Path]
) -> None:
    reader = open_site("http")
    reader.record.expected_missing |= {f"{reader.root}search/{file.name}" for file in (built[1] / "search").iterdir()}
    reader.page.route(INDEX, lambda route: route.fulfill(status=404))
    reader.visit("index.html")
    reader.search("bant")
    expect(reader.search_box.get_by_text("The search could not be loaded.").last).to_be_visible()
    expect(reader.search_box.get_by_role("link", name="A–Z")).to_be_visible()
    reader.page.unroute(INDEX)
    reader.page.keyboard.press("Escape")
    reader.page.keyboard.press("/")
    expect(reader.results.first).to_contain_text("BANT")
