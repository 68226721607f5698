"""The browser of a worker: all tests of a session share one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.program import ARGUMENTS, program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chromium, Chrome or Edge."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        yield launched
        launched.close()
