"""`glossary serve`: what it builds, when it builds again, what it answers, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.serve import watched
from generator.serve.builder import Builder
from generator.serve.watcher import snapshot
from tests import make
from tests.live import PATIENCE, Live, command, live
from tests.projects import golden_copy

LEAD = "glossary/terms/lead.yml"
PAGE = "/terms/lead.html"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make.project(tmp_path / "project", {})


@pytest.fixture
def server(project: Path, tmp_path: Path) -> Iterator[Live]:
    with live(project, tmp_path / "server") as server:
        yield server


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A server whose first build is done, for tests that only ask."""
    folder = tmp_path_factory.mktemp("served")
    with live(make.project(folder / "project", {}), folder / "server") as server:
        server.build()
        yield server


def rename(project: Path, before: str, after: str) -> None:
    """Replace some words in the file of the term `lead`, the way careful editors save: beside it, then renamed."""
    file = project / LEAD
    beside = file.with_name(".lead.yml.new")
    beside.write_text(file.read_text("utf-8").replace(before, after), "utf-8")
    beside.replace(file)


def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def _is_building(server: Live) -> bool:
    """Return whether the site engine is at work: all that people wrote has been read by then."""
    return any(server.temporary.glob("glossary-serve-*/.site.glossary-build/engine"))


# Editing


def test_an_edit_makes_a_new_version_with_the_new_words(project: Path, server: Live) -> None:
    server.build()
    with server.listening() as page:
        start = page.hear().version
        assert "A word that the people" in server.ask(PAGE).text
        assert "Un mot que toute" in server.ask("/fr/terms/lead.html").text
        rename(project, "A word that the people", "A name that the folks")
        assert page.hear() == (start + 1, "")
        assert "A name that the folks" in server.ask(PAGE).text
        # Had there been a build in between, this version would have another number.
        rename(project, "A name that", "An expression that")
        assert page.hear() == (start + 2, "")
        assert "An expression that the folks" in server.ask(PAGE).text
    assert not (project / "site").exists()


def test_edits_during_a_build_make_exactly_one_more(project: Path, server: Live) -> None:
    server.build()
    with server.listening() as page:
        start = page.hear().version
        rename(project, "A word that", "A name that")
        until(lambda: _is_building(server))
        rename(project, "A name that", "A sound that")
        (project / "docs/en").mkdir(parents=True)
        (project / "docs/en/about.md").write_text("# About\n", "utf-8")
        rename(project, "A sound that", "A noise that")
        page.hear_until(lambda edition: edition.version == start + 2)
        assert "A noise that the people" in server.ask(PAGE).text
        assert server.ask("/about.html").status == 200
        rename(project, "A noise that", "A phrase that")
        assert page.hear().version == start + 3
        assert "A phrase that the people" in server.ask(PAGE).text


def test_a_build_changes_nothing_that_is_watched(project: Path, tmp_path: Path) -> None:
    paths = [path for path in watched(project) if path.is_relative_to(project)]
    before = snapshot(paths)
    (tmp_path / "served").mkdir()
    builder = Builder(project, tmp_path / "served")
    builder.build()
    assert builder.edition.problems == ""
    assert (project / "build").is_dir()
    assert snapshot(paths) == before


@pytest.mark.parametrize(
    ("file", "path", "added"),
    [
        ("pages/templates/term.md.j2", PAGE, "\n\nmore of everything\n"),
        ("theme/assets/stylesheets/text.css", "glossary.css", '\np::after { content: "more of everything" }\n'),
    ],
    ids=["template", "theme"],
)
def test_an_edit_of_the_looks_makes_a_new_version(server: Live, file: str, path: str, added: str) -> None:
    server.build()
    with server.listening() as page:
        start = page.hear().version
        with (server.generator / file).open("a") as stream:
            stream.write(added)
        assert page.hear() == (start + 1, "")
        assert "more of everything" in server.ask(sent_as(server, path)).text


def test_a_mistake_in_the_generator_is_told_and_can_be_mended(server: Live) -> None:
    model = server.generator / "model/term.py"
    whole = model.read_text("utf-8")
    server.build()
    with server.listening() as page:
        start = page.hear().version
        model.write_text(whole + "\ndef broken(\n", "utf-8")
        version, problems = page.hear()
        assert version == start
        line = whole.count("\n") + 2
        assert f'generator/model/term.py", line {line}\n' in problems
        assert problems.endswith("SyntaxError: '(' was never closed")
        model.write_text(whole, "utf-8")
        assert page.hear() == (start + 1, "")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{% nonsuch", "jinja2.exceptions.TemplateSyntaxError: Encountered unknown tag 'nonsuch'."),
        ("{{ nonsuch.name }}", "jinja2.exceptions.UndefinedError: 'nonsuch' is undefined"),
    ],
    ids=["no template", "unknown name"],
)
def test_a_mistake_in_a_template_is_told_and_can_be_mended(server: Live, written: str, said: str) -> None:
    template = server.generator / "pages/templates/term.md.j2"
    whole = template.read_text("utf-8")
    server.build()
    with server.listening() as page:
        start = page.hear().version
        template.write_text(f"{whole}\n{written}\n", "utf-8")
        line = whole.count("\n") + 2
        version, problems = page.hear()
        assert version == start
        assert f'generator/pages/templates/term.md.j2", line {line}, in' in problems
        assert said in problems.splitlines()
        template.write_text(whole, "utf-8")
        assert page.hear() == (start + 1, "")


