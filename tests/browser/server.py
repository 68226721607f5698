"""A web server for a built site, as plain as the ones it is made for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under a path; for what is missing, the nearest `404.html` above it."""

    def __init__(self, *arguments: object, under: str, keep: str, missing_at: Event, **named: object) -> None:
        self._under = under
        self._keep = keep
        self._missing_at = missing_at
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # passed on as they came

    def translate_path(self, path: str) -> str:
        inside = urlsplit(path).path.removeprefix(self._under)
        outside = not path.startswith(self._under)
        return f"{self.directory}/outside-of-the-site" if outside else super().translate_path(f"/{inside}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self._page_for_missing()
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        self._missing_at.wait()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def end_headers(self) -> None:
        if self._keep:
            self.send_header("Cache-Control", self._keep)
        super().end_headers()

    def handle_one_request(self) -> None:
        # A browser that goes elsewhere hangs up on what it had asked for.
        with suppress(ConnectionError):
            super().handle_one_request()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # the base class named it
        """Say nothing: the tests record what the browser asked for."""

    def _page_for_missing(self) -> bytes | None:
        site = Path(self.directory)
        above = [folder for folder in Path(self.translate_path(self.path)).parents if folder.is_relative_to(site)]
        found = (folder / "404.html" for folder in above)
        return next((page.read_bytes() for page in found if page.is_file()), None)


@contextmanager
def served(site: Path, under: str, keep: str = "", missing_at: Event | None = None) -> Iterator[str]:
    """Serve a folder on a free port of this machine, under a path such as `/gloss/`, and lend its address.

    `keep` says how long browsers may keep what they get. That a file is missing is said at `missing_at`, else at once.
    """
    handler = partial(_Handler, under=under, keep=keep, missing_at=missing_at or _happened(), directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{under}"
        finally:
            server.shutdown()
            if missing_at:
                missing_at.set()
            thread.join()


def _happened() -> Event:
    event = Event()
    event.set()
    return event
