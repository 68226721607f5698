"""The site over HTTP on this machine, with a script in each page that reloads it and shows problems."""

from __future__ import annotations

import json
import mimetypes
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from generator.serve.builder import Builder, Edition

_HOST = "127.0.0.1"
_SCRIPT = Path(__file__).with_name("reload.js")
# No page of the site has a hidden name, so these addresses are free.
_SCRIPT_ADDRESS = "/.serve/reload.js"
_EDITIONS_ADDRESS = "/.serve/editions"
_SECONDS_BETWEEN_SIGNS_OF_LIFE = 10
_TYPES = mimetypes.MimeTypes()  # Python's own list, without what a machine adds to it
_TYPES.add_type("text/javascript", ".js")  # what RFC 9239 settled on; Python before 3.12 says otherwise

_NOT_YET = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not built yet</title></head>
<body><p>The site is not built yet. This page will show it, or what is wrong, by itself.</p></body></html>
"""


class ServeError(Exception):
    """Why the site cannot be shown, and what to do."""


@contextmanager
def serving(builder: Builder, port: int) -> Iterator[str]:
    """Answer browsers while the context lasts, and lend the address. Raises `ServeError`."""
    try:
        server = _Server(port, builder)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "end what runs there, or choose another port with --port; 0 takes a free one"
        raise ServeError(f"port {port} cannot be used: {reason}\nhint: {hint}") from error
    with server:
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            yield f"http://{_HOST}:{server.server_address[1]}/"
        finally:
            server.shutdown()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64  # a page asks for many files at once

    def __init__(self, port: int, builder: Builder) -> None:
        super().__init__((_HOST, port), _Handler)
        self.builder = builder


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; everything else is refused by the class it comes from."""

    server: _Server

    def handle(self) -> None:
        with suppress(ConnectionError):  # browsers leave when they like
            super().handle()

    def do_GET(self) -> None:
        # Taken before the file is read: a page renewed in between is out of date at once, not for ever.
        edition = self.server.builder.edition
        path = unquote(urlsplit(self.path).path)
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
            self._redirect(f"/{file.relative_to(self.server.builder.site).as_posix()}/")
        elif path.startswith(above := self.server.builder.path_of_address()) and above != "/":
            self._redirect(path[len(above) - 1 :])
        else:
            self._send_missing(file.parent, edition)

    do_HEAD = do_GET  # noqa: N815  # the name that the library calls

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the terminal is for builds."""

    def _file(self, path: str) -> Path | None:
        """Return the file for an address; none for hidden names: `..` above all, and the writer's own list."""
        parts = [part for part in path.split("/") if part]
        if any(part.startswith(".") for part in parts):
            return None
        file = self.server.builder.site.joinpath(*parts)
        return file / "index.html" if path.endswith("/") else file

    def _send_missing(self, folder: Path, edition: Edition) -> None:
        """Send the nearest page for wrong addresses; without one, nothing has been built so far."""
        above = [above for above in (folder, *folder.parents) if above.is_relative_to(self.server.builder.site)]
        page = next((content for above in above if (content := _content(above / "404.html")) is not None), None)
        if page is None:
            self._send_page(HTTPStatus.SERVICE_UNAVAILABLE, "503.html", _NOT_YET, edition)
        else:
            self._send_page(HTTPStatus.NOT_FOUND, "404.html", page, edition)

    def _send_page(self, status: HTTPStatus, name: str, content: bytes, edition: Edition) -> None:
        self._send(status, name, content + _script(edition) if name.endswith(".html") else content)

    def _redirect(self, path: str) -> None:
        """Send a browser to the address that links on the page are relative to."""
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(f"/{path.lstrip('/')}"))  # two slashes would begin the name of a host
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
            # A line that means nothing finds out whether somebody still listens.
            self.wfile.write(b":\n\n" if edition == known else _event(edition))
            known = edition


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
    return f"data: {json.dumps({'version': edition.version, 'problems': edition.problems})}\n\n".encode()
