"""A project's own settings of the engine → those of its site: only what may differ, laid over the generator's.

Most settings decide whether links work at all, and some run code that comes along with the project. So
what may be set is listed here, and everything else is a finding that says where to set it instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from generator.documents import Documents
from generator.layout import DOCS, ENGINE_SETTINGS, SETTINGS
from generator.model import Language
from generator.problem import Problem, nearest
from generator.source.files import Refusal, contents, decoded, normalized
from generator.source.files import problem as refusal_problem
from generator.source.reach import Reach
from generator.source.strays import stray_settings
from generator.source.yaml import MAX_BYTES, Document, parse
from generator.span import KeyPath, Places, Span, dotted

_FROM_GLOSSARY = f"leave it out: it is made from {SETTINGS}"
_ALWAYS = "leave it out: the program sets it"
_NAVIGATION = f"leave it out: it is made from the glossary and the folders of {DOCS}/"
_HIDDEN = f"move the page out of {DOCS}/, or begin its name with a dot"
_OTHERS = "leave it out: other commands of the engine use it"
_FRAME = "leave it out: the pages have a frame of their own, which does not know it"

# Settings that may not be set, each with what to do instead.
_REASONS: Mapping[str, str] = {
    name: why
    for why, names in {
        _FROM_GLOSSARY: "site_name site_description site_url copyright",
        _ALWAYS: "docs_dir site_dir use_directory_urls strict validation",
        _NAVIGATION: "nav",
        "copy what it names into this file": "INHERIT",
        _HIDDEN: "exclude_docs draft_docs not_in_nav",
        _OTHERS: "dev_addr watch remote_branch remote_name",
        _FRAME: "repo_url repo_name edit_uri edit_uri_template site_author extra_templates mdx_configs",
    }.items()
    for name in names.split()
}
_THEME: Mapping[str, str] = {
    "custom_dir": "leave it out: templates run code, and the pages have a frame of their own",
    "language": _FROM_GLOSSARY,
    "font": "leave it out: pages load nothing from elsewhere; a file in extra_css may name fonts",
}
# What the program hands to its own pages under `extra`.
_EXTRA = ("words", "searching", "propose", "direction", "folder", "address", "languages", "assets")
_FREE = ("extra", "extra_css", "extra_javascript", "markdown_extensions")
_CODE = ("hooks", "plugins")
_TRUST = "leave it out, or give --trust-settings if you trust whoever wrote the project as you trust a program"

_LISTS = ("extra_css", "extra_javascript")
_PREFIX = "markdown.extensions."
_EXTENSIONS = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html "
    "nl2br sane_lists smarty tables toc".split()
)
# These put files of the machine into pages.
_READING = ("pymdownx.snippets", "pymdownx.b64")


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """The engine's settings of a site, for all its languages, and where the project's own say what."""

    written: bytes
    places: Places | None = None
    files: tuple[tuple[str, Span], ...] = ()
    """What the project's own settings name of the folders in `docs/`, and where they do."""

    def at(self, name: str) -> Span | None:
        """Return where the project's own settings set something, or all of them where no name is known."""
        if self.places is None or (name and not self.places.has(name)):
            return None
        return self.places.key(name) if name else Span(self.places.file)


def read_engine_settings(
    project: Path, defaults: Path, *, follow: Sequence[Path] = (), is_trusted: bool = False
) -> tuple[EngineSettings, list[Problem], dict[str, str]]:
    """Return the settings, what is wrong with the project's own, and their text under the name of their file.

    What runs code is refused unless the settings are trusted. Those of the generator are in the file
    `defaults`; a project needs none.
    """
    written = contents(defaults, MAX_BYTES)
    if isinstance(written, Refusal):
        return EngineSettings(b""), [refusal_problem(defaults.as_posix(), written)], {}
    ours = EngineSettings(normalized(written.decode()).encode())
    strays = list(stray_settings(_names(project)))
    if not os.path.lexists(project / ENGINE_SETTINGS):
        return ours, strays, {}
    document = _document(project, follow)
    texts = {ENGINE_SETTINGS: document.places.text}
    if problems := [*_unreadable(document, is_trusted=is_trusted), *strays]:
        return ours, problems, texts
    own = _loaded(document.places.text)
    if not isinstance(own, dict | None):
        hint = "write names and values, like 'extra_css: [style.css]'"
        return ours, [Problem("G131", "these are no settings", document.places.at(), hint)], texts
    own = own or {}
    problems = list(_Judge(own, document.places, _loaded(ours.written.decode()), is_trusted=is_trusted).problems())
    files = tuple((path, document.places.at(*key_path)) for key_path, path in _named_files(own))
    written = ours.written if problems else _merged(ours.written, document.places.text, project)
    return EngineSettings(written, document.places, files), problems, texts


