"""People look a word up and land on its page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.reader import FOLDERS, LANGUAGES, PHONE, Reader

pytestmark = pytest.mark.browser


def box(reader: Reader) -> Locator:
    """Return where one types what to look for."""
    return reader.page.get_by_role("dialog").get_by_role("textbox")


def results(reader: Reader) -> Locator:
    """Return the links that the search found, best first."""
    return reader.page.get_by_role("dialog").get_by_role("listitem").get_by_role("link")


@pytest.mark.parametrize("language", LANGUAGES)
def test_searching_bant_and_taking_the_first_result_lands_on_bant(reader: Reader, language: str) -> None:
    reader.visit(FOLDERS[language] + "index.html")
    reader.page.keyboard.press("/")
    box(reader).press_sequentially("BANT")
    expect(results(reader).first).to_contain_text("BANT")
    results(reader).first.click()
    reader.wait_for(FOLDERS[language] + "terms/bant.html")


def test_search_works_from_a_page_in_a_folder(reader: Reader) -> None:
    reader.visit("fr/terms/lead.html")
    reader.page.keyboard.press("/")
    box(reader).press_sequentially("BANT")
    expect(results(reader).first).to_contain_text("BANT")
    results(reader).first.click()
    reader.wait_for("fr/terms/bant.html")


def test_enter_opens_the_first_result(reader: Reader) -> None:
    reader.visit("index.html")
    reader.page.keyboard.press("/")
    box(reader).press_sequentially("BANT")
    expect(results(reader).first).to_contain_text("BANT")
    reader.page.keyboard.press("Enter")
    reader.wait_for("terms/bant.html")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("with_keyboard", [False, True], ids=["mouse", "keyboard"])
def test_home_page_button_opens_the_search(reader: Reader, language: str, *, with_keyboard: bool) -> None:
    reader.visit(FOLDERS[language] + "index.html")
    button = reader.main.locator("[data-g-search]")
    if with_keyboard:
        button.focus()
        reader.page.keyboard.press("Enter")
    else:
        button.click()
    expect(box(reader)).to_be_focused()
    reader.page.keyboard.type("BANT")
    expect(results(reader).first).to_contain_text("BANT")


def test_search_works_on_a_phone(open_site: Open) -> None:
    reader = open_site("http", width=PHONE)
    reader.visit("index.html")
    reader.main.locator("[data-g-search]").tap()
    box(reader).press_sequentially("BANT")
    expect(results(reader).first).to_contain_text("BANT")
    results(reader).first.tap()
    reader.wait_for("terms/bant.html")


def test_escape_closes_the_search(reader: Reader) -> None:
    reader.visit("index.html")
    reader.page.keyboard.press("/")
    expect(box(reader)).to_be_focused()
    reader.page.keyboard.type("BANT")
    expect(results(reader).first).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(box(reader)).not_to_be_focused()
    expect(results(reader).first).not_to_be_in_viewport()
