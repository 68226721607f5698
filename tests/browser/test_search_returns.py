"""The search is called on any keyboard, says why it found what it found, and is there again after Back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.reader import FOLDERS, LANGUAGES, Reader

pytestmark = pytest.mark.browser

PRESSED = """([key, code]) => document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key, code, ctrlKey: true, bubbles: true, cancelable: true }))"""


@pytest.mark.parametrize(
    ("key", "code", "opens"),
    [
        ("k", "KeyK", True),
        ("л", "KeyK", True),
        ("κ", "KeyK", True),
        ("ל", "KeyK", True),
        ("k", "KeyV", True),  # Dvorak
        ("t", "KeyK", False),
        ("д", "KeyL", False),
    ],
)
def test_ctrl_k_is_the_key_that_says_k(reader: Reader, key: str, code: str, opens: bool) -> None:  # noqa: FBT001  # a row
    reader.visit("index.html")
    reader.page.evaluate(PRESSED, [key, code])
    expect(reader.search_box).to_be_visible(visible=opens)


@pytest.mark.parametrize("language", LANGUAGES)
def test_back_from_a_result_leads_to_the_results(reader: Reader, language: str) -> None:
    reader.visit(FOLDERS[language] + "terms/bant.html")
    reader.search("pipeline")
    expect(reader.chosen).to_have_count(1)  # the words are there, and what is shown answers all of them
    shown = reader.results.all_inner_texts()
    reader.page.keyboard.press("Enter")
    reader.wait_for(FOLDERS[language] + "terms/sales-pipeline.html")
    reader.page.go_back()
    expect(reader.search_box).to_be_visible()
    expect(reader.asked).to_have_value("pipeline")
    expect(reader.results).to_have_text(shown, use_inner_text=True)


def test_where_no_page_is_kept_back_leads_to_the_results_too(open_site: Open) -> None:
    reader = open_site("http")
    reader.page.route(
        "**/*.html",
        lambda route: route.fulfill(
            response=route.fetch(), headers={"cache-control": "no-store", "content-type": "text/html"}
        ),
    )
    reader.visit("terms/bant.html")
    reader.search("churn")
    reader.page.keyboard.press("Enter")
    reader.wait_for("terms/churn-rate.html")
    reader.page.go_back()
    expect(reader.asked).to_have_value("churn")
    expect(reader.results.first).to_contain_text("Churn rate")


def test_who_closed_the_box_finds_it_closed(reader: Reader) -> None:
    reader.visit("terms/bant.html")
    reader.search("pipeline")
    reader.page.keyboard.press("Escape")
    reader.visit("terms/lead.html")
    reader.page.go_back()
    reader.wait_for("terms/bant.html")
    expect(reader.search_box).to_be_hidden()


def test_the_words_that_were_looked_for_are_marked(reader: Reader) -> None:
    reader.visit("index.html")
    reader.search("subscription month")
    first = reader.results.first
    expect(first).to_contain_text("Monthly recurring revenue")
    assert {"Monthly", "month"} <= set(first.locator("mark").all_inner_texts())


@pytest.mark.parametrize(
    ("language", "query", "said"),
    [("en", "trouble", "Also in its text: trouble"), ("fr", "journées", "Aussi dans son texte\u00a0: journées")],
)
def test_a_word_out_of_sight_is_named(reader: Reader, language: str, query: str, said: str) -> None:
    reader.visit(FOLDERS[language] + "index.html")
    reader.search(query)
    expect(reader.search_box.get_by_text(said).first).to_be_visible()


def test_where_there_is_nothing_to_choose_no_key_chooses(reader: Reader) -> None:
    reader.visit("index.html")
    reader.search("churn")
    expect(reader.search_box.get_by_text("choose")).to_be_visible()
    reader.asked.fill("xyzzy qwrtp")
    expect(reader.search_box.get_by_text("choose")).to_be_hidden()
    expect(reader.search_box.get_by_text("Esc close")).to_be_visible()
