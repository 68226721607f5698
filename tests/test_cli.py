"""The commands as people and programs meet them: exit codes, what goes where, and no traceback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.__main__ import main as run_command
from generator.cli import main
from tests.projects import GOLDEN, Project, golden_copy, languages_of, run, times, tree, variables


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    copy = golden_copy(tmp_path / "project")
    monkeypatch.chdir(copy.folder)  # findings name files as they are seen from here
    return copy


def called(project: Path, *arguments: str | Path) -> Result:
    """Run a command in this process, and let no exception pass but the one that sets the exit code."""
    result = CliRunner().invoke(main, ["--project", str(project), *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def break_relation(project: Project) -> None:
    term = project.terms / "ball-bearing.yml"
    term.write_text(term.read_text("utf-8").replace("related: [drivetrain]", "related: [drive-train]"), "utf-8")


def break_typography(project: Project) -> None:
    term = project.terms / "bonk.yml"
    term.write_text(term.read_text("utf-8").replace("et c’est", "et c'est"), "utf-8")


def test_a_good_glossary_is_0(project: Project) -> None:
    result = called(project.folder, "check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "0 errors, 0 warnings\n", "")


def test_an_error_is_1_and_check_prints_it_to_stdout(project: Project) -> None:
    break_relation(project)
    result = called(project.folder, "check", "--format", "short")
    line = "glossary/terms/ball-bearing.yml:3:11: G201 unknown term 'drive-train' in related\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, line, "")


def test_warnings_are_0_and_under_strict_1(project: Project) -> None:
    break_typography(project)
    assert called(project.folder, "check").exit_code == 0
    result = called(project.folder, "check", "--strict")
    assert result.exit_code == 1
    assert result.stdout.endswith("\n0 errors, 1 warning\n")


def test_build_prints_problems_to_stderr_and_where_to_look_to_stdout(project: Project) -> None:
    break_typography(project)
    result = called(project.folder, "build")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"built {project.site / 'index.html'}")
    assert "G413 warning" in result.stderr


def test_build_under_strict_builds_nothing_with_a_warning(project: Project) -> None:
    break_typography(project)
    result = called(project.folder, "build", "--strict")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith(f"not built; {project.site} is as it was\n")
    assert not project.site.exists()


def test_build_with_an_error_touches_nothing(project: Project) -> None:
    assert called(project.folder, "build").exit_code == 0
    before = times(project.folder)
    break_relation(project)
    assert called(project.folder, "build").exit_code == 1
    after = times(project.folder)
    assert {path for path in after if after[path] != before.get(path)} == {"glossary/terms/ball-bearing.yml"}


def test_build_as_json_is_json_as_a_whole(project: Project) -> None:
    break_relation(project)
    result = called(project.folder, "build", "--format", "json")
    assert [problem["code"] for problem in json.loads(result.stderr)] == ["G201"]


def test_build_as_json_without_problems_is_json_too(project: Project) -> None:
    result = called(project.folder, "build", "--format", "json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "[]\n")


def test_what_cannot_be_printed_is_said_in_one_line(project: Project) -> None:
    with Path(os.devnull).open("rb") as unwritable:
        done = subprocess.run(
            [sys.executable, "-m", "generator", "check"],
            cwd=project.folder,
            env=variables(),
            stdout=unwritable,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "Error: bad file descriptor\n")


class _Interrupting:
    """A finder of modules that is interrupted when the commands are to be loaded."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "generator.cli":
            raise KeyboardInterrupt


def test_ctrl_c_while_the_commands_are_loaded_ends_as_it_does_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "generator.cli")
    monkeypatch.setattr(sys, "meta_path", [_Interrupting(), *sys.meta_path])
    with pytest.raises(SystemExit, match=r"^\nAborted!$"):
        run_command()


