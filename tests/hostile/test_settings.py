"""Settings of the engine that a project brings along: laid over ours, refused with a place, or run only if trusted."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from generator.build import build, examine
from generator.site import DEFAULTS
from generator.source.engine import read_engine_settings
from tests.built_page import pages
from tests.projects import GOLDEN, Project, golden, golden_copy, languages_of, run, tree


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return golden_copy(tmp_path / "project")


def _told(project: Project, written: str, *, is_trusted: bool = False) -> list[str]:
    (project.folder / "mkdocs.yml").write_text(written, "utf-8")
    _, problems, _ = read_engine_settings(project.folder, DEFAULTS, is_trusted=is_trusted)
    assert all(problem.hint and problem.span.file == "mkdocs.yml" for problem in problems)
    return [f"{problem.span.line}:{problem.span.column} {problem.code} {problem.message}" for problem in problems]


# Each breaks the site, or does nothing, or is made by the program.
REFUSED = {
    "use_directory_urls: true": "1:1 G131 'use_directory_urls' cannot be set here",
    "use_directory_urls: yes": "1:1 G131 'use_directory_urls' cannot be set here",
    "docs_dir: /etc": "1:1 G131 'docs_dir' cannot be set here",
    "site_dir: ../..": "1:1 G131 'site_dir' cannot be set here",
    "site_url: https://elsewhere.example": "1:1 G131 'site_url' cannot be set here",
    "nav: [index.md]": "1:1 G131 'nav' cannot be set here",
    "strict: false": "1:1 G131 'strict' cannot be set here",
    "validation: {links: {not_found: ignore}}": "1:1 G131 'validation' cannot be set here",
    "INHERIT: ../other/mkdocs.yml": "1:1 G131 'INHERIT' cannot be set here",
    "exclude_docs: '*'": "1:1 G131 'exclude_docs' cannot be set here",
    "repo_url: https://git.example/us": "1:1 G131 'repo_url' cannot be set here",
    "zork: 1": "1:1 G131 'zork' cannot be set here",
    "1: 1": "1:1 G131 '1' cannot be set here",
    "theme: readthedocs": "1:1 G131 'theme' cannot be set here",
    "theme: {name: mkdocs}": "1:9 G131 'theme.name' cannot be set here",
    "theme:\n  custom_dir: overrides": "2:3 G131 'theme.custom_dir' cannot be set here",
    "theme:\n  features: [navigation.instant]": "2:3 G131 'theme.features' cannot be set here",
    "extra:\n  words: {}": "2:3 G131 'extra.words' cannot be set here",
    "- a": "0:0 G131 these are no settings",
    "a text": "0:0 G131 these are no settings",
}
# Each runs code of the project, or puts something of the machine into pages.
CODE = {
    "hooks: [hook.py]": "1:1 G132 'hooks' runs code",
    "plugins: [search, macros]": "1:1 G132 'plugins' runs code",
    "plugins: # anything\n  - search": "1:1 G132 'plugins' runs code",
    "markdown_extensions: [evil]": "1:23 G132 the extension 'evil' runs code that is not known",
    "markdown_extensions:\n  - evil # why not": "2:5 G132 the extension 'evil' runs code that is not known",
    "markdown_extensions:\n  evil: {}": "2:3 G132 the extension 'evil' runs code that is not known",
    "markdown_extensions: ['evil:Extension']": "1:23 G132 the extension 'evil:Extension' runs code that is not known",
    "markdown_extensions: [pymdownx.snippets]": (
        "1:23 G132 the extension 'pymdownx.snippets' puts files of the machine into pages"
    ),
    "extra: {secret: !ENV HOME}": "1:17 G132 tags (!name) are not supported: the engine may run code for them",
    "extra:\n  x: !!python/object/apply:os.system ['touch pwned']": (
        "2:6 G132 tags (!name) are not supported: the engine may run code for them"
    ),
    "extra: {x: !!python/name:a.b ''}": "1:12 G132 tags (!name) are not supported: the engine may run code for them",
}
FREE = (
    "",
    "# nothing but a comment\n",
    "theme: material",
    "theme:\n  name: material # the only one\n  icon: {logo: material/bike}\n",
    "use_directory_urls: false",
    "markdown_extensions: [footnotes, pymdownx.details, {toc: {permalink: true}}]",
    "markdown_extensions:\n  footnotes: {}\n  markdown.extensions.def_list:\n",
    "extra: {team: Workshop}",
)


@pytest.mark.parametrize("written", REFUSED)
def test_a_setting_that_would_break_the_site_is_refused_with_its_place(project: Project, written: str) -> None:
    """G131, whether the settings are trusted or not."""
    assert _told(project, f"{written}\n") == [REFUSED[written]]
    assert _told(project, f"{written}\n", is_trusted=True) == [REFUSED[written]]


@pytest.mark.parametrize("written", CODE)
def test_what_runs_code_is_refused_unless_it_is_trusted(project: Project, written: str) -> None:
    """G132."""
    (told,) = _told(project, f"{written}\n")
    assert told == CODE[written]
    assert not [one for one in _told(project, f"{written}\n", is_trusted=True) if "G132" in one]
    assert not (project.folder / "pwned").exists()


@pytest.mark.parametrize("written", FREE)
def test_what_may_be_set_is_laid_over_what_every_site_has(project: Project, written: str) -> None:
    assert _told(project, written) == []
    assert _told(project, written.replace("\n", "\r\n")) == []


def test_settings_that_say_what_every_site_has_change_nothing(project: Project) -> None:
    (project.folder / "mkdocs.yml").write_bytes(DEFAULTS.read_bytes())
    assert not build(project.folder, project.site).fails()
    assert tree(project.site) == tree(golden().site)


def test_a_few_settings_of_a_projects_own_leave_all_others_in_place(project: Project) -> None:
    own = "extra_css: [style.css]\nextra_javascript: [{path: more.js, defer: true}]\nmarkdown_extensions: [footnotes]\n"
    (project.folder / "mkdocs.yml").write_text(own, "utf-8")
    told = [(problem.code, problem.span.line) for problem in examine(project.folder).problems]
    assert told == [("G131", 1), ("G131", 2)]
    for language in languages_of(GOLDEN):
        (project.folder / f"docs/{language}/style.css").write_text("p{color:red}", "utf-8")
        (project.folder / f"docs/{language}/more.js").write_text("1", "utf-8")
        (project.folder / f"docs/{language}/about.md").write_text("# A\n\nWords[^1].\n\n[^1]: Note.\n", "utf-8")
    outcome = build(project.folder, project.site, strict=True)
    assert outcome.problems == ()
    page = pages(project.site)["terms/bonk.html"]
    assert [link for link in page.named("link") if link.attributes.get("href") == "../style.css"]
    assert "footnote" in (project.site / "about.html").read_text("utf-8")
    assert tree(project.site)["terms/bonk.html"].count(b"stylesheets/glossary.") == 1


HOOK = """
import pathlib
pathlib.Path(__file__).with_name("pwned").write_text("ran")
def on_page_content(html, **_):
    return html + "<p>hooked</p>"
