"""What all tests share: how hypothesis and Ctrl-C behave, and the way to renew expectations."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import settings

from tests.projects import Project, french_first, golden

# Time limits make tests fail on busy machines. In CI a failure has to come back when it is run again.
settings.register_profile("glossary", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("glossary")

# A shell that begins the tests in the background, and `nohup`, let them ignore some of these, and what they start would
# too.
signal.signal(signal.SIGINT, signal.default_int_handler)
for _name in ("SIGHUP", "SIGQUIT", "SIGTERM"):
    if hasattr(signal, _name):
        signal.signal(getattr(signal, _name), signal.SIG_DFL)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`, which writes what comes out into the cases instead of comparing it."""
    parser.addoption("--accept", action="store_true", help="write the reports that come out into the case files")


@pytest.fixture(params=[golden, french_first], ids=["golden", "french first"])
def project(request: pytest.FixtureRequest) -> Project:
    """The five-term project, built. In `tests/content` the same name is our own glossary."""
    built: Project = request.param()
    return built