@pytest.mark.parametrize(
    "arguments",
    [
        ["nope"],
        ["check", "--nope"],
        ["check", "--format", "xml"],
        ["explain"],
        ["explain", "G000"],
        ["schema", "page"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_says_so_on_stderr(arguments: list[str]) -> None:
    result = called(GOLDEN, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: " in result.stderr


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_project_that_is_not_there_is_wrong_usage(tmp_path: Path, command: str) -> None:
    result = called(tmp_path / "nope", command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "does not exist" in result.stderr


def test_a_project_that_is_a_file_is_wrong_usage(project: Project) -> None:
    result = called(project.settings, "check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is a file" in result.stderr


@pytest.mark.parametrize("folders", [[], ["glossary"], ["glossary/terms"]], ids=["nothing", "glossary", "terms"])
@pytest.mark.parametrize("command", ["check", "build"])
def test_an_empty_project_is_told_what_belongs_there(tmp_path: Path, folders: list[str], command: str) -> None:
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True)
    result = called(tmp_path, command, "--format", "short")
    assert result.exit_code == 1
    assert "glossary/glossary.yml: G101 cannot be read: no such file or directory\n" in result.output
    assert "glossary/terms: G101 " in result.output
    assert not (tmp_path / "site").exists()


def test_a_missing_glossary_yml_is_named_and_the_way_out_too(project: Project) -> None:
    project.settings.unlink()
    result = called(project.folder, "check")
    assert result.exit_code == 1
    assert "--> glossary/glossary.yml\n" in result.stdout
    assert "--project" in result.stdout


def test_a_site_that_is_a_file_stays(project: Project) -> None:
    project.site.write_text("mine")
    result = called(project.folder, "build", "--format", "short")
    assert result.exit_code == 1
    assert "site: G601 is not a folder" in result.stderr
    assert project.site.read_text() == "mine"


@pytest.mark.parametrize("place", ["docs", "glossary", ".", "build", "build/site"])
def test_a_site_among_the_projects_own_files_is_refused(project: Project, place: str) -> None:
    before = tree(project.folder)
    result = called(project.folder, "build", "--site", project.folder / place, "--format", "short")
    assert result.exit_code == 1
    assert "G601" in result.stderr
    after = tree(project.folder)
    assert {path: after[path] for path in after if not path.startswith("build/")} == before


def test_a_page_written_by_hand_in_the_place_of_a_made_one_is_named(project: Project) -> None:
    for language in languages_of(GOLDEN):
        (project.folder / "docs" / language / "a-z.md").write_text("# Mine\n")
    result = called(project.folder, "build", "--format", "short")
    assert result.exit_code == 1
    assert result.stderr.startswith("docs/en/a-z.md: G601 two pages have this address\n")


def test_links_to_nowhere_are_named_with_their_file(project: Project) -> None:
    (project.folder / "docs" / "en" / "x.md").write_text("# X\n\n[a](nope.md) [b](about.md#nope) [c](/d)\n")
    (project.folder / "docs" / "fr" / "x.md").write_text("# X\n\n[a](terms/nope.md)\n")
    result = called(project.folder, "build")
    assert result.exit_code == 1
    assert result.stdout == ""
    for file, link in (("en", "nope.md"), ("en", "about.md#nope"), ("en", "/d"), ("fr", "terms/nope.md")):
        assert f"G603 link to '{link}', which is not there\n --> docs/{file}/x.md:3:" in result.stderr
        assert f"({link})" in result.stderr, "the line is shown"
    assert not project.site.exists()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("theme: [\n", "mkdocs.yml:1:8: G102 "),
        ("theme: {name: nosuch}\n", "mkdocs.yml:1:9: G131 'theme.name' cannot be set here\n"),
        ("INHERIT: nope.yml\n", "mkdocs.yml:1:1: G131 'INHERIT' cannot be set here\n"),
        ("- a\n", "mkdocs.yml: G131 these are no settings\n"),
        ("theme: {name: material}\nzork: 1\n", "mkdocs.yml:2:1: G131 'zork' cannot be set here\n"),
    ],
    ids=["not-yaml", "unknown-theme", "missing-parent", "no-mapping", "unknown-key"],
)
def test_errors_in_the_settings_of_the_engine_are_named(project: Project, written: str, said: str) -> None:
    (project.folder / "mkdocs.yml").write_text(written)
    result = called(project.folder, "build", "--format", "short")
    assert result.exit_code == 1
    assert result.stderr.startswith(said)
    assert "Traceback" not in result.output
    assert not project.site.exists()


def test_explain_names_the_code_that_was_meant() -> None:
    assert "did you mean 'G201'?" in called(GOLDEN, "explain", "201").stderr
    assert "known: G101, G102" in called(GOLDEN, "explain", "lead").stderr


def test_explain_prints_the_section_of_a_code() -> None:
    result = called(GOLDEN, "explain", "g201")
    assert result.exit_code == 0
    assert result.stdout.startswith("## G201 ")


@pytest.mark.parametrize("kind", ["term", "glossary"])
def test_schema_prints_a_json_schema(kind: str) -> None:
    result = called(GOLDEN, "schema", kind)
    assert result.exit_code == 0
    assert set(languages_of(GOLDEN)) <= json.loads(result.stdout)["properties"].keys()


def test_the_module_and_the_command_are_the_same_program(project: Project) -> None:
    break_relation(project)
    command = Path(sys.executable).parent / "glossary"
    installed = subprocess.run(  # noqa: S603  # our own program
        [command, "check"], cwd=project.folder, capture_output=True, encoding="utf-8", check=False
    )
    as_module = run("check", folder=project.folder)
    assert (as_module.returncode, as_module.stdout, as_module.stderr) == (
        installed.returncode,
        installed.stdout,
        installed.stderr,
    )
    assert run("--help").stdout.startswith("Usage: glossary ")


@pytest.mark.parametrize("form", ["full", "short", "json", "github"])
def test_file_names_and_outputs_that_are_not_unicode_are_no_traceback(project: Project, form: str) -> None:
    name = os.fsdecode(b"a\xff.yml")
    (project.terms / name).write_text("related: [é")
    result = run("check", "--format", form, folder=project.folder, environment={"PYTHONIOENCODING": "ascii"})
    assert result.returncode == 1
    assert "G221" in result.stdout
    assert result.stderr == ""


def engine_has_started(project: Project) -> bool:
    return any(project.folder.glob(".site.glossary-build/engine/*/assets"))


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda ending: ending.name)
def test_an_interrupted_build_leaves_the_previous_site_and_nothing_else(
    project: Project, tmp_path: Path, ending: signal.Signals
) -> None:
    assert called(project.folder, "build").exit_code == 0
    before = tree(project.folder / "site")
    shutil.copy(project.terms / "bonk.yml", project.terms / "bonk-again.yml")
    settings = project.settings
    settings.write_text(settings.read_text("utf-8").replace("ambiguous:", "ambiguous:\n" + AMBIGUOUS), "utf-8")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "build"],
        cwd=project.folder,
        env=variables({"TMPDIR": str(temporary)}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        while process.poll() is None and not engine_has_started(project):
            time.sleep(0.01)
        process.send_signal(ending)
        stdout, stderr = process.communicate()
    assert (process.returncode, stdout) == (1, "")
    assert stderr.strip() == "Aborted!"
    assert tree(project.site) == before
    assert list(temporary.iterdir()) == []
    assert sorted(path.name for path in project.folder.iterdir()) == ["build", "docs", "glossary", "site"]


AMBIGUOUS = "".join(
    f"  - {{language: {language}, spelling: {spelling}, terms: [bonk, bonk-again]}}\n"
    for language, spelling in (("en", "Bonk"), ("en", "hunger knock"), ("fr", "Fringale"), ("fr", "coup de pompe"))
)