"""


def test_hooks_run_only_when_they_are_trusted(project: Project) -> None:
    (project.folder / "hook.py").write_text(HOOK, "utf-8")
    (project.folder / "mkdocs.yml").write_text("hooks: [hook.py]\n", "utf-8")
    refused = run("build", folder=project.folder)
    assert refused.returncode == 1
    assert "G132 'hooks' runs code\n --> mkdocs.yml:1:1\n" in refused.stderr
    assert "--trust-settings" in refused.stderr
    assert not (project.folder / "pwned").exists()
    assert run("check", "--trust-settings", folder=project.folder).returncode == 0
    assert not (project.folder / "pwned").exists(), "a check runs nothing"
    trusted = run("build", "--trust-settings", folder=project.folder)
    assert trusted.returncode == 0, trusted.stderr
    assert "<p>hooked</p>" in (project.site / "terms/bonk.html").read_text("utf-8")


def test_a_setting_that_the_engine_refuses_is_blamed_on_the_file_that_has_it(project: Project) -> None:
    (project.folder / "mkdocs.yml").write_text("\nextra_css: 7\n", "utf-8")
    (problem,) = build(project.folder, project.site).problems
    assert (problem.code, problem.span.file, problem.span.line) == ("G602", "mkdocs.yml", 2)


def test_an_icon_that_is_not_there_names_the_file_and_the_interpreter(project: Project) -> None:
    (project.folder / "mkdocs.yml").write_text("theme: {icon: {logo: no/such}}\n", "utf-8")
    (problem, *_) = build(project.folder, project.site).problems
    assert (problem.code, problem.span.file) == ("G602", "mkdocs.yml")
    assert f"{sys.executable} -m mkdocs build" in problem.hint


@pytest.mark.parametrize("name", ["mkdocs.yaml", "MkDocs.yml"])
def test_settings_under_another_name_are_named(project: Project, name: str) -> None:
    (project.folder / name).write_text("extra: {}\n", "utf-8")
    (problem,) = examine(project.folder).problems
    assert (problem.code, problem.span.file, problem.hint) == ("G106", name, "rename it to mkdocs.yml")


@pytest.mark.parametrize("kind", ["dangling", "outside", "pipe", "folder", "device"])
def test_settings_of_another_kind_are_named(project: Project, kind: str) -> None:
    path = project.folder / "mkdocs.yml"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to({"dangling": "gone.yml", "outside": "/etc/passwd", "device": "/dev/zero"}[kind])
    (problem,) = examine(project.folder).problems
    assert (problem.code, problem.span.file) == ("G121" if kind in ("outside", "device") else "G101", "mkdocs.yml")


def test_nesting_and_size_of_settings_have_limits(project: Project) -> None:
    for written in ("extra: " + "[" * 100_000, "extra: {a: '" + "x" * 300_000 + "'}"):
        (project.folder / "mkdocs.yml").write_text(written, "utf-8")
        assert "G105" in {problem.code for problem in examine(project.folder).problems}


LINKS = """# A

