"""`glossary serve`: the site at a local address, built anew after each edit.

One thread, this one, watches and builds; the others answer browsers. Edits of templates, theme and
generator are seen as well, because each build is a process of its own; edits of this package need
a new start.
"""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import generator
from generator.build import Allowed
from generator.serve.builder import Builder
from generator.serve.http import ServeError, serving
from generator.serve.watcher import Watcher
from generator.source.reach import Reach

__all__ = ["ServeError", "serve"]

_PACKAGE = Path(generator.__file__).parent
# Windows has no hang-up.
_HANG_UP = getattr(signal, "SIGHUP", None)
_ENDINGS = tuple(ending for ending in (signal.SIGINT, signal.SIGTERM, _HANG_UP) if ending)
_NOTHING = Allowed()
HOST = "127.0.0.1"
"""Where only this machine reaches a server."""


def serve(
    project: Path, port: int, echo: Callable[[str], object], host: str = HOST, allowed: Allowed = _NOTHING
) -> None:
    """Show the site of a project folder at a port of a host until Ctrl-C; say with `echo` what happens.

    The site is built into a temporary folder: `site/` stays as it is. Port 0 takes a free one. Builds
    may do what is `allowed`. Raises `ServeError` when port or host cannot be had.
    """
    _end_by_interrupt()
    # The outer guard is for an interrupt while starting, the inner one for the clean-up.
    with (
        suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="glossary-serve-", ignore_cleanup_errors=True) as folder,
        Builder(project, Path(folder), allowed) as builder,
        serving(builder, port, host) as (address, is_for_others),
    ):
        echo(f"serving {address} (Ctrl-C ends)")
        if is_for_others:
            echo(f"who reaches this machine at {host} sees the site, with all that is not published yet")
        try:
            _follow(builder, Watcher(watched(project), _followed(project, allowed.follow)), echo)
        except KeyboardInterrupt:
            for ending in _ENDINGS:
                signal.signal(ending, signal.SIG_IGN)


def watched(project: Path) -> tuple[Path, ...]:
    """Return the files and folders that a build reads: never `build/` or `site/`, which it writes."""
    project = project.resolve()
    names = ("glossary", "docs", "mkdocs.yml")
    return (*(project / name for name in names), _PACKAGE)


def _followed(project: Path, follow: Sequence[Path]) -> Callable[[Path], bool]:
    """Return whether a build reads what a link to a folder leads to."""
    top = project.resolve()
    # Asked each time: a link may have another target by now.
    return lambda link: (
        link.is_relative_to(top) and Reach(top, follow).refused(link.relative_to(top).as_posix()) is None
    )


def _follow(builder: Builder, watcher: Watcher, echo: Callable[[str], object]) -> None:
    """Build, and build again after each change, for ever."""
    while True:
        if said := builder.build():
            echo(said)
        if not builder.edition.problems:
            echo("built")
        changed = watcher.wait()
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        echo(f"{changed[0].name}{more} changed: building")


def _end_by_interrupt() -> None:
    """Let every signal that ends a program do what Ctrl-C does, also where a shell ignores Ctrl-C."""
    for ending in _ENDINGS:
        # `nohup` has SIGHUP ignored, and it stays ignored.
        if ending != _HANG_UP or signal.getsignal(ending) is not signal.SIG_IGN:
            signal.signal(ending, signal.default_int_handler)
