"""A mistake in the generator itself or in a template: what Python says of it at length, in two lines."""

from __future__ import annotations

import re
from pathlib import Path

import generator

_PACKAGE = Path(generator.__file__).parent
_BEGINNING = re.compile(
    r"^(?:\S*RemoteTraceback:.*\n)?(?:\"\"\"\n)?Traceback \(most recent call last\):\n", re.MULTILINE
)
_PLACE = re.compile(r'^ +File "(?P<file>.+)", line (?P<line>\d+)', re.MULTILINE)
_MESSAGE = re.compile(r"^(?:[\w]+\.)*(?P<message>[A-Z]\w*(?:: .*)?)$", re.MULTILINE)


def briefly(said: str) -> str:
    """Return what a build said, with only message, file and line of an exception that ended it."""
    if not (beginning := _BEGINNING.search(said)):
        return said
    # The first of several tracebacks is of the process where it happened. The last place in our own files is
    # where people can mend it.
    trace = said[beginning.end() :]
    message = _MESSAGE.search(trace)
    places = list(_PLACE.finditer(trace, 0, message.start() if message else len(trace)))
    ours = [place for place in places if Path(place["file"]).is_relative_to(_PACKAGE)]
    lines = [message["message"] if message else "the build ended unexpectedly"]
    lines += [f" --> {_shown(Path(place['file']))}:{place['line']}" for place in (ours or places)[-1:]]
    return said[: beginning.start()] + "\n".join(lines)


def _shown(file: Path) -> Path:
    return file.relative_to(_PACKAGE.parent) if file.is_relative_to(_PACKAGE) else file
