"""Light and dark follow the system until one chooses, and a choice is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from generator.languages import rules_of
from tests.browser.conftest import Open, Scheme, Source
from tests.browser.reader import Reader
from tests.browser.server import served
from tests.team import team

pytestmark = pytest.mark.browser

IS_DARK = """
() => {
  const brightness = color => [...color.matchAll(/[\\d.]+/g)].slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
  const body = getComputedStyle(document.body);
  return brightness(body.color) > brightness(body.backgroundColor);
}
"""


def is_dark(page: Page | Frame) -> bool:
    """Return whether the text is lighter than what it stands on."""
    return bool(page.evaluate(IS_DARK))


def colors(reader: Reader) -> Locator:
    """Return the field in which one chooses."""
    return reader.header.get_by_role("combobox")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colors_follow_the_system(open_site: Open, scheme: Scheme, scripts: bool) -> None:  # noqa: FBT001  # a case
    reader = open_site("http", scheme=scheme, scripts=scripts)
    reader.visit("index.html")
    assert is_dark(reader.page) == (scheme == "dark")
    other: Scheme = "light" if scheme == "dark" else "dark"
    reader.page.emulate_media(color_scheme=other)
    assert is_dark(reader.page) == (other == "dark"), "the system changes while one reads"


@pytest.mark.parametrize("source", ["disk", "http"])
def test_one_chooses_light_dark_or_what_the_system_has(open_site: Open, source: Source) -> None:
    reader = open_site(source, scheme="dark")
    reader.visit("index.html")
    field = colors(reader)
    expect(field).to_have_accessible_name(rules_of("en").wording.colors)
    for name, dark in (("Light", False), ("Dark", True), ("As the system", True)):
        field.select_option(name)
        assert is_dark(reader.page) == dark
    reader.page.emulate_media(color_scheme="light")
    assert not is_dark(reader.page), "the system's colors again"


def test_a_choice_is_remembered_across_pages_and_languages(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    colors(reader).select_option("Dark")
    reader.visit("terms/bant.html")
    assert is_dark(reader.page)
    reader.switch_to("fr")
    reader.wait_for("fr/terms/bant.html")
    assert is_dark(reader.page)
    expect(colors(reader).locator("option:checked")).to_have_text(rules_of("fr").wording.colors_dark)
    colors(reader).select_option(rules_of("fr").wording.colors_light)
    reader.switch_to("en")
    reader.wait_for("terms/bant.html")
    assert not is_dark(reader.page)


def test_a_choice_in_one_window_is_seen_in_the_other(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    other = reader.page.context.new_page()
    other.goto(reader.root + "a-z.html")
    colors(reader).select_option("Dark")
    other.wait_for_function(f"({IS_DARK})()")


def test_the_choice_is_made_with_the_keyboard(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("index.html")
    field = colors(reader)
    for _ in range(8):
        reader.page.keyboard.press("Tab")
        if field.evaluate("e => e === document.activeElement"):
            break
    expect(field).to_be_focused()
    reader.page.keyboard.type("D")
    assert is_dark(reader.page)


@pytest.mark.parametrize("choice", [None, "Light", "Dark"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_drawn_in_other_colors_first(open_site: Open, scheme: Scheme, choice: str | None) -> None:
    """Until the style sheet is there, the ground has the colors already; all scripts of files come later."""
    reader = open_site("http", scheme=scheme)
    reader.visit("index.html")
    if choice:
        colors(reader).select_option(choice)
    dark = (choice or scheme).lower() == "dark"
    reader.page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    reader.visit("terms/bant.html")
    assert is_dark(reader.page) == dark
    reader.page.route("**/*.css", lambda route: route.fulfill(body="", content_type="text/css"))
    reader.visit("terms/lead.html")
    # What `Canvas` is: the color of a page that has none of its own.
    reader.page.evaluate("document.body.style.backgroundColor = 'Canvas'")
    ground = reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(255, 255, 255)") != dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_nothing_may_be_remembered_the_choice_counts_for_the_page(browser: Browser, scheme: Scheme) -> None:
    """In a frame that a wiki shows, for one: no error, the system's colors, and a field that works."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with served(Path(team().site), "/") as root:
        page.set_content(f'<iframe sandbox="allow-scripts" src="{root}terms/bant.html" width=1200 height=800></iframe>')
        frame = page.frames[-1]
        frame.wait_for_load_state()
        assert is_dark(frame) == (scheme == "dark")
        field = frame.locator("header").get_by_role("combobox")
        for name, dark in (("Light", False), ("Dark", True), ("As the system", scheme == "dark")):
            field.select_option(name)
            assert is_dark(frame) == dark
    assert not errors
    context.close()
