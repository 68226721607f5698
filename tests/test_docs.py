"""What is written about the program is true: codes, commands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.build import examine
from generator.cli import main
from generator.cli.reference import reference
from generator.explanations import codes, explanation
from tests.make import project

ROOT = Path(__file__).parent.parent
REPORTED = sorted(
    {code for path in (ROOT / "generator").rglob("*.py") for code in re.findall(r'"(G\d{3})"', path.read_text("utf-8"))}
)
TESTS = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__))
FENCE = re.compile(r"^(Wrong|Right):\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    pytest.param(code, verdict, text, id=f"{code}-{verdict}")
    for code in codes()
    for verdict, text in FENCE.findall(explanation(code) or "")
]


def test_every_code_is_explained_and_no_other() -> None:
    assert codes() == REPORTED


@pytest.mark.parametrize("code", REPORTED)
def test_an_explanation_has_a_title_an_example_and_a_readable_length(code: str) -> None:
    text = explanation(code) or ""
    words = re.sub(r"^```.*?^```$|^(?:Wrong|Right):$|^## [^\n]*$", "", text, flags=re.MULTILINE | re.DOTALL).split()
    assert re.match(rf"## {code} [A-Z]", text)
    assert "```" in text
    assert 40 <= len(words) <= 120


@pytest.mark.parametrize(("code", "verdict", "text"), EXAMPLES)
def test_the_examples_of_explanations_are_what_they_say(code: str, verdict: str, text: str, tmp_path: Path) -> None:
    """The wrong one is reported with its code, the right one with nothing but remarks on its length."""
    parts = re.split(r"^# (glossary/.+\.yml)\n", f"# glossary/terms/bant.yml\n{text}", flags=re.MULTILINE)
    files = {file: written for file, written in zip(parts[1::2], parts[2::2], strict=True) if written}
    neighbours = {f"glossary/terms/{id_}.yml": "" for id_ in ("lead-qualification", "quota", "bant")}
    found = {
        problem.code for problem in examine(project(tmp_path, {**neighbours, **files}), date(2026, 11, 30)).problems
    }
    if verdict == "Wrong":
        assert code in found
    else:
        assert found <= {"G411"} - {code}


@pytest.mark.parametrize("code", REPORTED)
def test_every_code_has_a_failing_and_a_passing_case(code: str) -> None:
    """A folder of cases, or, where a case cannot hold it, a test that names the code."""
    reports = [path.read_text("utf-8").partition("\n==== report")[2] for path in ROOT.glob(f"tests/*/{code}/*.case")]
    if reports:
        assert any(f"{code} " in report for report in reports)
        assert any(f"{code} " not in report for report in reports)
    else:
        assert code in TESTS


@pytest.mark.parametrize("command", [main, *main.commands.values()], ids=lambda command: str(command.name))
def test_every_command_and_option_has_help(command: click.Command) -> None:
    assert command.help
    assert command.help.endswith(".")
    assert all(option.help for option in command.params if isinstance(option, click.Option))


def options_of(command: click.Command) -> set[str]:
    return {name for option in command.params if isinstance(option, click.Option) for name in option.opts}


def test_the_readme_has_every_command_with_all_its_options() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `glossary (\w+)(.*?)` \|", readme, re.MULTILINE)
    assert sorted(name for name, _ in rows) == sorted(main.commands)
    for name, usage in rows:
        assert set(re.findall(r"--[a-z-]+", usage)) == options_of(main.commands[name])
    (common,) = re.findall(r"^All take .+?\n\n", readme, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"--[a-z-]+", common)) == options_of(main)


def test_the_page_of_all_commands_is_what_they_say_of_themselves() -> None:
    assert (ROOT / "docs/dev/commands.md").read_text("utf-8") == reference(), "`make commands` renews it"


def test_the_page_of_all_commands_has_each_option_with_its_help() -> None:
    sections = dict(re.findall(r"^## glossary ?(\w*)\n(.*?)(?=^## |\Z)", reference(), re.MULTILINE | re.DOTALL))
    commands = {"": main, **main.commands}
    assert sections.keys() == commands.keys()
    for name, command in commands.items():
        assert set(re.findall(r"^\| `(--[a-z-]+)", sections[name], re.MULTILINE)) == options_of(command)
        for option in command.params:
            assert (getattr(option, "help", "") or "") in sections[name]


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "docs/dev/decisions.md"])
def test_files_that_are_named_are_there(file: str) -> None:
    folders = "benchmarks|docs|generator|glossary|requirements|scripts|tests"
    named = re.findall(rf"(?:`|\]\()((?:{folders})/[^`)\s<>]*)[`)\s]", (ROOT / file).read_text("utf-8"))
    assert named
    assert [path for path in named if not list(ROOT.glob(path))] == []


@pytest.mark.parametrize("code", ["G201", "g201"])
def test_explain_prints_the_section(code: str) -> None:
    printed = CliRunner().invoke(main, ["explain", code])
    assert printed.stdout.startswith("## G201 Unknown term\n")
