"""One window an engine, which its tests share. Where an engine is not installed, its tests cannot run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from generator.model import Glossary
from tests.browser.server import served
from tests.engines.firefox import firefox
from tests.engines.programs import lacking
from tests.engines.visitor import Visitor
from tests.engines.webkit import webkit
from tests.engines.window import Scheme, Window
from tests.projects import glossary_of
from tests.team import team

ENGINES: dict[str, Callable[[Scheme], AbstractContextManager[Window]]] = {"firefox": firefox, "webkit": webkit}


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine; without it tests are skipped, and under CI they fail, with one line."""
    if missing := lacking(request.param):
        names = ", ".join(program.names[0] for program in missing)
        packages = " ".join(program.package for program in missing)
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(
            f"not installed: {names} (Debian's packages {packages})"
        )
    return str(request.param)


@pytest.fixture(scope="session")
def light(engine: str) -> Iterator[Window]:
    """A window on a system with light colors."""
    with ENGINES[engine]("light") as window:
        yield window


@pytest.fixture(scope="session")
def dark(engine: str) -> Iterator[Window]:
    """A window on a system with dark colors."""
    with ENGINES[engine]("dark") as window:
        yield window


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """The team's glossary."""
    return glossary_of(team().folder)


@pytest.fixture(scope="session")
def roots() -> Iterator[dict[str, str]]:
    """Where the top of the team's glossary's site is: from disk, and over HTTP under a path."""
    site = team().site
    with served(site, "/gloss/") as under_path:
        yield {"disk": f"{site.as_uri()}/", "http": under_path}


@pytest.fixture(params=["disk", "http"])
def root(request: pytest.FixtureRequest, roots: dict[str, str]) -> str:
    """Each of these in turn."""
    return roots[request.param]


@pytest.fixture
def visitor(light: Window, root: str) -> Iterator[Visitor]:
    """Someone with light colors, who was never here before."""
    yield from _newcomer(light, root)


@pytest.fixture
def in_the_dark(dark: Window, root: str) -> Iterator[Visitor]:
    """Someone with dark colors, who was never here before."""
    yield from _newcomer(dark, root)


def _newcomer(window: Window, root: str) -> Iterator[Visitor]:
    yield Visitor(window, root)
    window.run("() => { localStorage.clear(); sessionStorage.clear() }")
    complaints, window.complaints = window.complaints, []
    assert not complaints, "\n".join(dict.fromkeys(complaints))
