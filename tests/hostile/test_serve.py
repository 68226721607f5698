"""`glossary serve` and those who mean it no good: other pages in the browser, endless addresses, slow clients."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.serve import http
from generator.serve.builder import Builder
from generator.serve.http import serving
from generator.serve.names import Names
from tests import make
from tests.live import PATIENCE, command, live

PAGE = b"<!doctype html><title>unpublished</title>"


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """A builder whose site is one page, put there by hand."""
    folder = tmp_path_factory.mktemp("site")
    builder = Builder(folder / "project", folder)
    (builder.site / "fr").mkdir(parents=True)
    for page in ("index.html", "404.html", "fr/index.html", "fr/404.html"):
        (builder.site / page).write_bytes(PAGE)
    return builder


@pytest.fixture(scope="module")
def port(builder: Builder) -> Iterator[int]:
    """A server in this process, so that what it prints and how often it reads can be seen."""
    with serving(builder, 0, "127.0.0.1") as (address, _):
        yield urlsplit(address).port or 0


def said(port: int, request: bytes, *, ends: bool = True) -> bytes:
    """Return all that comes for these bytes until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        try:
            connection.sendall(request)
            if ends:
                connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))
        except ConnectionError:  # hung up before it has heard everything
            return b""


def status(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.[01] (\d+) ", answer)
    assert found, answer
    return int(found[1])


def get(path: str, *headers: str, method: str = "GET") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", *headers, "", ""]).encode("latin-1")


OWN = ["localhost", "127.0.0.1", "[::1]", "LOCALHOST", "localhost.", "[0:0:0:0:0:0:0:1]"]
FOREIGN = [
    *("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example#localhost", "localhost@evil"),
    *("localhost:80:80", "localhost:x", "[::1", "::1", "10.0.0.1", "[::2]", "", " ", "0.0.0.0", "localhost/", "a b"),  # noqa: S104
    *("localhost, evil.example", "[localhost]x", "localhost\x00", "locälhost"),
]


@pytest.mark.parametrize("port_of_name", ["", ":80", ":8000", ":"])
@pytest.mark.parametrize("name", OWN)
def test_own_names_are_answered_with_any_port(port: int, name: str, port_of_name: str) -> None:
    assert status(said(port, get("/", f"Host: {name}{port_of_name}"))) == 200
    assert status(said(port, get("/", "Host: localhost", f"Origin: http://{name}{port_of_name}"))) == 200


@pytest.mark.parametrize("path", ["/", "/no.html", "/.serve/editions", "/.serve/reload.js", "/fr"])
@pytest.mark.parametrize("name", FOREIGN)
def test_no_other_name_is_answered_with_what_is_on_the_site(port: int, name: str, path: str) -> None:
    for headers in ([f"Host: {name}"], ["Host: localhost", f"Host: {name}"], ["Host: localhost", f"Origin: {name}"]):
        answer = said(port, get(path, *headers))
        assert status(answer) == 403
        assert b"unpublished" not in answer
        assert b"version" not in answer


@pytest.mark.parametrize("origin", ["null", "http://evil.example", "file://", "https://localhost.evil", "localhost"])
def test_pages_from_elsewhere_are_not_answered(port: int, origin: str) -> None:
    assert status(said(port, get("/", "Host: localhost", f"Origin: {origin}"))) == 403


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS", "BREW"])
def test_a_foreign_name_is_refused_whatever_is_asked(port: int, method: str) -> None:
    assert status(said(port, get("/", "Host: evil.example", method=method))) == 403


def test_without_a_name_nothing_is_answered(port: int) -> None:
    assert status(said(port, get("/"))) == 403
    assert status(said(port, b"GET / HTTP/1.0\r\n\r\n")) == 403
    assert b"unpublished" not in said(port, b"GET /\r\n\r\n")


def test_the_name_in_the_first_line_counts_too(port: int) -> None:
    assert status(said(port, get("http://localhost:1/", "Host: localhost"))) == 200
    assert status(said(port, get("http://evil.example/", "Host: localhost"))) == 403


@pytest.mark.parametrize(
    ("host", "address", "ours", "foreign"),
    [
        ("box.example", "192.168.1.5", ["box.example:80", "BOX.example", "192.168.1.5"], ["evil.example", "10.0.0.1"]),
        ("0.0.0.0", "0.0.0.0", ["localhost", "192.168.1.5:80", "[fe80::1]:80"], ["evil.example", "5.evil.example"]),  # noqa: S104
        ("0", "0.0.0.0", ["172.17.0.2:8000"], ["evil.example"]),  # noqa: S104
        ("::", "::", ["[::1]", "10.0.0.1"], ["evil.example", "::1"]),
        ("127.0.0.1", "127.0.0.1", ["localhost"], ["10.0.0.1", "[fe80::1]"]),
    ],
)
def test_a_server_for_others_answers_to_its_own_names(
    host: str, address: str, ours: list[str], foreign: list[str]
) -> None:
    names = Names(host, address)
    assert [name for name in ours if not names.is_ours(name)] == []
    assert [name for name in foreign if names.is_ours(name)] == []


ODD = {
    "slashes": "/a" * 30_000,
    "long": f"/{'a' * 60_000}",
    "deep folders": "/fr" + "/a" * 30_000 + "/",
    "dots": "/.." * 20_000,
    "percent signs": "/%" * 20_000,
    "encoded slashes": "/" + "%2f" * 20_000,
    "bad percent": "/%zz%",
    "nothing of utf-8": "/%ff%fe",
    "nul": "/%00",
    "surrogate": "/%ed%a0%80",
    "encoded dots": "/%2e%2e/%2e%2e/etc/passwd",
    "encoded twice": "/%252e%252e/etc/passwd",
    "backslashes": "/..\\..\\..\\etc\\passwd",
    "encoded backslashes": "/..%5c..%5cproject",
    "drive": "/C:/Windows/win.ini",
    "raw latin": "/\xe9",
    "line end": "/%0d%0aSet-Cookie:%20a=b",
    "semicolons": "/;a=b",
}


@pytest.mark.parametrize("path", ODD.values(), ids=ODD)
def test_odd_addresses_are_answered_like_other_wrong_ones(port: int, path: str) -> None:
    answer = said(port, get(path, "Host: localhost"))
    assert status(answer) == 404
    assert answer.count(PAGE) == 1
    assert b"Set-Cookie" not in answer


@pytest.mark.parametrize("path", ODD.values(), ids=ODD)
def test_a_wrong_address_costs_few_looks_at_the_disk(port: int, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[Path] = []
    content = http._content

    def counted(file: Path) -> bytes | None:
        looks.append(file)
        return content(file)

    monkeypatch.setattr(http, "_content", counted)
    said(port, get(path, "Host: localhost"))
    assert len(looks) <= http._DEEPEST_PATH + 3


REQUESTS = {
    "empty": (b"", None),
    "line end": (b"\r\n", None),
    "no request": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n", {400}),
    "one word": (b"GET\r\n\r\n", {400}),
    "four words": (b"GET / a HTTP/1.1\r\n\r\n", {400}),
    "unknown version": (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", {505}),
    "no address": (b"GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    "broken address": (b"GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    "script address": (b"GET javascript:alert(1) HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    "endless first line": (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", {414}),
    "many headers": (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 200 + b"\r\n", {431}),
    "huge header": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", {431}),
    "no headers but signs": (b"GET / HTTP/1.1\r\nHost: localhost\r\n\xff\xfe\x00\r\n\r\n", {200, 400, 403}),
    "header without end": (b"GET / HTTP/1.1\r\nHost: localhost", {200}),
    "method of signs": (b"<script> / HTTP/1.1\r\nHost: localhost\r\n\r\n", {501}),
    "unknown method": (b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", {501}),
    "part of a page": (b"GET / HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-3,9-\r\n\r\n", {200}),
    "not since": (b"GET / HTTP/1.1\r\nHost: localhost\r\nIf-Modified-Since: never\r\nIf-None-Match: *\r\n\r\n", {200}),
    "body": (b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\nabc", {200}),
    "expects": (b"GET / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n\r\n", {100, 200}),
    "old": (b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n", {200}),
}


@pytest.mark.parametrize(("request_", "expected"), REQUESTS.values(), ids=REQUESTS)
def test_odd_requests_get_a_sane_answer_and_no_traceback(
    port: int, request_: bytes, expected: set[int] | None, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = said(port, request_)
    assert status(answer) in expected if expected else answer == b""
    assert status(said(port, get("/", "Host: localhost"))) == 200
    assert capfd.readouterr() == ("", "")


def test_every_answer_says_that_types_are_meant_and_pages_from_elsewhere_may_not_have_it(port: int) -> None:
    for request in (
        *(get(path, "Host: localhost") for path in ("/", "/no", "/fr", "/.serve/reload.js")),
        get("/.serve/editions", "Host: localhost", method="HEAD"),
        get("/", "Host: evil.example"),
        get("/", "Host: localhost", method="POST"),
        get("*", "Host: localhost"),
    ):
        head = said(port, request).partition(b"\r\n\r\n")[0]
        for header in (b"X-Content-Type-Options: nosniff", b"Referrer-Policy: ", b"Cross-Origin-Resource-Policy: "):
            assert head.count(header) == 1


def test_head_is_an_answer_without_the_page(port: int) -> None:
    for path in ("/", "/no.html"):
        assert said(port, get(path, "Host: localhost", method="HEAD")).endswith(b"\r\n\r\n")


@pytest.mark.parametrize("beginning", [b"", b"G", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: "])
def test_who_does_not_come_to_an_end_is_dropped(
    builder: Builder, beginning: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A byte now and then does not help."""
    monkeypatch.setattr(http, "_SECONDS_TO_ASK", 0.3)
    with serving(builder, 0, "127.0.0.1") as (address, _):
        connection = socket.create_connection(("127.0.0.1", urlsplit(address).port), timeout=PATIENCE)
        with connection:
            connection.sendall(beginning)
            connection.settimeout(0.05)
            end = time.monotonic() + PATIENCE
            while _is_open(connection):
                assert time.monotonic() < end


def _is_open(connection: socket.socket) -> bool:
    """Return whether a connection still waits for more, after one more byte."""
    try:
        connection.sendall(b"a")
        return connection.recv(65536) != b""
    except TimeoutError:
        return True
    except ConnectionError:
        return False


def test_many_who_only_hold_the_line_keep_nobody_from_the_site(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "_MOST_CONNECTIONS", 20)
    with serving(builder, 0, "127.0.0.1") as (address, _):
        port = urlsplit(address).port or 0
        held = [socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) for _ in range(60)]
        for connection in held[::2]:
            connection.sendall(get("/.serve/editions", "Host: localhost"))
        assert status(said(port, get("/", "Host: localhost"), ends=False)) == 200
        for connection in held:
            connection.close()


def test_a_wrong_address_reads_nothing_that_people_wrote(
    tmp_path: Path, port: int, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The path of the public address was read once, when the site was built."""
    opened: list[str] = []
    real = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        opened.append(str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(builder, "path_of_address", "/gloss/")
    assert status(said(port, get("/gloss/no.html?q=a", "Host: localhost"))) == 302
    assert status(said(port, get("/no.html", "Host: localhost"))) == 404
    assert [path for path in opened if not path.startswith(str(builder.site))] == []
    assert str(tmp_path) not in opened


# Other machines


WITHOUT = """
import os, signal, sys
del signal.SIGHUP, os.killpg
from generator.__main__ import main
main()
"""


def test_it_starts_builds_and_ends_where_there_is_no_hang_up_and_no_group(tmp_path: Path) -> None:
    """As on Windows."""
    project = make.project(tmp_path / "project", {})
    program = [sys.executable, "-c", WITHOUT, *command(project, 0)[3:]]
    process = subprocess.Popen(  # noqa: S603  # our own program
        program, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", cwd=Path(__file__).parents[2]
    )
    assert process.stdout
    with process, process.stdout as lines:
        try:
            assert next(lines).startswith("serving http://127.0.0.1:")
            assert next(lines) == "built\n"
            file = project / "glossary/terms/lead.yml"
            file.write_text(file.read_text("utf-8").replace("A word that", "A name that"), "utf-8")
            assert next(lines) == "lead.yml changed: building\n"
            assert next(lines) == "built\n"
            process.terminate()
            assert list(lines) == []
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()


@pytest.mark.parametrize("host", ["0.0.0.0", "::1", "[::1]", "localhost"])  # noqa: S104
def test_another_host_can_be_given_and_who_can_see_it_is_said(tmp_path: Path, host: str) -> None:
    shown = {"0.0.0.0": "localhost", "::1": "[::1]"}.get(host, host)  # noqa: S104
    with live(make.project(tmp_path / "project", {}), tmp_path / "server", "--host", host) as server:
        assert re.fullmatch(rf"http://{re.escape(shown)}:\d+/", server.address)
        server.build()
        assert ("who reaches this machine" in "".join(server.printed)) == (shown != host and "[" not in shown)
        assert server.ask("/").status == 200


def test_localhost_is_this_machine_where_its_tables_of_names_lack_it(
    builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = socket.getaddrinfo

    def addresses_only(host: str, *more: Any, **named: Any) -> Any:
        return known(host, *more, **{**named, "flags": socket.AI_NUMERICHOST})

    monkeypatch.setattr(socket, "getaddrinfo", addresses_only)
    with serving(builder, 0, "localhost") as (address, _):
        assert urlsplit(address).hostname == "localhost"
        assert status(said(urlsplit(address).port or 0, get("/", "Host: localhost"))) == 200


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("nowhere.invalid", "there is no such name"),
        ("", "there is no such name"),
        ("a" * 300, "there is no such name"),
        ("a b", "there is no such name"),
        ("192.0.2.1", "this machine has no such address"),
    ],
)
def test_a_host_that_cannot_be_had_is_an_error_with_a_hint(tmp_path: Path, host: str, reason: str) -> None:
    run = subprocess.run(command(tmp_path, 0, "--host", host), check=False, capture_output=True, text=True)  # noqa: S603
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith(f"host '{host}' cannot be used: {reason}\nhint: ")
