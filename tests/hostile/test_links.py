"""`glossary link` and pages that repeat one sign or line without end: linked in seconds, or named and left alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.build import build
from generator.cli import main
from generator.foreign.linker import mentions
from generator.foreign.rendering import RenderError
from generator.foreign.syntax import survey_html
from generator.mentions import survey
from generator.scan.closings import Closings
from generator.scan.effort import LIMIT, markdown_effort
from generator.scan.html_effort import html_effort
from tests.hostile.repeated import FORMATS, SMALL, page, patterns
from tests.projects import GOLDEN, REPOSITORY, golden_copy, languages_of
from tests.test_link_files import linker

# Only so that a pattern nobody thought of fails the test instead of hanging it.
PATIENCE = 1800
PATTERNS = range(len(patterns()))
# What is read in a few calls a sign at most would take a thousand a sign if it were read again from each of them.
SIZE = 8000
CALLS = 40


@cache
def costs() -> dict[tuple[int, str], dict[str, Any]]:
    """Return what each pattern cost, from a process of its own that links them all."""
    run = subprocess.run(  # our own program
        [sys.executable, "-m", "tests.hostile.repeated"],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    return {(line["number"], line["form"]): line for line in lines}


def test_pages_of_anything_are_linked_within_the_steps_for_a_page_or_given_up_with_their_place() -> None:
    assert costs().keys() == {(number, form) for number in PATTERNS for form in FORMATS}
    for (number, form), cost in costs().items():
        # All is rendered at least twice, and what is hard to render a few times more.
        assert cost["steps"] <= 4 * (LIMIT + 20 * cost["size"]) + 400_000_000
        if "reason" in cost:
            assert cost["place"] is not None, (patterns()[number], form, cost["reason"])
            assert 0 <= cost["place"] <= cost["size"]
    assert len([cost for cost in costs().values() if cost["size"] > SMALL * 2]) > 40, "what is hard is tried at length"


def work(step: Callable[[], object]) -> int:
    """Return how many functions were called in a step: the same on every machine."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        step()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("number", PATTERNS)
def test_the_work_for_a_page_grows_with_its_size(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """For what reads the page here, in calls and in signs that are looked at for the end of something."""
    looked = 0
    search = Closings._next

    def counted(self: Closings, pattern: Any, position: int) -> Any:
        nonlocal looked
        before = self._known.get(pattern)
        found = search(self, pattern, position)
        if self._known[pattern] != before:
            looked += (found.end() if found else self._end) - position
        return found

    monkeypatch.setattr(Closings, "_next", counted)
    matcher = linker().matcher
    text = page(patterns()[number], SIZE)
    assert work(lambda: survey(text, matcher)) <= CALLS * SIZE
    assert work(lambda: survey_html(text, matcher)) <= CALLS * SIZE
    assert work(lambda: markdown_effort(text)) <= CALLS * SIZE
    assert work(lambda: html_effort(text)) <= CALLS * SIZE
    assert looked <= 10 * SIZE


def test_a_page_that_is_given_up_is_named_with_its_line_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.md").write_text(f"A bonk.\n\nAnother one.\n\n{'[' * 100_000}\n", "utf-8")
    Path("deep.md").write_text("A bonk.\r\n\r\nWords.\r\n\r\n" + "1. " * 3000 + "a bonk\r\n", "utf-8", newline="")
    Path("bad.html").write_text("<p>A bonk.\n" + "<a " * 30_000, "utf-8")
    Path("good.md").write_text("A bonk.", "utf-8")
    arguments = ["link", "bad.md", "deep.md", "bad.html", "good.md", "--lang", "en", "--base", "https://g"]
    result = CliRunner().invoke(main, ["--project", str(GOLDEN), *arguments])
    assert result.exit_code == 1
    assert [line.partition(": G701 ")[0] for line in result.stderr.splitlines()[:3]] == [
        "bad.md:5:1",
        "deep.md:5:1",
        "bad.html:2:1",
    ]
    assert Path("good.md").read_text("utf-8") == "A bonk.".replace("bonk", "[bonk](https://g/terms/bonk.html)")
    assert Path("bad.md").read_text("utf-8").startswith("A bonk.\n")


def test_pages_that_people_write_are_far_from_the_limit() -> None:
    for file in REPOSITORY.glob("*.md"):
        assert markdown_effort(file.read_text("utf-8")).steps < LIMIT / 15
    table = "| name | what it is |\n|---|---|\n" + "| [a](b.html) | `code` and [more](c.html) |\n" * 2000
    items = "- [a](b.html), `code` and **more** [of it](c.html)\n" * 2000
    for text in (table, items, f"# Title\n{items}", "# Title\n\n" + "Words [a](b) and <b>more</b>.\n" * 200):
        assert markdown_effort(text).steps < LIMIT


@pytest.mark.parametrize("digits", ["1" * 6000, "x" + "f" * 6000, "0" * 6000 + "65"])
def test_entities_of_endless_digits_are_no_traceback(digits: str) -> None:
    for form in FORMATS.values():
        text = f"A bonk &#{digits}; and a gear ratio."
        assert mentions(text, linker().matcher, form)
        with suppress(RenderError):  # the engine may give up on them
            assert linker().link(text, form).text.count("https://g/") == 2


@pytest.mark.parametrize("pattern", ["[", "![", "<a ", "# bonk\n", "*[a]: b\n"])
def test_a_page_written_by_hand_that_would_take_minutes_is_an_error_with_its_line(tmp_path: Path, pattern: str) -> None:
    project = golden_copy(tmp_path / "project")
    for language in languages_of(GOLDEN):
        (project.folder / f"docs/{language}/endless.md").write_text(f"# Title\n\nWords.\n\n{page(pattern)}", "utf-8")
    outcome = build(project.folder, project.site)
    found = [(problem.code, problem.span.file, problem.span.line) for problem in outcome.problems]
    assert found == [("G105", f"docs/{language}/endless.md", 5) for language in languages_of(GOLDEN)]
    assert not project.site.exists()
