"""The readers of `tests/browser`, on the site of our own glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Glossary
from tests.browser.conftest import glossary, open_site, pytest_runtest_setup, reader, records, roots
from tests.content.ours import real
from tests.projects import glossary_of

__all__ = ["glossary", "open_site", "pytest_runtest_setup", "reader", "records", "roots"]


@pytest.fixture(scope="session")
def built() -> tuple[Glossary, Path]:
    """Our own glossary and the folder of its site."""
    project = real()
    found = glossary_of(project.folder)
    return found, project.site
