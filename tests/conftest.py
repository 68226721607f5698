"""What all tests share: how hypothesis and Ctrl-C behave, and the way to renew expectations."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.apart import reading
from tests.browser.launched import browser
from tests.projects import SHARED, Project, french_first, golden

__all__ = ["browser"]  # a fixture of several folders: a process can have one only

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


def pytest_configure(config: pytest.Config) -> None:
    """Lend the session a folder for what is built once; workers get it from the process that starts them."""
    if SHARED not in os.environ:
        shared = tempfile.TemporaryDirectory(prefix="glossary-tests-")
        os.environ[SHARED] = shared.name

        def end() -> None:
            del os.environ[SHARED]
            shared.cleanup()

        config.add_cleanup(end)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one worker more than there are cores: a test waits part of its time, and another one works meanwhile."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Watch what a file of tests opens while it is loaded."""
    with reading(collector.path):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Watch what a test opens, with all that is made for it and ended behind it."""
    with reading(item.path):
        return (yield)


@pytest.fixture(params=[golden, french_first], ids=["golden", "french first"])
def project(request: pytest.FixtureRequest) -> Project:
    """The five-term project, built. In `tests/content` the same name is our own glossary."""
    built: Project = request.param()
    return built
