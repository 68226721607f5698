"""What is read: whatever lies in a project, reading it ends, and what is not published is named."""

from __future__ import annotations

import os
import posixpath
import socket
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest

from generator.build import Outcome, build, examine
from generator.layout import LIST
from generator.problem import Problem
from generator.report import FORMATS
from generator.serve.watcher import Watcher
from generator.source import walk
from generator.source.documents import MAX_ATTACHMENT, MAX_PAGE
from tests.built_page import pages
from tests.live import live
from tests.projects import GOLDEN, Project, golden_copy, languages_of, run, tree

Maker = Callable[[Path], object]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return golden_copy(tmp_path / "project")


def _told(outcome: Outcome) -> list[str]:
    """Return the findings as people see them, without their places in lines."""
    return [f"{problem.span.file}: {problem.code} {problem.message}" for problem in outcome.problems]


def _put(project: Project, file: str, make: Maker) -> None:
    path = project.folder / file
    if path.is_file():
        path.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    make(path)


def _socket(path: Path) -> None:
    """Make a socket; its whole name may be too long for one."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _sparse(size: int) -> Maker:
    def make(path: Path) -> None:
        with path.open("wb") as stream:
            stream.truncate(size)

    return make


def _link(target: str) -> Maker:
    return lambda path: path.symlink_to(target)


def _bytes(written: bytes) -> Maker:
    return lambda path: path.write_bytes(written)


# Every file that is read, by the reader of its kind.
FILES = {
    "settings": "glossary/glossary.yml",
    "term": "glossary/terms/bonk.yml",
    "contexts": "glossary/contexts/en.yml",
    "language": "glossary/languages/en.yml",
    "page": "docs/en/about.md",
    "nested page": "docs/en/team/who.md",
}
KINDS: dict[str, tuple[Maker, str]] = {
    "folder": (Path.mkdir, "G101 cannot be read: it is a folder, not a file"),
    "pipe": (os.mkfifo, "G101 cannot be read: it is a named pipe (FIFO), not a file"),
    "socket": (_socket, "G101 cannot be read: it is a socket, not a file"),
    "endless device": (_link("/dev/zero"), "G121 leads out of the project, to /dev/zero"),
    "link to itself": (
        lambda path: path.symlink_to(path.name),
        "G101 cannot be read: too many levels of symbolic links",
    ),
    "link to nothing": (_link("gone"), "G101 cannot be read: no such file or directory"),
    "link to a secret": (_link("/etc/passwd"), "G121 leads out of the project, to /etc/passwd"),
    "UTF-16": (_bytes("words".encode("utf-16")), "G103 file is UTF-16, not UTF-8"),
    "Latin-1": (_bytes(b"# caf\xe9\n"), "G103 file is not UTF-8 text"),
    "zeros": (_bytes(b"# a\0b\n"), "G104 character U+0000 is not allowed"),
    "without end": (_sparse(10**12), "G105 file is larger than "),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_a_file_of_another_kind_is_named_and_reading_ends(project: Project, file: str, kind: str) -> None:
    make, said = KINDS[kind]
    _put(project, file, make)
    if kind == "folder" and file.endswith(".md"):
        assert [problem.code for problem in examine(project.folder).problems if file in problem.span.file] == []
    else:
        (found,) = (one for one in _told(examine(project.folder)) if one.startswith(f"{file}: "))
        assert found.startswith(f"{file}: {said}")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device on this system")
def test_a_device_is_named_where_links_out_of_the_project_are_allowed(project: Project) -> None:
    _put(project, "docs/en/zero.md", _link("/dev/zero"))
    _put(project, "docs/en/zero.bin", _link("/dev/zero"))
    told = _told(examine(project.folder, follow=[Path("/dev")]))
    assert [f"docs/en/zero.{end}: G101 cannot be read: it is a device, not a file" for end in ("bin", "md")] == told


ATTACHMENTS: dict[str, tuple[Maker, str]] = {
    "pipe": (os.mkfifo, "G101 cannot be read: it is a named pipe (FIFO), not a file"),
    "socket": (_socket, "G101 cannot be read: it is a socket, not a file"),
    "endless device": (_link("/dev/zero"), "G121 leads out of the project, to /dev/zero"),
    "link to itself": (_link("map.png"), "G101 cannot be read: too many levels of symbolic links"),
    "link to nothing": (_link("gone"), "G101 cannot be read: no such file or directory"),
    "link to a secret": (_link("/etc/passwd"), "G121 leads out of the project, to /etc/passwd"),
    "film": (_sparse(MAX_ATTACHMENT + 1), "G105 file is larger than 100 MB"),
}


@pytest.mark.parametrize("kind", ATTACHMENTS)
def test_what_lies_beside_a_page_is_tested_like_the_page(project: Project, kind: str) -> None:
    make, said = ATTACHMENTS[kind]
    _put(project, "docs/en/map.png", make)
    assert _told(examine(project.folder)) == [f"docs/en/map.png: {said}"]


def test_pages_and_attachments_may_be_as_large_as_the_limits(project: Project) -> None:
    _put(project, "docs/en/film.bin", _sparse(MAX_ATTACHMENT))
    _put(project, "docs/en/about.md", _bytes(b"# A\n" + b"a" * (MAX_PAGE - 4)))
    assert _told(examine(project.folder)) == []


@pytest.mark.parametrize(
    "place",
    ["docs", "docs/en", "docs/en/guides", "glossary", "glossary/terms", "glossary/contexts", "glossary/languages"],
)
def test_a_folder_that_leads_out_of_the_project_is_named_once(project: Project, place: str) -> None:
    folder = project.folder / place
    outside = project.folder.parent / "outside"
    if folder.exists():
        folder.rename(outside)
    else:
        outside.mkdir()
    folder.symlink_to(outside)
    assert _told(examine(project.folder)) == [f"{place}: G121 leads out of the project, to {outside}"]
    (problem,) = examine(project.folder).problems
    assert f"glossary --follow {outside} " in problem.hint
    assert not examine(project.folder, follow=[outside]).fails()


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("../../.git", "G121 leads to hidden files, to "),
        ("../../.env", "G121 leads to hidden files, to "),
        ("../../build/en", "G121 leads to what the program writes, to "),
        ("../../site/fr", "G121 leads to what the program writes, to "),
        ("../../public", "G121 leads to what the program writes, to "),
    ],
)
def test_links_inside_the_project_publish_neither_secrets_nor_the_site(
    project: Project, target: str, said: str
) -> None:
    for folder in ("build", "site", "public"):
        _put(project, f"{folder}/{LIST}", _bytes(b""))
    for file in ("build/en/a.md", "site/fr/a.html", ".git/config", ".env"):
        _put(project, file, _bytes(b"secret"))
    _put(project, "docs/en/more", _link(target))
    (told,) = _told(examine(project.folder))
    assert told.startswith(f"docs/en/more: {said}")


@pytest.mark.parametrize("target", [".", "..", "../..", "../fr"])
def test_links_that_lead_back_to_where_they_are_end(project: Project, target: str) -> None:
    _put(project, "docs/en/deep/round", _link(f"../{target}"))
    _put(project, "docs/fr/round", _link("../en"))
    problems = examine(project.folder).problems
    assert {problem.code for problem in problems} >= {"G122"}
    assert all("/round" in problem.span.file for problem in problems if problem.code == "G122")


@pytest.mark.parametrize(("steps", "said"), [(14, "G105 there are more than 500 "), (40, "G105 folders lie more ")])
def test_links_that_cross_again_and_again_are_cut_off(
    project: Project, monkeypatch: pytest.MonkeyPatch, steps: int, said: str
) -> None:
    """Forty folders, each with two links to the next, are a million million ways to one page."""
    monkeypatch.setattr(walk, "MAX_FILES", 500)
    for number in range(steps):
        for name in ("a", "b"):
            _put(project, f"docs/maze/{number}/{name}", _link(f"../{number + 1}"))
    _put(project, f"docs/maze/{steps}/page.md", _bytes(b"# Page\n"))
    _put(project, "docs/en/maze", _link("../maze/0"))
    (told,) = _told(examine(project.folder))
    assert said in told


def test_folders_without_end_are_cut_off(project: Project) -> None:
    deep = "/".join("d" * 22)
    _put(project, f"docs/en/{deep}/page.md", _bytes(b"# Page\n"))
    (told,) = _told(examine(project.folder))
    assert "G105 folders lie more than 20 levels inside each other" in told


LEFT_BEHIND = (
    *(".DS_Store", ".git/config", ".#about.md", "._about.md", ".about.md.swp", ".obsidian/app.json", ".env"),
    *("Thumbs.db", "thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "$RECYCLE.BIN/x", "__MACOSX/x"),
    *("about.md~", "#about.md#", "about.md.bak", "about.BAK", "about.md.orig", "about.md.rej", "about.md.swp"),
    *("about.swo", "~$offer.docx", "film.mp4.part", "@eaDir/x", "Icon\r", "page.md.tmp", "page.md.save"),
)


def test_what_editors_and_systems_leave_behind_is_not_published(project: Project) -> None:
    build(project.folder, project.site, strict=True)
    before = tree(project.site)
    for name in LEFT_BEHIND:
        for folder in (
            "docs",
            "docs/en",
            "docs/fr/team",
            "glossary",
            "glossary/terms",
            "glossary/contexts",
            "glossary/languages",
        ):
            _put(project, f"{folder}/{name}", _bytes(b"secret"))
    outcome = build(project.folder, project.site, strict=True)
    assert _told(outcome) == []
    assert tree(project.site) == before


NAMES: dict[bytes, str] = {
    b"caf\xe9.md": "is not UTF-8",
    b"caf\xe9.png": "is not UTF-8",
    b"a\nb.md": "holds a control character",
    b"a\x1b[31m.md": "holds a control character",
    b"a\\b.md": "holds a backslash",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMATS)
def test_names_that_cannot_be_addresses_are_named(project: Project, name: bytes, form: str) -> None:
    """G124, in every format."""
    path = os.fsencode(project.folder / "docs/en") + b"/" + name
    Path(os.fsdecode(path)).write_bytes(b"# x\n")
    (problem,) = examine(project.folder).problems
    assert (problem.code, problem.message) == ("G124", f"the name {NAMES[name]}")
    FORMATS[form]([problem], {}).encode()


@pytest.mark.parametrize("name", [b"caf\xe9.yml", b"a\nb.yml", b"notes\xe9"])
@pytest.mark.parametrize("folder", ["glossary", "glossary/terms", "glossary/contexts", "glossary/languages", "docs"])
def test_odd_names_elsewhere_end_in_findings_that_can_be_printed(project: Project, folder: str, name: bytes) -> None:
    (project.folder / folder).mkdir(exist_ok=True)
    Path(os.fsdecode(os.fsencode(project.folder / folder) + b"/" + name)).write_bytes(b"{}\n")
    outcome = examine(project.folder)
    assert folder == "docs" or outcome.problems
    for form in FORMATS.values():
        form(outcome.problems, outcome.texts).encode()


ONE_ADDRESS: dict[tuple[str, ...], str] = {
    ("README.md",): "this is the address of the home page",
    ("index.md",): "this is the address of the home page",
    ("index.html",): "this is the address of the home page",
    ("team/README.md", "team/index.md"): "two files have one address",
    ("team/a.md", "Team/A.md"): "two files have one address",
    ("a.md", "a.html"): "two files have one address",
    (unicodedata.normalize("NFC", "Café.md"), unicodedata.normalize("NFD", "Café.md")): "two files have one address",
}


@pytest.mark.parametrize("files", ONE_ADDRESS, ids=" and ".join)
def test_two_files_for_one_address_are_named(project: Project, files: tuple[str, ...]) -> None:
    """G123."""
    for file in files:
        _put(project, f"docs/en/{file}", _bytes(b"# Page\n"))
    if len({path.name for path in project.folder.glob("docs/en/**/*")}) < len(files):
        pytest.fail("this disk holds one of them only: run the tests on another one")
    (problem,) = (problem for problem in examine(project.folder).problems if problem.code != "G113")
    assert (problem.code, problem.message) == ("G123", ONE_ADDRESS[files])


IGNORED: dict[str, tuple[str, str]] = {
    "glossary/term/lead.yml": ("glossary/term", "move what is in it to glossary/terms"),
    "glossary/Terms/lead.yml": ("glossary/Terms", "move what is in it to glossary/terms"),
    "glossary/terms/more/lead.yml": ("glossary/terms/more", "move its files up"),
    "glossary/terms/lead.yaml": ("glossary/terms/lead.yaml", "rename it"),
    "glossary/terms/lead.YML": ("glossary/terms/lead.YML", "rename it"),
    "glossary/context/en.yml": ("glossary/context", "rename it to glossary/contexts"),
    "glossary/contexts/en.yaml": ("glossary/contexts/en.yaml", "rename it to en.yml"),
    "glossary/contexts/EN.yml": ("glossary/contexts/EN.yml", "rename it to en.yml"),
    "glossary/contexts/de.yml": ("glossary/contexts/de.yml", "add 'de' to languages"),
    "glossary/contexts/notes.txt": ("glossary/contexts/notes.txt", "move it elsewhere"),
    "glossary/language/en.yml": ("glossary/language", "rename it to glossary/languages"),
    "glossary/Languages/en.yml": ("glossary/Languages", "rename it to glossary/languages"),
    "glossary/languages/en.yaml": ("glossary/languages/en.yaml", "rename it to en.yml"),
    "glossary/languages/English.yml": ("glossary/languages/English.yml", "rename it to en.yml"),
    "glossary/languages/en-GB.yml": ("glossary/languages/en-GB.yml", "rename it to en.yml"),
    "glossary/languages/de.yml": ("glossary/languages/de.yml", "add 'de' to languages"),
    "glossary/languages/en.yml.txt": ("glossary/languages/en.yml.txt", "move it elsewhere"),
    "glossary/settings.yml": ("glossary/settings.yml", "move it elsewhere"),
    "glossary/notes.docx": ("glossary/notes.docx", "move it elsewhere"),
    "docs/EN/about.md": ("docs/EN", "rename it to docs/en"),
    "docs/fr-CA/about.md": ("docs/fr-CA", "rename it to docs/fr"),
    "docs/français/about.md": ("docs/français", "rename it to docs/fr"),
    "docs/de/about.md": ("docs/de", "add 'de' to languages"),
    "docs/about.md": ("docs/about.md", "move it to docs/en"),
    "docs/en/about.markdown": ("docs/en/about.markdown", "rename it to about.md"),
    "docs/en/who.MD": ("docs/en/who.MD", "rename it to who.md"),
}


@pytest.mark.parametrize("file", IGNORED)
def test_what_nobody_would_look_for_is_named_with_what_to_do(project: Project, file: str) -> None:
    _put(project, file, _bytes(b"# x\n"))
    place, hint = IGNORED[file]
    problem, *_ = (problem for problem in examine(project.folder).problems if problem.code == "G106")
    assert problem.span.file == place
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("meant", "name"),
    [("glossary/glossary.yml", "glossary.yaml"), ("glossary/terms", "term"), ("glossary/terms", "Terms")],
)
def test_what_is_there_under_another_name_is_not_told_to_be_missing_too(
    project: Project, meant: str, name: str
) -> None:
    (project.folder / meant).rename(project.folder / "glossary" / name)
    (problem,) = examine(project.folder).problems
    assert (problem.code, problem.span.file) == ("G106", f"glossary/{name}")
    assert problem.hint == f"rename it to {meant}"


def test_what_belongs_to_others_is_nobodys_business(project: Project) -> None:
    for file in ("docs/dev/decisions.md", "docs/adr/1.md", "docs/README.md", "docs/logo.svg", "glossary/README.md"):
        _put(project, file, _bytes(b"# x\n"))
    assert _told(examine(project.folder)) == []


def _wealth(project: Project) -> None:
    """Write pages by hand in every place where they may be, and links between them in every form."""
    decomposed = unicodedata.normalize("NFD", "Café crème.md")
    how = f"""# How to
