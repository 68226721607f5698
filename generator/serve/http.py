"""The site over HTTP on this machine, with a script in each page that reloads it and shows problems."""

from __future__ import annotations

import errno
import json
import math
import mimetypes
import os
import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

from generator.outline import NOT_FOUND
from generator.serve.builder import Builder, Edition
from generator.serve.names import Names

_SCRIPT = Path(__file__).with_name("reload.js")
# No page of the site has a hidden name, so these addresses are free.
_SCRIPT_ADDRESS = "/.serve/reload.js"
_EDITIONS_ADDRESS = "/.serve/editions"
_SECONDS_BETWEEN_SIGNS_OF_LIFE = 10
_TYPES = mimetypes.MimeTypes()  # Python's own list, without what a machine adds to it
_TYPES.add_type("text/javascript", ".js")  # what RFC 9239 settled on; Python before 3.12 says otherwise

# Time limits: for a request from the connection on, and for each answer. Slower connections are closed.
_SECONDS_TO_ASK = 10
_SECONDS_TO_TAKE = 60
# A browser opens six, and a visible page keeps one. Beyond this number the oldest are closed.
_MOST_CONNECTIONS = 200
# No page has an address of this size: what is longer or deeper is not looked for.
_LONGEST_PATH = 2000
_DEEPEST_PATH = 40

# Scripts and search data are no secret to be had by a page from elsewhere that names them as its own scripts.
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# What may stand in the query of an address: the rest is written as `%xx`.
_QUERY_SIGNS = "/?:@!$&'()*+,;=%-._~[]|"

