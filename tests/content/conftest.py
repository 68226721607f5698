"""The project of these tests is our own glossary."""

from __future__ import annotations

import pytest

from tests.content.ours import real
from tests.projects import Project


@pytest.fixture
def project() -> Project:
    """Our own glossary, built."""
    return real()