The drivetrain. ![map](map.png) [café](<Café crème.md>) [café](Caf%C3%A9%20cr%C3%A8me.md)
[café](<{decomposed}>) [café]({quote(decomposed)}) [who](../team/who.md)
[team](../team/README.md) [x](../templates/x.md)

[café][] [about](../about.md)

[café]: <{decomposed}>
"""
    _put(project, "docs/shared/howto.md", _bytes(how.encode()))
    _put(project, "docs/shared/map.png", _bytes(b"png"))
    _put(project, f"docs/shared/{decomposed}", _bytes("# Café\n".encode()))
    for language in languages_of(GOLDEN):
        _put(project, f"docs/{language}/guides", _link("../shared"))
        for name in ("team/README", "team/who", "team/deep/down", "templates/x", "seul/ment/ici"):
            _put(project, f"docs/{language}/{name}.md", _bytes(f"# {name}\n".encode()))


WEALTH = (
    *("guides/howto.html", "guides/map.png", unicodedata.normalize("NFC", "guides/Café crème.html")),
    *("team/index.html", "team/who.html", "team/deep/down.html", "templates/x.html", "seul/ment/ici.html"),
)


def test_pages_in_folders_links_and_names_of_every_form_are_published_and_reached(project: Project) -> None:
    _wealth(project)
    outcome = build(project.folder, project.site, strict=True)
    assert _told(outcome) == []
    published = tree(project.site)
    for folder in ("", "fr/"):
        assert {f"{folder}{path}" for path in WEALTH} <= published.keys()
    how = pages(project.site)["guides/howto.html"]
    assert [link for link in how.named("a") if link.attributes.get("href") == "../terms/drivetrain.html"]
    assert b'id="preview-drivetrain"' in published["guides/howto.html"]
    _all_reached(project)


def _all_reached(project: Project) -> None:
    """Every page is reached by links that exist."""
    all_pages = {path: page for path, page in pages(project.site).items() if not path.endswith("404.html")}
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for element in all_pages[path].named("a"):
            url = urlsplit(element.attributes.get("href", ""))
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(url.path)))
            if url.scheme or not url.path:
                continue
            assert (project.site / target).is_file(), (path, target)
            if target in all_pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert reached == all_pages.keys()


def test_pages_in_folders_only_are_reached_too(project: Project) -> None:
    for language in languages_of(GOLDEN):
        (project.folder / f"docs/{language}/about.md").unlink()
        _put(project, f"docs/{language}/team/who.md", _bytes(b"# Who\n"))
    assert _told(build(project.folder, project.site, strict=True)) == []
    _all_reached(project)


def test_a_folder_beside_the_project_is_published_when_it_is_allowed(project: Project) -> None:
    shared = project.folder.parent / "shared"
    shared.mkdir()
    (shared / "howto.md").write_text("# How to\n\nThe drivetrain.\n", "utf-8")
    (shared / "map.png").write_bytes(b"png")
    for language in languages_of(GOLDEN):
        (project.folder / "docs" / language / "guides").symlink_to(shared)
    refused = run("build", "--strict", folder=project.folder)
    assert refused.returncode == 1
    assert f"G121 leads out of the project, to {shared}\n --> docs/en/guides\n" in refused.stderr
    assert not project.site.exists()
    allowed = run("--project", project.folder, "--follow", shared, "build", "--strict")
    assert allowed.returncode == 0, allowed.stderr
    for folder in ("", "fr/"):
        assert (project.site / folder / "guides/howto.html").is_file()
        assert (project.site / folder / "guides/map.png").read_bytes() == b"png"


def test_the_commands_that_build_nothing_follow_links_too(project: Project) -> None:
    terms = project.folder.parent / "terms"
    project.terms.rename(terms)
    project.terms.symlink_to(terms)
    asked: list[tuple[str | Path, ...]] = [
        ("mentions", project.folder / "docs/en/about.md", "--lang", "en"),
        ("check",),
    ]
    for command in asked:
        assert run("--project", project.folder, *command).returncode == 1
    for command in (*asked, ("graph",), ("schema", "term")):
        assert run("--project", project.folder, "--follow", terms, *command).returncode == 0


def test_the_watcher_sees_through_the_links_that_a_build_follows_and_never_hangs(tmp_path: Path) -> None:
    for folder in ("docs/en", "shared", "outside"):
        (tmp_path / folder).mkdir(parents=True)
    for name, target in (("shared", "../../shared"), ("out", "../../outside"), ("round", "."), ("self", "self")):
        (tmp_path / "docs/en" / name).symlink_to(target)
    os.mkfifo(tmp_path / "docs/en/pipe")
    watcher = Watcher([tmp_path / "docs"], lambda link: link.name != "out")
    (tmp_path / "outside/a.md").write_text("a", "utf-8")
    assert (watcher.look(), watcher.look()) == ([], [])
    (tmp_path / "shared/a.md").write_text("a", "utf-8")
    assert watcher.look() == []
    assert watcher.look() == [tmp_path / "docs/en/shared/a.md"]


def test_a_problem_has_a_way_out(project: Project) -> None:
    """Whatever is refused says what to do."""
    hostile: dict[str, Maker] = {"docs/en/out": _link("/"), "docs/en/pipe": os.mkfifo, "docs/en/README.md": _bytes(b"")}
    for file, make in hostile.items():
        _put(project, file, make)
    problems: tuple[Problem, ...] = examine(project.folder).problems
    assert len(problems) == len(hostile)
    assert all(problem.hint for problem in problems)


def test_a_session_of_serve_tells_of_all_that_and_goes_on(project: Project, tmp_path: Path) -> None:
    hostile: dict[str, Maker] = {
        "docs/en/pipe.md": os.mkfifo,
        "docs/en/round": _link(".."),
        "docs/en/endless.bin": _link("/dev/zero"),
        "glossary/contexts": os.mkfifo,
    }
    with live(project.folder, tmp_path / "server") as server, server.listening() as page:
        version, _ = page.hear_until(lambda edition: edition.problems == "" and server.ask("/").status == 200)
        for file, make in hostile.items():
            _put(project, file, make)
        problems = page.hear_until(lambda edition: "endless.bin" in edition.problems).problems
        assert all(code in problems for code in ("G101", "G121", "G122"))
        for file in hostile:
            (project.folder / file).unlink()
        assert page.hear_until(lambda edition: edition.problems == "").version > version
