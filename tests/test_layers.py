"""Data goes one way: who may know whom, and who may touch the disk or the screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.apart import CONTENT, ReadsOurWordsError

GENERATOR = Path(__file__).parent.parent / "generator"
TESTS = Path(__file__).parent

# Each row may import from the rows above it, and from itself.
ROWS = (
    *"span problem layout fields edits text formula signs folding languages model citations documents outline".split(),
    *"scan source words mentions graph checks pages search exports signals output workers foreign fixes".split(),
    *"site edition explanations report whereabouts streams build serve cli __main__".split(),
)
WRITING = {"write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rmtree", "touch", "copyfile", "copytree", "rename"}
PRINTING = {"print", "echo", "secho"}
# Who does what: the calls, and the rows where they may stand. `open` is for reading, and for the file of a lock.
RULES = (
    (WRITING, {"output"}),
    (PRINTING, {"cli", "serve"}),
    ({"exit"}, {"cli"}),
    ({"open"}, {"source", "output"}),
    ({"read_text", "read_bytes"}, {"output", "site", "serve", "explanations"}),
)

MODULES = {
    path.relative_to(GENERATOR).as_posix(): ast.parse(path.read_text("utf-8")) for path in GENERATOR.rglob("*.py")
}


def _row(module: str) -> str:
    return module.removesuffix(".py").partition("/")[0]


def _imports(module: str) -> Iterator[str]:
    """Yield the modules of the generator that a module names: `generator/checks/ids.py` as `checks/ids.py`."""
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names] if not node.level else [f"..{node.module}"]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            assert not name.startswith(".."), f"{module}: relative import"
            if name.startswith("generator."):
                yield _file(name.split(".")[1:])


def _file(parts: list[str]) -> str:
    for known in (f"{'/'.join(parts)}.py", f"{'/'.join(parts)}/__init__.py"):
        if known in MODULES:
            return known
    return _file(parts[:-1]) if parts else "__init__.py"


def _calls(module: str) -> Iterator[str]:
    for node in ast.walk(MODULES[module]):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


@pytest.mark.parametrize("module", sorted(MODULES.keys() - {"__init__.py"}))
def test_a_module_knows_only_the_rows_above(module: str) -> None:
    allowed = ROWS[: ROWS.index(_row(module)) + 1]
    assert [other for other in _imports(module) if _row(other) not in allowed] == []


def test_no_module_leads_back_to_itself() -> None:
    # A package may name its own parts, and they may name it: `from generator.checks import texts`.
    known = {module: {other for other in _imports(module) if not other.endswith("__init__.py")} for module in MODULES}
    assert list(TopologicalSorter(known).static_order())


@pytest.mark.parametrize("module", ["edition.py", "__main__.py"])
def test_processes_beside_ours_wait_neither_for_yaml_nor_for_the_checks(module: str) -> None:
    loaded = {module}
    while more := {other for one in loaded for other in _imports(one)} - loaded - {"cli/__init__.py"}:
        loaded |= more
    assert {_row(one) for one in loaded}.isdisjoint({"source", "checks"})


@pytest.mark.parametrize("module", sorted(MODULES))
def test_only_some_read_write_print_and_end(module: str) -> None:
    for calls, rows in RULES:
        if _row(module) not in rows:
            assert calls.isdisjoint(_calls(module))


def test_only_the_command_line_knows_the_pages_of_others() -> None:
    knowing = {_row(module) for module in MODULES if any(_row(other) == "foreign" for other in _imports(module))}
    assert knowing == {"foreign", "cli"}


def test_only_the_command_line_knows_the_terminal() -> None:
    knowing = {module for module in MODULES for node in ast.walk(MODULES[module]) if _names_click(node)}
    assert knowing
    assert {_row(module) for module in knowing} == {"cli"}


def _names_click(node: ast.AST) -> bool:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    return "click" in names or (isinstance(node, ast.ImportFrom) and node.module == "click")


KNOWING = {
    "yaml": {"source"},
    "pydantic": {"source"},
    "mkdocs": {"site"},
    "jinja2": {"pages"},
    "markdown": {"foreign/rendering.py"},
    "markdown_it": {"text"},
    "justhtml": {"foreign/trees.py"},
}


def test_only_the_reader_knows_yaml_and_only_the_site_the_engine() -> None:
    for library, rows in KNOWING.items():
        for module, tree in MODULES.items():
            named = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)} | {
                alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names
            }
            assert {_row(module), module} & rows or not any(name and name.split(".")[0] == library for name in named), (
                module
            )


@pytest.mark.parametrize("path", ["glossary/glossary.yml", "glossary/terms/lead.yml", "docs/en/about.md"])
def test_no_test_of_the_product_reads_our_own_words(path: str) -> None:
    """An edit of a term may break `tests/content` and nothing else."""
    with pytest.raises(ReadsOurWordsError):
        (GENERATOR.parent / path).read_text("utf-8")
    assert (GENERATOR.parent / "docs/dev/decisions.md").read_text("utf-8")


def test_no_test_of_the_product_knows_a_test_of_the_words() -> None:
    for file in TESTS.rglob("*.py"):
        if not file.is_relative_to(CONTENT):
            named = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
            assert not [node.module for node in named if f"{node.module}.".startswith("tests.content.")], file