class _Loader(yaml.SafeLoader):
    """Reads settings as the engine does, and makes nothing of what runs code."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def _loaded(text: str) -> Any:
    return yaml.load(text, _Loader)  # noqa: S506  # a safe one


def missing_files(settings: EngineSettings, documents: Documents, languages: Sequence[Language]) -> Iterator[Problem]:
    """Yield the files that the project's own settings name and that do not lie in the folder of each language."""
    for path, span in settings.files:
        if lacking := [one.id for one in languages if f"{one.id}/{path}" not in documents.attachments]:
            files = " and ".join(f"{DOCS}/{id_}/{path}" for id_ in lacking)
            yield Problem("G131", f"'{path}' is not there", span, f"put it there: {files}")


def _named_files(value: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in _LISTS:
        listed = value.get(name)
        for number, item in enumerate(listed if isinstance(listed, list) else ()):
            path = item.get("path") if isinstance(item, dict) else item
            if isinstance(path, str) and "://" not in path and not path.startswith("//"):
                yield (name, number), path.partition("?")[0]
    theme = value.get("theme")
    if isinstance(theme, dict) and isinstance(icon := theme.get("favicon"), str) and icon != "assets/favicon.svg":
        yield ("theme", "favicon"), icon


def _names(project: Path) -> list[str]:
    try:
        return sorted(os.listdir(project))  # noqa: PTH208  # names, not paths
    except OSError:
        return []  # a missing file is reported by its reader


def _document(project: Path, follow: Sequence[Path]) -> Document:
    if outside := Reach(project, follow).refused(ENGINE_SETTINGS):
        return Document(None, Places(ENGINE_SETTINGS), [outside])
    written = contents(project / ENGINE_SETTINGS, MAX_BYTES)
    text = written if isinstance(written, Refusal) else decoded(written)
    if isinstance(text, Refusal):
        return Document(None, Places(ENGINE_SETTINGS), [refusal_problem(ENGINE_SETTINGS, text)])
    return parse(ENGINE_SETTINGS, text.encode())


def _unreadable(document: Document, *, is_trusted: bool) -> Iterator[Problem]:
    """Yield why settings cannot be read. Tags and anchors are the engine's own way to write; comments may stand."""
    for problem in document.problems:
        if problem.code == "G107":
            message = f"{problem.message}: the engine may run code for them" if "tags" in problem.message else ""
            if not is_trusted:
                yield replace(problem, code="G132", message=message, hint=_TRUST) if message else problem
        elif problem.code not in ("G115", "G116"):
            yield problem


class _Judge:
    """Decides of each setting whether it may be set."""

    def __init__(self, own: Mapping[str, Any], places: Places, usual: Mapping[str, Any], *, is_trusted: bool) -> None:
        self._own = own
        self._places = places
        self._usual = usual
        self._is_trusted = is_trusted

    def problems(self) -> Iterator[Problem]:
        for key, value in self._own.items():
            name = str(key)
            if name == "theme":
                yield from self._theme(value)
            elif name == "extra" and isinstance(value, dict):
                yield from (self._not_yours(("extra", one), _ALWAYS) for one in value if one in _EXTRA)
            elif name == "markdown_extensions":
                yield from self._extensions(value)
            elif name in _FREE or (name in self._usual and value == self._usual[name]):
                continue
            elif name in _CODE:
                if not self._is_trusted:
                    yield self._code((name,), f"'{name}' runs code")
            else:
                known = (*self._usual, *_FREE, *_CODE)
                yield self._not_yours((name,), _REASONS.get(name) or nearest(name, known) or _ALWAYS)

    def _theme(self, value: Any) -> Iterator[Problem]:
        usual = self._usual.get("theme")
        settings = value if isinstance(value, dict) else {"name": value}
        for name, one in settings.items():
            if name in ("favicon", "icon") or (isinstance(usual, dict) and usual.get(name) == one):
                continue
            hint = "leave it out: the pages are made for material" if name == "name" else _THEME.get(name, _FRAME)
            yield self._not_yours(("theme", name) if isinstance(value, dict) else ("theme",), hint)

    def _extensions(self, value: Any) -> Iterator[Problem]:
        items: Any = value if isinstance(value, list) else [value]
        for number, item in enumerate(items):
            for name in item if isinstance(item, dict) else [item]:
                key_path = ("markdown_extensions", number if isinstance(value, list) else str(name))
                if not self._is_trusted and isinstance(name, str) and not _is_harmless(name):
                    what = "puts files of the machine into pages" if name in _READING else "runs code that is not known"
                    yield self._code(key_path, f"the extension '{name}' {what}")

    def _not_yours(self, key_path: KeyPath, hint: str) -> Problem:
        return Problem("G131", f"'{dotted(key_path)}' cannot be set here", self._places.key(*key_path), hint)

    def _code(self, key_path: KeyPath, message: str) -> Problem:
        is_item = isinstance(key_path[-1], int)
        return Problem("G132", message, self._places.at(*key_path) if is_item else self._places.key(*key_path), _TRUST)


def _is_harmless(extension: str) -> bool:
    return extension.removeprefix(_PREFIX) in _EXTENSIONS or (
        extension.startswith("pymdownx.") and extension not in _READING
    )


def _merged(ours: bytes, own: str, project: Path) -> bytes:
    """Return the project's settings laid over ours. The trees are joined, not the values: they keep their tags."""
    tree: Any = yaml.compose(own, Loader=yaml.CSafeLoader)
    if not isinstance(tree, yaml.MappingNode):
        return ours  # nothing but comments
    base: Any = yaml.compose(ours.decode(), Loader=yaml.CSafeLoader)
    written: str = yaml.serialize(_joined(base, tree, project), allow_unicode=True)
    return written.encode()


def _joined(ours: yaml.MappingNode, own: yaml.MappingNode, project: Path) -> yaml.MappingNode:
    values = {key.value: (key, value) for key, value in ours.value}
    for key, value in own.value:
        there = values.get(key.value, (key, None))[1]
        if isinstance(there, yaml.MappingNode) and isinstance(value, yaml.MappingNode):
            joined: yaml.Node = _joined(there, value, project)
        elif key.value == "theme":
            continue  # its name alone
        elif key.value == "markdown_extensions" and there is not None:
            joined = _extended(there, value)
        else:
            joined = _located(value, project) if key.value == "hooks" else value
        values[key.value] = (key, joined)
    return yaml.MappingNode(ours.tag, list(values.values()))


def _extended(ours: yaml.Node, own: yaml.Node) -> yaml.SequenceNode:
    """Return our extensions, then those of a project; of one that both name the project's counts."""
    listed = {_name_of(item): item for item in (*_items(ours), *_items(own))}
    return yaml.SequenceNode("tag:yaml.org,2002:seq", list(listed.values()))


def _items(node: yaml.Node) -> list[yaml.Node]:
    """Return a list of extensions that may be written as a mapping."""
    if isinstance(node, yaml.MappingNode):
        return [yaml.MappingNode(node.tag, [pair]) for pair in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _name_of(item: yaml.Node) -> str:
    name = item.value[0][0].value if isinstance(item, yaml.MappingNode) and item.value else item.value
    return str(name).removeprefix(_PREFIX)


def _located(hooks: yaml.Node, project: Path) -> yaml.Node:
    """Return the files of hooks as seen from anywhere: the engine reads a copy of the settings in another folder."""
    items = [yaml.ScalarNode(item.tag, str((project / str(item.value)).resolve())) for item in _items(hooks)]
    return yaml.SequenceNode(hooks.tag, items)
