"""Light and dark follow the system until one chooses, and a choice is remembered."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from generator.languages import WORDINGS
from tests.browser.conftest import Open, Scheme
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser


def is_dark(reader: Reader) -> bool:
    """Return whether the text is lighter than what it stands on."""
    brightness = """e => [...getComputedStyle(e).color.matchAll(/[\\d.]+/g)].slice(0, 3).reduce((a, b) => a + +b, 0)"""
    ground = (
        "e => [...getComputedStyle(e).backgroundColor.matchAll(/[\\d.]+/g)].slice(0, 3).reduce((a, b) => a + +b, 0)"
    )
    return bool(reader.main.evaluate(brightness) > reader.page.locator("body").evaluate(ground))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colors_follow_the_system(open_site: Open, scheme: Scheme) -> None:
    reader = open_site("http", scheme=scheme)
    reader.visit("index.html")
    assert is_dark(reader) == (scheme == "dark")


def test_the_switch_works_and_says_what_it_will_do(reader: Reader) -> None:
    reader.visit("index.html")
    reader.header.get_by_title("Use the dark colors").click()
    reader.settle()
    assert is_dark(reader)
    reader.header.get_by_title("Use the light colors").click()
    reader.settle()
    assert not is_dark(reader)


def test_a_choice_is_remembered_across_pages_and_languages(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    reader.header.get_by_title("Use the dark colors").click()
    reader.visit("terms/bant.html")
    assert is_dark(reader)
    reader.switch_to("fr")
    reader.wait_for("fr/terms/bant.html")
    assert is_dark(reader)
    reader.header.get_by_title(WORDINGS["fr"].to_light).click()
    reader.switch_to("en")
    reader.wait_for("terms/bant.html")
    assert not is_dark(reader)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_switch_works_with_the_keyboard(open_site: Open, scheme: Scheme) -> None:
    reader = open_site("http", scheme=scheme)
    reader.visit("index.html")
    for _ in range(8):
        reader.page.keyboard.press("Tab")
        if reader.header.locator("[data-md-component=palette] :focus").count():
            break
    reader.page.keyboard.press("Enter")
    title = {"light": "Use the light colors", "dark": "Use the dark colors"}[scheme]
    expect(reader.header.get_by_title(title).locator("visible=true")).to_have_count(1)
    reader.settle()
    assert is_dark(reader) == (scheme == "light")
