"""The box of the search: how it opens and closes, its keys, what screen readers hear, and its fit on a phone."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.reader import DESK, FOLDERS, LANGUAGES, PHONE, Reader

pytestmark = pytest.mark.browser

SEARCH = {"en": "Search the glossary", "fr": "Chercher dans le glossaire"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_open_the_box_and_get_the_focus_back(reader: Reader, language: str) -> None:
    reader.visit(FOLDERS[language] + "index.html")
    header, home = (
        part.get_by_role("button", name=SEARCH[language], exact=True) for part in (reader.header, reader.main)
    )
    for button, word in ((header, "BANT"), (home, "CRM")):
        for way in (button.click, partial(button.press, "Enter")):
            way()
            expect(reader.search_box).to_have_accessible_name(SEARCH[language])
            expect(reader.asked).to_be_focused()
            reader.page.keyboard.type(word)
            expect(reader.results.first).to_contain_text(word)
            reader.page.keyboard.press("Escape")
            expect(reader.search_box).to_be_hidden()
            expect(button).to_be_focused()


def test_keys_open_the_box(reader: Reader) -> None:
    reader.visit("fr/terms/lead.html")
    link = reader.main.get_by_role("link").first
    link.focus()
    for key in ("/", "Control+k", "Meta+k"):
        reader.page.keyboard.press(key)
        expect(reader.asked).to_be_focused()
        expect(reader.asked).to_have_value("")
        reader.page.keyboard.press("Escape")
        expect(link).to_be_focused()


def test_other_keys_do_not(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/lead.html")
    for key in ("k", "Alt+/", "Control+/", "Control+Shift+K", "Control+Alt+k", "Control+Meta+k"):
        reader.page.keyboard.press(key)
        expect(reader.search_box, key).to_be_hidden()


def test_keys_are_letters_where_one_types(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/lead.html")
    for field in ("<input>", "<textarea></textarea>", "<p contenteditable>x</p>"):
        reader.main.evaluate("(main, html) => main.insertAdjacentHTML('afterbegin', html)", field)
        typed = reader.main.locator("> :first-child")
        typed.focus()
        reader.page.keyboard.type("a/b")
        expect(reader.search_box, field).to_be_hidden()
        assert "a/b" in typed.evaluate("e => e.value ?? e.textContent")


def test_the_box_closes_and_keeps_what_was_typed(reader: Reader) -> None:
    """One key leads back to the page, and nothing is lost: the next opening shows the same, ready to be replaced."""
    reader.visit("index.html")
    for close in (
        partial(reader.page.keyboard.press, "Escape"),
        reader.search_box.get_by_role("button", name="Close").click,
        partial(reader.page.mouse.click, 20, 700),
    ):
        reader.search("bant")
        expect(reader.results.first).to_contain_text("BANT")
        close()
        expect(reader.search_box).to_be_hidden()
        reader.page.keyboard.press("/")
        expect(reader.results.first).to_contain_text("BANT")
        reader.page.keyboard.type("churn")
        expect(reader.asked).to_have_value("churn")
        reader.page.keyboard.press("Escape")


def test_marking_text_with_the_mouse_out_of_the_box_does_not_close_it(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    reader.search("bant")
    box = reader.asked.bounding_box()
    assert box
    reader.page.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2)
    reader.page.mouse.down()
    reader.page.mouse.move(20, 700)
    reader.page.mouse.up()
    expect(reader.search_box).to_be_visible()


def test_arrows_go_through_all_results_and_round(reader: Reader) -> None:
    reader.visit("index.html")
    reader.search("rate")
    expect(reader.chosen).to_have_count(1)
    count = reader.results.count()
    assert count > 3
    order = []
    for _ in range(count):
        expect(reader.chosen).to_be_in_viewport()
        expect(reader.asked).to_have_attribute("aria-activedescendant", reader.chosen.get_attribute("id") or "")
        order.append(reader.chosen.inner_text())
        reader.page.keyboard.press("ArrowDown")
    assert order == reader.results.all_inner_texts()
    assert reader.chosen.inner_text() == order[0]
    expect(reader.search_box.get_by_text("Terms", exact=True)).to_be_in_viewport()
    reader.page.keyboard.press("ArrowUp")
    assert reader.chosen.inner_text() == order[-1]
    expect(reader.chosen).to_be_in_viewport()
    expect(reader.asked).to_be_focused()
    target = reader.chosen.get_attribute("href")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(target or "")


def test_home_and_end_move_in_the_text(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    reader.search("ant")
    reader.page.keyboard.press("Home")
    reader.page.keyboard.type("b")
    reader.page.keyboard.press("End")
    reader.page.keyboard.type("!")
    expect(reader.asked).to_have_value("bant!")


def test_in_an_empty_box_enter_opens_nothing_unasked(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    reader.search()
    expect(reader.results.first).to_be_visible()
    reader.page.keyboard.press("Enter")
    expect(reader.search_box).to_be_visible()
    reader.page.keyboard.press("ArrowDown")
    expect(reader.results.first).to_have_attribute("aria-selected", "true")
    target = reader.results.first.get_attribute("href")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(target or "")


def test_tab_stays_in_the_box(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/lead.html")
    reader.search("xyzzyq")
    expect(reader.search_box.get_by_role("link", name="A–Z")).to_be_visible()
    names = set()
    for _ in range(12):
        reader.page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
        assert reader.page.evaluate(inside)
        names.add(reader.page.evaluate("document.activeElement.textContent.trim()"))
    assert {"A–Z", "Topics", "Propose this word", "Close"} <= names


def test_keys_of_the_page_do_nothing_while_the_box_is_open(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    reader.search("lead")
    for _ in range(2):
        reader.page.keyboard.press("Tab")
    expect(reader.asked).not_to_be_focused()
    reader.page.keyboard.press("n")  # Material's key for the next page
    expect(reader.results.first).to_be_visible()
    assert reader.path == "index.html"


def test_the_mouse_chooses_where_it_moves(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    reader.search("lead")
    reader.results.nth(2).hover()
    expect(reader.results.nth(2)).to_have_attribute("aria-selected", "true")
    expect(reader.chosen).to_have_count(1)
    expect(reader.asked).to_be_focused()


def test_a_word_is_looked_up_while_it_is_being_composed_and_its_keys_are_its_own(open_site: Open) -> None:
    """On many phones every word is composed; in Chinese, Enter ends a composition."""
    reader = open_site("http")
    reader.visit("index.html")
    reader.search()
    expect(reader.results.first).to_be_visible()
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Input.imeSetComposition", {"text": "bant", "selectionStart": 4, "selectionEnd": 4})
    expect(reader.results.first).to_contain_text("BANT")
    for key in ("ArrowDown", "Enter"):
        reader.asked.evaluate(
            "(e, key) => e.dispatchEvent(new KeyboardEvent('keydown', {key, isComposing: true, bubbles: true}))", key
        )
    expect(reader.results.first).to_have_attribute("aria-selected", "true")
    session.send("Input.insertText", {"text": "bant"})
    reader.page.keyboard.press("Enter")
    reader.wait_for("terms/bant.html")


COUNT = {
    "en": lambda n: "1 result" if n == 1 else f"{n} results",
    "fr": lambda n: "1\u00a0résultat" if n == 1 else f"{n}\u00a0résultats",
}
NONE = {"en": "Nothing found for “xyzzyq”", "fr": "Aucun résultat pour «\u00a0xyzzyq\u00a0»"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_count_is_said_once_when_the_fingers_rest(open_site: Open, language: str) -> None:
    reader = open_site("http")
    reader.page.clock.install(time=0)
    reader.visit(FOLDERS[language] + "index.html")
    reader.search()
    expect(reader.results.first).to_be_visible()
    reader.page.clock.pause_at("1970-01-02")
    status = reader.search_box.get_by_role("status")
    status.evaluate("e => new MutationObserver(() => (e.said = (e.said ?? 0) + 1)).observe(e, {childList: true})")
    for times, query in enumerate(("lead", "reichheld", "xyzzyq"), 1):
        reader.asked.fill("")
        reader.asked.press_sequentially(query)
        reader.page.clock.run_for(2_000)
        count = reader.results.count()
        assert status.inner_text() == (COUNT[language](count) if count else NONE[language])
        assert status.evaluate("e => e.said") == times


def test_a_correction_is_said_with_the_count(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    reader.search("chrun rate")
    expect(reader.search_box.get_by_role("status")).to_have_text(re.compile(r"^Did you mean churn rate\? \d+ results$"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_phone_the_box_is_the_screen_and_the_keyboard_stays(open_site: Open, language: str) -> None:
    reader = open_site("http", width=PHONE)
    reader.visit(FOLDERS[language] + "terms/lead.html")
    reader.header.get_by_role("button", name=SEARCH[language]).tap()
    expect(reader.asked).to_be_focused()
    reader.page.keyboard.type("lead")
    expect(reader.results.nth(3)).to_be_visible()
    assert reader.search_box.bounding_box() == {"x": 0, "y": 0, "width": PHONE, "height": 844}
    reader.search_box.get_by_role("group").first.tap(position={"x": 20, "y": 10})
    reader.page.touchscreen.tap(20, 30)  # beside the text
    reader.asked.fill("reichheld")
    expect(reader.results).to_have_count(1)
    reader.page.touchscreen.tap(200, 800)  # below the results
    expect(reader.asked).to_be_focused()
    reader.search_box.locator(".g-clear").tap()
    expect(reader.asked).to_have_value("")
    expect(reader.asked).to_be_focused()
    reader.page.keyboard.type("bant")
    expect(reader.results.first).to_contain_text("BANT")
    reader.results.first.tap()
    reader.wait_for(FOLDERS[language] + "terms/bant.html")


def test_on_a_phone_held_sideways_the_box_is_the_screen_above_the_keyboard(open_site: Open) -> None:
    reader = open_site("http", width=PHONE)
    reader.page.set_viewport_size({"width": 844, "height": PHONE})
    reader.visit("index.html")
    reader.search("lead")
    assert reader.search_box.bounding_box() == {"x": 0, "y": 0, "width": 844, "height": PHONE}
    reader.search_box.evaluate("box => box.style.setProperty('--g-seen', '170px')")
    assert reader.search_box.bounding_box() == {"x": 0, "y": 0, "width": 844, "height": 170}


def test_the_home_page_button_opens_it_on_a_phone(open_site: Open) -> None:
    reader = open_site("disk", width=PHONE)
    reader.visit("index.html")
    reader.main.get_by_role("button").tap()
    reader.page.keyboard.type("bant")
    reader.results.first.tap()
    reader.wait_for("terms/bant.html")


@pytest.mark.parametrize("width", [DESK, 768, PHONE, 320])
def test_the_box_fits_any_window_and_finger(open_site: Open, width: int) -> None:
    reader = open_site("http", width=width)
    reader.visit("fr/terms/lead.html")
    button = reader.header.get_by_role("button", name=SEARCH["fr"]).bounding_box()
    assert button
    assert min(button["width"], button["height"]) >= (44 if width < 900 else 24)
    reader.search()
    inner = "e => [e, ...e.querySelectorAll('*')].filter(x => x.scrollWidth > x.clientWidth + 1 && x.clientWidth > 1"
    wide = f"{inner} && !x.matches('input, svg *') && getComputedStyle(x).display !== 'inline').map(x => x.className)"
    for query, part in (("", "found"), ("lead", "found"), ("oportunite", "found"), ("xyzzyq" * 30, "none")):
        reader.asked.fill(query)
        expect(reader.search_box.locator("[data-part]:not([hidden])")).to_have_attribute("data-part", part)
        assert reader.search_box.evaluate(wide) == []
        box = reader.search_box.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 844
        targets = reader.search_box.locator("a:visible, button:visible").all()
        sizes = [(target.inner_text()[:20], target.bounding_box()) for target in targets]
        assert [size for size in sizes if size[1] and min(size[1]["width"], size[1]["height"]) < 23.9] == []


def test_the_page_does_not_move_behind_the_box(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/lead.html")
    reader.page.evaluate("scrollTo(0, 200)")
    before = reader.main.bounding_box()
    reader.search("lead")
    expect(reader.results.first).to_be_visible()
    reader.page.mouse.move(20, 700)
    reader.page.mouse.wheel(0, 300)
    reader.results.first.hover()
    reader.page.mouse.wheel(0, 5_000)
    expect(reader.results.last).to_be_in_viewport()
    assert reader.main.bounding_box() == before


def test_the_choice_shows_without_colors(open_site: Open) -> None:
    reader = open_site("http")
    reader.page.emulate_media(forced_colors="active")
    reader.visit("index.html")
    reader.search("lead")
    expect(reader.chosen).to_have_css("outline-style", "solid")
    expect(reader.results.nth(1)).to_have_css("outline-style", "none")


def test_coming_back_from_a_result_of_an_address_shows_the_results_again(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html?q=bant")
    reader.results.first.click()
    reader.wait_for("terms/bant.html")
    reader.page.go_back()
    expect(reader.results.first).to_contain_text("BANT")
