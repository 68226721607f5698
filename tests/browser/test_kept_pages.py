"""Hosts let browsers keep files for ten minutes: a page never meets the search of another build, kept or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, expect

from generator.build import build
from tests.browser.conftest import Open
from tests.browser.reader import Reader, Record
from tests.browser.server import served
from tests.projects import Project, golden_copy

pytestmark = pytest.mark.browser


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = golden_copy(tmp_path / "project")
    assert not build(project.folder, project.site).fails()
    return project


@pytest.fixture
def missing_at() -> Event:
    """When the host says that a file is missing."""
    event = Event()
    event.set()
    return event


@pytest.fixture(params=["http", "disk"])
def reader(
    request: pytest.FixtureRequest, project: Project, browser: Browser, records: list[Record], missing_at: Event
) -> Iterator[Reader]:
    """Someone whose browser keeps what the host lets it keep."""
    with served(project.site, "/gloss/", keep="max-age=600", missing_at=missing_at) as address:
        root = address if request.param == "http" else f"{project.site.as_uri()}/"
        context = browser.new_context()
        record = Record(root)
        records.append(record)
        context.on("page", record.watch)
        yield Reader(context.new_page(), root, record)
        context.close()


def rename(project: Project) -> None:
    """Publish the site with a word less and a word more."""
    old, new = project.terms / "bonk.yml", project.terms / "cassette.yml"
    new.write_text(
        old.read_text("utf-8").replace("term: Bonk", "term: Cassette").replace("term: Fringale", "term: Cassette"),
        "utf-8",
    )
    old.unlink()
    assert not build(project.folder, project.site).fails()


@pytest.mark.parametrize("language", ["", "fr/"])
def test_a_page_of_a_new_build_finds_its_words_and_none_that_are_gone(
    reader: Reader, project: Project, language: str
) -> None:
    reader.visit(f"{language}index.html")
    reader.search("bonk")
    expect(reader.results.first).to_have_attribute("data-path", "terms/bonk.html")
    rename(project)
    reader.visit(f"{language}terms/cassette.html")
    reader.search("cassette")
    expect(reader.results.first).to_have_attribute("data-path", "terms/cassette.html")
    reader.asked.fill("bonk")
    expect(reader.search_box.locator("[data-path='terms/bonk.html']")).to_have_count(0)


@pytest.mark.parametrize("reader", ["http"], indirect=True)
def test_a_kept_page_whose_search_is_gone_is_renewed_with_what_was_typed(
    reader: Reader, project: Project, missing_at: Event
) -> None:
    before = {path.name for path in (project.site / "search").iterdir()}
    reader.visit("a-z.html")
    reader.visit("index.html")
    rename(project)
    reader.record.expected_missing |= {f"{reader.root}search/{name}" for name in before}
    reader.visit("a-z.html")
    missing_at.clear()
    reader.search("casset")
    missing_at.set()
    expect(reader.main).to_contain_text("Cassette")
    expect(reader.asked).to_be_focused()
    reader.page.keyboard.type("te")
    expect(reader.asked).to_have_value("cassette")
    expect(reader.results.first).to_have_attribute("data-path", "terms/cassette.html")


def test_what_languages_share_is_asked_for_once(open_site: Open) -> None:
    reader = open_site("http")
    reader.visit("terms/bant.html")
    reader.visit("fr/terms/bant.html")
    shared = [address for address in reader.record.requests if "/assets/" in address]
    assert shared
    assert all(address.startswith(f"{reader.root}assets/") for address in shared)