# Problems


def test_an_error_is_told_and_printed_until_it_is_mended(project: Path, server: Live) -> None:
    server.build()
    with server.listening() as page:
        start = page.hear().version
        rename(project, "topic: sales", "topic: <i>")
        version, problems = page.hear()
        assert version == start
        assert problems.splitlines()[1].endswith(f"{LEAD}:2:8")
        assert problems.endswith("not built; the site shown is as it was")
        assert "A word that the people" in server.ask(PAGE).text
        rename(project, "topic: <i>", "topic: sales")
        assert page.hear() == (start + 1, "")
    assert server.print_until(lambda line: "changed" in line) == "lead.yml changed: building\n"
    for line in problems.splitlines():
        server.print_until(lambda printed, line=line: printed == f"{line}\n")  # type: ignore[misc]  # infers no lambda with defaults
    server.build()


def test_warnings_are_told_beside_the_new_version(project: Path, server: Live) -> None:
    server.build()
    with server.listening() as page:
        start = page.hear().version
        assert page.warnings == ""
        rename(project, "A word that the people of one team say daily", "A word")
        assert page.hear() == (start + 1, "")
        assert f"{LEAD}:" in page.warnings
        with server.listening() as other:  # a page that is opened later
            assert other.hear() == (start + 1, "")
            assert other.warnings == page.warnings
        rename(project, "A word and", "A word that the people of one team say daily and")
        assert page.hear() == (start + 2, "")
        assert page.warnings == ""


def test_a_first_build_that_fails_is_shown_and_can_be_mended(tmp_path: Path) -> None:
    project = make.project(tmp_path / "project", {LEAD: "topic: nowhere\n"})
    with live(project, tmp_path / "server") as server, server.listening() as page:
        version, problems = page.hear_until(lambda edition: edition.problems != "")
        assert LEAD in problems
        answer = server.ask("/")
        assert answer.status == 503
        assert "not built yet" in answer.text
        assert "/.serve/reload.js" in answer.text
        rename(project, "topic: nowhere", "topic: sales")
        assert page.hear() == (version + 1, "")
        assert server.ask("/").status == 200


def test_a_folder_without_a_glossary_is_served_with_what_is_wrong(tmp_path: Path) -> None:
    with live(tmp_path, tmp_path / "server") as server, server.listening() as page:
        assert "glossary/glossary.yml" in page.hear_until(lambda edition: edition.problems != "").problems


def test_what_is_derived_is_not_watched(project: Path) -> None:
    for folder in ("build", "site"):
        (project / folder).mkdir()
    for derived in (project / "build", project / "site"):
        assert not any(derived.is_relative_to(path) for path in watched(project))


# Answers


def sent_as(server: Live, name: str) -> str:
    """Return the address of a file whose name says what it holds, as the first page has it: `glossary.css`."""
    if name.startswith("/"):
        return name
    stem, _, suffix = name.partition(".")
    found = re.search(rf"[\w/]+/{stem}\.[0-9a-f]{{8}}\.{suffix}", server.ask("/").text)
    assert found
    return f"/{found[0]}"


TYPES = {
    "/": "text/html; charset=utf-8",
    "/fr/": "text/html; charset=utf-8",
    "glossary.css": "text/css; charset=utf-8",
    "glossary.js": "text/javascript; charset=utf-8",
    "index.js": "text/javascript; charset=utf-8",
    "/assets/favicon.svg": "image/svg+xml; charset=utf-8",
    "/sitemap.xml": "text/xml; charset=utf-8",
}


@pytest.mark.parametrize(("path", "type_"), TYPES.items(), ids=TYPES)
def test_a_file_comes_with_its_type_and_is_not_kept(built: Live, path: str, type_: str) -> None:
    answer = built.ask(sent_as(built, path))
    assert (answer.status, answer.type, answer.headers["Cache-Control"]) == (200, type_, "no-store")


