"""Line ends and byte order marks, as checkouts and editors leave them, change nothing of a site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build
from tests.projects import GOLDEN, REPOSITORY, Project, golden, golden_copy, languages_of, run, tree

TEXT = {*".css .html .j2 .js .json .md .py .svg .txt .xml .yml".split()}
MARK = b"\xef\xbb\xbf"
CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "CRLF": lambda text: text.replace(b"\n", b"\r\n"),
    "CR": lambda text: text.replace(b"\n", b"\r"),
    "converted twice": lambda text: text.replace(b"\n", b"\r\r\n"),
    "byte order mark": lambda text: MARK + text,
    "mark and CRLF": lambda text: MARK + text.replace(b"\n", b"\r\n"),
}
PAGE = """---
title: Around the shop
---

# Around

A drivetrain, see [the bottom bracket](terms/bottom-bracket.md)
and [a card][bonk].

- one
- two

```
code
```

[bonk]: terms/bonk.md
"""


def _with_a_page(project: Project) -> Project:
    for language in languages_of(GOLDEN):
        (project.folder / "docs" / language / "around.md").write_bytes(PAGE.encode())
    (project.folder / "glossary/contexts").mkdir()
    (project.folder / "glossary/contexts/en.yml").write_bytes(b"bonk:\n  - bonk head\n")
    (project.folder / "mkdocs.yml").write_bytes(b"markdown_extensions:\n  - footnotes\n")
    return project


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    project = _with_a_page(golden_copy(tmp_path_factory.mktemp("usual") / "project"))
    assert not build(project.folder, project.site).fails()
    return tree(project.site)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_files_of_a_project_may_have_any_line_ends(
    tmp_path: Path, change: Callable[[bytes], bytes], usual: dict[str, bytes]
) -> None:
    project = _with_a_page(golden_copy(tmp_path / "project"))
    for file in project.folder.rglob("*"):
        if file.is_file():
            file.write_bytes(change(file.read_bytes()))
    outcome = build(project.folder, project.site)
    assert not outcome.fails(), outcome.problems
    assert tree(project.site) == usual
    assert b'id="preview-bottom-bracket"' in usual["around.html"]
    assert usual.keys() > {path for path in tree(golden().site) if path.endswith(".html")}


def test_a_checkout_of_everything_with_the_line_ends_of_windows_builds_the_same_site(tmp_path: Path) -> None:
    """The program too: its templates, style sheets and scripts are sent."""
    for root, folder in ((REPOSITORY, "generator"), (GOLDEN, "glossary"), (GOLDEN, "docs")):
        for file in (root / folder).rglob("*"):
            if file.is_file() and file.suffix in TEXT:
                copy = tmp_path / file.relative_to(root)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    (tmp_path / "LICENSE").write_bytes((REPOSITORY / "LICENSE").read_bytes().replace(b"\n", b"\r\n"))
    (tmp_path / "node_modules").symlink_to(REPOSITORY / "node_modules")
    made = run("build", "--strict", folder=tmp_path, environment={"PYTHONPATH": str(tmp_path)})
    assert made.returncode == 0, made.stderr
    assert tree(tmp_path / "site") == tree(golden().site)


def test_lines_end_in_lf_in_every_checkout() -> None:
    attributes = (REPOSITORY / ".gitattributes").read_text("utf-8")
    assert "* text=auto eol=lf" in attributes.splitlines()
