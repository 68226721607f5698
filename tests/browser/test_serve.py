"""Somebody edits with the page beside the editor, and the page follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests import make
from tests.live import live

pytestmark = pytest.mark.browser

PATIENCE_MS = 60_000
WINDOW: ViewportSize = {"width": 800, "height": 400}  # too small for a page, so that it can be scrolled


def test_an_open_page_shows_edits_and_mistakes_by_itself(browser: Browser, tmp_path: Path) -> None:
    project = make.project(tmp_path / "project", {})
    file = project / "glossary/terms/lead.yml"
    good = file.read_text("utf-8")
    with live(project, tmp_path / "server") as server, browser.new_context(viewport=WINDOW) as context:
        page = context.new_page()
        panel = page.get_by_role("alert")
        # Opened while the first build is running: the page waits for it.
        page.goto(f"{server.address}terms/lead.html")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Lead", timeout=PATIENCE_MS)

        page.evaluate("scrollTo(0, 150)")
        file.write_text(good.replace("A word that the people", "A name that the folks"), "utf-8")
        expect(page.get_by_role("article")).to_contain_text("A name that the folks", timeout=PATIENCE_MS)
        page.wait_for_function("scrollY === 150")
        expect(panel).to_have_count(0, timeout=PATIENCE_MS)

        file.write_text(good.replace("topic: sales", "topic: <b>nowhere</b>"), "utf-8")
        expect(panel).to_contain_text("<b>nowhere</b>", timeout=PATIENCE_MS)
        expect(panel).to_contain_text("glossary/terms/lead.yml:2:8", timeout=PATIENCE_MS)
        expect(panel).to_be_in_viewport()
        expect(page.get_by_role("article")).to_contain_text("A name that the folks", timeout=PATIENCE_MS)
        # The next page tells it as well.
        page.goto(f"{server.address}fr/terms/opportunity.html")
        expect(panel).to_contain_text("<b>nowhere</b>", timeout=PATIENCE_MS)

        file.write_text(good, "utf-8")
        expect(panel).to_have_count(0, timeout=PATIENCE_MS)
        page.goto(f"{server.address}terms/lead.html")
        expect(page.get_by_role("article")).to_contain_text("A word that the people", timeout=PATIENCE_MS)


def test_warnings_are_a_line_in_the_corner_until_it_is_opened(browser: Browser, tmp_path: Path) -> None:
    project = make.project(tmp_path / "project", {})
    file = project / "glossary/terms/lead.yml"
    good = file.read_text("utf-8")
    file.write_text(good.replace("A word that the people of one team say daily", "A word"), "utf-8")
    with live(project, tmp_path / "server") as server, browser.new_context(viewport=WINDOW) as context:
        server.build()
        page = context.new_page()
        page.goto(f"{server.address}terms/lead.html")
        panel = page.get_by_role("status").filter(has_text="Warnings")
        expect(panel).to_be_in_viewport(timeout=PATIENCE_MS)
        expect(page.get_by_role("alert")).to_have_count(0)
        report = panel.get_by_text("glossary/terms/lead.yml")
        expect(report).to_be_hidden()
        box = panel.bounding_box()
        assert box
        assert box["width"] * box["height"] < WINDOW["width"] * WINDOW["height"] / 20
        panel.get_by_text("Warnings").press("Enter")
        expect(report).to_be_visible()
        # An error takes its place.
        file.write_text(good.replace("topic: sales", "topic: nowhere"), "utf-8")
        expect(page.get_by_role("alert")).to_contain_text("nowhere", timeout=PATIENCE_MS)
        expect(panel).to_have_count(0)
        file.write_text(good, "utf-8")
        expect(page.get_by_role("alert")).to_have_count(0, timeout=PATIENCE_MS)
        expect(panel).to_have_count(0)


def test_a_page_that_was_hidden_during_a_build_catches_up(browser: Browser, tmp_path: Path) -> None:
    project = make.project(tmp_path / "project", {})
    file = project / "glossary/terms/lead.yml"
    with live(project, tmp_path / "server") as server, browser.new_context() as context:
        server.build()
        with server.listening() as editions:
            start = editions.hear().version
            page = context.new_page()
            page.goto(f"{server.address}terms/lead.html")
            page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            file.write_text(file.read_text("utf-8").replace("A word that the people", "A name that the folks"), "utf-8")
            editions.hear_until(lambda edition: edition.version == start + 1)
            expect(page.get_by_role("article")).to_contain_text("A word that the people", timeout=PATIENCE_MS)
            page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
            expect(page.get_by_role("article")).to_contain_text("A name that the folks", timeout=PATIENCE_MS)