def test_only_what_is_sent_holds_the_script(built: Live) -> None:
    site = next(built.temporary.glob("glossary-serve-*/site"))
    sent, on_disk = built.ask(PAGE).text, (site / PAGE[1:]).read_text("utf-8")
    assert sent.startswith(on_disk)
    assert "/.serve/" in sent.removeprefix(on_disk)
    assert not any("/.serve/" in file.read_text("utf-8") for file in site.rglob("*.html"))
    assert built.ask("/.serve/reload.js").status == 200


@pytest.mark.parametrize(("path", "language"), [("/no.html", "en"), ("/fr/no/no.html", "fr"), ("/terms/", "en")])
def test_a_missing_page_is_answered_by_the_nearest_404(built: Live, path: str, language: str) -> None:
    answer = built.ask(path)
    assert answer.status == 404
    assert f'<html lang="{language}"' in answer.text
    assert "/.serve/reload.js" in answer.text


OUTSIDE = [
    "/../../project/glossary/glossary.yml",
    "/fr/../../../project/glossary/glossary.yml",
    "/%2e%2e/%2e%2e/project/glossary/glossary.yml",
    "/..%2f..%2fproject/glossary/glossary.yml",
    "//etc/passwd",
    "/.glossary-files",
    "/%00",
    f"/{'a' * 5000}",
]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: path[:40])
def test_only_the_site_can_be_had(built: Live, path: str) -> None:
    assert built.ask(path).status == 404


def test_a_folder_without_its_slash_leads_to_it(built: Live) -> None:
    for path in ("/fr", "//fr"):
        answer = built.ask(path)
        assert (answer.status, answer.headers.get("Location")) == (302, "/fr/")


@pytest.mark.parametrize(
    "query", ["?q=mql", "?q=a%20b&x=%C3%A9", "?q=https://x/?y", "?q=a+b", "?q=%0d%0aSet-Cookie:%20a=b"]
)
def test_a_question_in_the_address_survives_a_redirect(built: Live, query: str) -> None:
    assert built.ask(f"/fr{query}").headers["Location"] == f"/fr/{query}"


def test_links_that_begin_with_the_path_of_the_public_address_lead_to_the_page(tmp_path: Path) -> None:
    """The page for wrong addresses has such links: it is shown at any depth."""
    project = golden_copy(tmp_path / "project")
    address = "/bicycles/"
    with live(project.folder, tmp_path / "server") as server:
        server.build()
        missing = server.ask("/fr/no/no.html")
        assert f'href="{address}fr/index.html"' in missing.text
        for path, target in {"fr/index.html": "/fr/index.html", "": "/", "/host.example": "/host.example"}.items():
            answer = server.ask(f"{address}{path}")
            assert (answer.status, answer.headers.get("Location")) == (302, target)
        assert server.ask("/bicycles.html").status == 404


def test_head_is_answered_like_get_without_the_page(built: Live) -> None:
    get, head = built.ask(PAGE), built.ask(PAGE, "HEAD")
    assert (head.status, head.type, head.headers["Content-Length"]) == (200, get.type, get.headers["Content-Length"])
    assert head.text == ""
    assert built.ask("/.serve/editions", "HEAD").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_but_get_and_head_is_answered(built: Live, method: str) -> None:
    assert built.ask(PAGE, method).status == 501


def test_browsers_that_leave_in_the_middle_are_not_worth_a_word(server: Live) -> None:
    server.build()
    port = urlsplit(server.address).port
    for request in (b"", b"GET / HT", b"GET / HTTP/1.1\r\n\r\n", b"GET /.serve/editions HTTP/1.1\r\n\r\n"):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # without a goodbye
            connection.sendall(request)
    assert server.ask(PAGE).status == 200
    server.process.terminate()
    assert server.process.communicate(timeout=PATIENCE)[0] == ""


# Starting and ending


def test_a_port_that_is_taken_is_an_error_with_a_hint(built: Live, project: Path) -> None:
    port = urlsplit(built.address).port
    assert port
    run = subprocess.run(command(project, port), check=False, capture_output=True, text=True, timeout=PATIENCE)  # noqa: S603  # our own
    hint = "hint: end what runs there, or choose another port with --port; 0 takes a free one\n"
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == f"port {port} cannot be used: address already in use\n{hint}"


def _is_built(server: Live) -> bool:
    server.build()
    return True


@pytest.mark.parametrize("state", [_is_building, _is_built], ids=["building", "built"])
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda ending: ending.name)
def test_it_ends_cleanly(server: Live, state: Callable[[Live], bool], ending: signal.Signals) -> None:
    with server.listening() as page:
        page.hear()
        until(lambda: state(server))
        os.kill(server.process.pid, ending)
        printed, _ = server.process.communicate(timeout=PATIENCE)
    assert (server.process.returncode, printed) == (0, "")
    assert list(server.temporary.iterdir()) == []