[one](nope.md) and [two](nope.md), [three](terms/nope.md#x), ![four](nope.png), [five][]
and <a href="gone.md">six</a>, [seven](café.md).

[five]: missing.md
"""


def test_each_broken_link_has_its_line_and_column(project: Project) -> None:
    """In the file as it was written, whatever its line ends and its front matter."""
    text = f"---\ntitle: A\n---\n\n{LINKS}"
    (project.folder / "docs/en/about.md").write_bytes(text.replace("\n", "\r\n").encode())
    outcome = build(project.folder, project.site)
    lines = text.split("\n")
    found = {
        (problem.span.line, lines[problem.span.line - 1][problem.span.column - 1 : problem.span.end_column - 1])
        for problem in outcome.problems
    }
    assert {problem.code for problem in outcome.problems} == {"G603"}
    assert {problem.span.file for problem in outcome.problems} == {"docs/en/about.md"}
    assert found >= {(7, "nope.md"), (7, "terms/nope.md#x"), (7, "nope.png"), (8, "café.md"), (10, "missing.md")}
    assert len([problem for problem in outcome.problems if "'nope.md'" in problem.message]) == 2


def test_a_setting_of_the_generators_own_is_not_blamed_on_a_project(project: Project) -> None:
    outcome = examine(project.folder)
    assert outcome.place_of("theme").file == DEFAULTS.as_posix()
    assert json.dumps(outcome.place_of("").file) == json.dumps(DEFAULTS.as_posix())
