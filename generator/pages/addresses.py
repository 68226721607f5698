"""Where pages are, from the top of a language's folder, and the ways between them."""

from __future__ import annotations

import posixpath
from functools import cache

TERM = "terms/{}.md"
STAGE = "stages/{}.md"
TOPIC = "topics/{}.md"
PATH = "paths/{}.md"
COMPARISON = "compare/{}-vs-{}.md"


def relative(target: str, here: str) -> str:
    """Return the way from the page `here` to `target`."""
    return _from_folder(target, _folder(here))


@cache  # a large glossary asks for the same few thousand ways again and again
def _from_folder(target: str, folder: str) -> str:
    return posixpath.relpath(f"/{target}", f"/{folder}")  # from the top, or Python asks the disk where we are


def resolved(link: str, here: str) -> str:
    """Return the page that a link on the page `here` leads to, its fragment left out."""
    return _into_folder(link.partition("#")[0], _folder(here))


_folder = cache(posixpath.dirname)


@cache
def _into_folder(link: str, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, link))