_NOT_YET = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not built yet</title></head>
<body><p>The site is not built yet. This page will show it, or what is wrong, by itself.</p></body></html>
"""
_NOT_OURS = b"""This server answers to its own names only: localhost, 127.0.0.1, [::1] and what --host says.
Open the address that glossary serve has printed, or start it with --host and the name you need.
"""


class ServeError(Exception):
    """Why the site cannot be shown, and what to do."""


@contextmanager
def serving(builder: Builder, port: int, host: str) -> Iterator[tuple[str, bool]]:
    """Answer browsers in the context. Lend the address, and whether others can open it. Raises `ServeError`."""
    host = host.removeprefix("[").removesuffix("]")
    family, address = _place(host, port)
    names = Names(host, address[0])
    try:
        server = _Server(family, address, builder, names)
    except OSError as error:
        raise _unusable(host, port, error) from error
    with server:
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            yield f"http://{_shown(host, address[0])}:{server.server_address[1]}/", names.are_known_to_others
        finally:
            server.shutdown()


def _place(host: str, port: int) -> tuple[socket.AddressFamily, Any]:
    """Return the kind of address that a host has, and the address with the port."""
    # To browsers `localhost` is this machine whatever its tables of names say, and in bare containers they do not.
    asked = "127.0.0.1" if host == "localhost" else host or "?"
    try:
        family, *_, address = socket.getaddrinfo(asked, port, type=socket.SOCK_STREAM)[0]
    except (OSError, ValueError) as error:  # of what cannot be a name
        hint = "give one of the names or addresses of this machine with --host; 127.0.0.1 always works"
        raise ServeError(f"host '{host}' cannot be used: there is no such name\nhint: {hint}") from error
    return family, address


def _unusable(host: str, port: int, error: OSError) -> ServeError:
    if error.errno == errno.EADDRNOTAVAIL:
        hint = "give one of the addresses of this machine with --host; 127.0.0.1 always works"
        return ServeError(f"host '{host}' cannot be used: this machine has no such address\nhint: {hint}")
    reason = (error.strerror or str(error)).lower()
    hint = "end what runs there, or choose another port with --port; 0 takes a free one"
    return ServeError(f"port {port} cannot be used: {reason}\nhint: {hint}")


def _shown(host: str, address: str) -> str:
    """Return the name to be opened in a browser on this machine: there is none for all of its addresses."""
    if address in ("0.0.0.0", "::"):  # noqa: S104  # compared, not listened at
        return "localhost"
    return f"[{host}]" if ":" in host else host


class _Server(socketserver.ThreadingTCPServer):
    # On Windows this would let two servers have one port.
    allow_reuse_address = os.name == "posix"
    daemon_threads = True
    request_queue_size = 64  # a page asks for many files at once

    def __init__(self, family: socket.AddressFamily, address: Any, builder: Builder, names: Names) -> None:
        self.address_family = family
        self.builder = builder
        self.names = names
        self._ends: dict[object, float] = {}
        """When each connection that is open has to have asked, the oldest first."""
        super().__init__(address, _Handler)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        if len(self._ends) >= _MOST_CONNECTIONS:
            self._drop(next(iter([*self._ends])))
        self._ends[connection] = time.monotonic() + _SECONDS_TO_ASK
        return connection, address

    def has_asked(self, connection: object) -> None:
        """Take note that the request of a connection is there."""
        if connection in self._ends:
            self._ends[connection] = math.inf

    def service_actions(self) -> None:
        """Close connections that send their request too slowly. Called several times a second."""
        now = time.monotonic()
        for connection, end in [*self._ends.items()]:
            if end < now:
                self._drop(connection)

    def _drop(self, connection: Any) -> None:
        self._ends.pop(connection, None)
        with suppress(OSError):  # it may have ended by itself
            connection.shutdown(socket.SHUT_RDWR)

    def shutdown_request(self, request: Any) -> None:
        self._ends.pop(request, None)
        super().shutdown_request(request)


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; everything else is refused by the class it comes from."""

    server: _Server
    timeout = _SECONDS_TO_TAKE
    default_request_version = "HTTP/1.0"  # a request without a version gets headers as well

    def handle(self) -> None:
        with suppress(ConnectionError, TimeoutError):  # browsers close connections at any time
            super().handle()

    def parse_request(self) -> bool:
        """Read the head of a request, and answer what is not meant for us, whatever it asks."""
        is_whole = super().parse_request()
        self.server.has_asked(self.connection)
        if not is_whole:
            return False
        hosts, origins = self.headers.get_all("Host", []), self.headers.get_all("Origin", [])
        asked = _split(self.path)
        if asked is None or not asked.path.startswith("/"):
            self.send_error(HTTPStatus.BAD_REQUEST, "no address of a page")
            return False
        # A request that names the server in its first line means that one.
        if not self.server.names.are_ours(hosts, origins) or not self.server.names.is_ours(asked.netloc or hosts[0]):
            self._send(HTTPStatus.FORBIDDEN, "403.txt", _NOT_OURS)
            return False
        return True

    def do_GET(self) -> None:
        # Taken before the file is read: a page renewed in between is out of date at once, not for ever.
        edition = self.server.builder.edition
        asked = urlsplit(self.path)
        path = unquote_to_bytes(asked.path.encode("latin-1")).decode("utf-8", errors="replace")
        file = self._file(path)
        if path == _EDITIONS_ADDRESS:
            self._tell_editions()
        elif path == _SCRIPT_ADDRESS:
            self._send(HTTPStatus.OK, _SCRIPT.name, _SCRIPT.read_bytes())
        elif file is None:
            self._send_missing(self.server.builder.site, edition)
        elif (content := _content(file)) is not None:
            self._send_page(HTTPStatus.OK, file.name, content, edition)
        elif _content(file / "index.html") is not None:
            self._redirect(f"/{file.relative_to(self.server.builder.site).as_posix()}/", asked.query)
        elif path.startswith(above := self.server.builder.path_of_address) and above != "/":
            self._redirect(path[len(above) - 1 :], asked.query)
        else:
            self._send_missing(file.parent, edition)

    do_HEAD = do_GET  # noqa: N815  # the name that the library calls

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the terminal is for builds."""

    def end_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def _file(self, path: str) -> Path | None:
        """Return the file for an address that can be one of the site's.

        None for hidden names: `..` above all, and the writer's own list. None with what leads elsewhere on Windows.
        """
        parts = [part for part in path.split("/") if part]
        if len(path) > _LONGEST_PATH or len(parts) > _DEEPEST_PATH or "\\" in path:
            return None
        file = self.server.builder.site.joinpath(*parts)
        if any(part.startswith(".") for part in parts) or not file.is_relative_to(self.server.builder.site):
            return None
        return file / "index.html" if path.endswith("/") else file

    def _send_missing(self, folder: Path, edition: Edition) -> None:
        """Send the nearest page for wrong addresses; without one, nothing has been built so far."""
        above = [above for above in (folder, *folder.parents) if above.is_relative_to(self.server.builder.site)]
        page = next((content for above in above if (content := _content(above / NOT_FOUND)) is not None), None)
        if page is None:
            self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, "503.html", _NOT_YET, edition)
        else:
            self._send_page(HTTPStatus.NOT_FOUND, NOT_FOUND, page, edition)

    def _send_page(self, status: HTTPStatus, name: str, content: bytes, edition: Edition) -> None:
        self._send(status, name, content + _script(edition) if name.endswith(".html") else content)

    def _redirect(self, path: str, query: str) -> None:
        """Send a browser to the address that links on the page are relative to. `?q=` is for scripts of the page."""
        asked = f"?{quote(query.encode('latin-1'), safe=_QUERY_SIGNS)}" if query else ""
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote("/" + path.lstrip("/")) + asked)  # two slashes would begin a host
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, name: str, content: bytes) -> None:
        self._send_head(status, _type_of(name))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_head(self, status: HTTPStatus, type_: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Cache-Control", "no-store")

    def _tell_editions(self) -> None:
        """Send the present edition, and each later one as it comes, until the browser leaves."""
        self._send_head(HTTPStatus.OK, "text/event-stream")
        self.end_headers()
        builder, known = self.server.builder, None
        while self.command != "HEAD" and not builder.is_closed:
            edition = builder.next_edition(known, _SECONDS_BETWEEN_SIGNS_OF_LIFE)
            # A comment of the protocol: to write it fails when nobody listens any more.
            self.wfile.write(b":\n\n" if edition == known else _event(edition))
            known = edition


def _split(address: str) -> SplitResult | None:
    """Return the parts of what a request asks for, or nothing when it has none."""
    with suppress(ValueError):
        return urlsplit(address)
    return None


def _content(file: Path) -> bytes | None:
    """Return what a file holds, or nothing when there is no such file, or cannot be."""
    try:
        return file.read_bytes()
    except (OSError, ValueError):
        return None


def _type_of(name: str) -> str:
    """Return the content type for a file's name. All text is UTF-8 here."""
    type_ = _TYPES.guess_type(name)[0] or "application/octet-stream"
    is_text = type_.startswith("text/") or type_.endswith(("javascript", "json", "xml"))
    return f"{type_}; charset=utf-8" if is_text else type_


def _script(edition: Edition) -> bytes:
    """Return what is put after a page. Browsers count a script behind the end as part of the page."""
    return f'<script src="{_SCRIPT_ADDRESS}" data-version="{edition.version}"></script>\n'.encode()


def _event(edition: Edition) -> bytes:
    told = {"version": edition.version, "problems": edition.problems, "warnings": edition.warnings}
    return f"data: {json.dumps(told)}\n\n".encode()
