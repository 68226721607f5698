"""The site of the team's glossary, and readers who open it in a browser, without which these tests cannot run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from generator.model import Glossary
from tests.browser.program import program
from tests.browser.reader import DESK, Reader, Record
from tests.browser.server import served
from tests.projects import glossary_of
from tests.team import team

Source = Literal["disk", "http", "http-top"]
Scheme = Literal["light", "dark"]
Open = Callable[..., Reader]


def pytest_runtest_setup() -> None:
    """Skip these tests where there is no browser, all with one line; under CI, fail instead."""
    if program() is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            "no Chromium, Chrome or Edge is installed, and GLOSSARY_BROWSER names none"
        )


@pytest.fixture(scope="session")
def built() -> tuple[Glossary, Path]:
    """The team's glossary and the folder of its site."""
    project = team()
    glossary = glossary_of(project.folder)
    return glossary, project.site


@pytest.fixture(scope="session")
def glossary(built: tuple[Glossary, Path]) -> Glossary:
    """The team's glossary."""
    return built[0]


@pytest.fixture(scope="session")
def roots(built: tuple[Glossary, Path]) -> Iterator[dict[str, str]]:
    """Where the top of the site is, from disk, over HTTP under a path, and over HTTP at the top of a host."""
    site = built[1]
    with served(site, "/gloss/") as under_path, served(site, "/") as at_top:
        yield {"disk": f"{site.as_uri()}/", "http": under_path, "http-top": at_top}


@pytest.fixture(autouse=True)
def records() -> Iterator[list[Record]]:
    """Hold at the end of each test: nothing left the site, nothing failed, no error in the console."""
    kept: list[Record] = []
    yield kept
    faults = [fault for record in kept for fault in record.faults]
    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.fixture
def open_site(browser: Browser, roots: dict[str, str], records: list[Record]) -> Iterator[Open]:
    """Open a window on the site, with a memory of its own: `open_site("disk", width=390, scheme="dark")`."""
    contexts = []

    def opened(source: Source, *, width: int = DESK, scheme: Scheme = "light", scripts: bool = True) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": 844},
            color_scheme=scheme,
            reduced_motion="reduce",
            java_script_enabled=scripts,
            has_touch=width < 600,
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        record = Record(roots[source])
        records.append(record)
        context.on("page", record.watch)
        return Reader(context.new_page(), roots[source], record)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(params=["disk", "http"])
def reader(request: pytest.FixtureRequest, open_site: Open) -> Reader:
    """Someone at a desk who has the site on disk, and then someone who reads it over HTTP."""
    return open_site(request.param)
