"""The files that a site needs of what lies around the program, not in it.

In a clone that is the licence and what npm has put into `node_modules/`. A wheel has copies of them beside this
module: `setup.py`, which makes it, reads the list here. So nothing is imported but what Python has.
"""

from __future__ import annotations

from pathlib import Path

LICENCE = "LICENSE"
MINISEARCH = "node_modules/minisearch/dist/umd/index.js"
MINISEARCH_LICENCE = "node_modules/minisearch/LICENSE.txt"

FILES = (LICENCE, MINISEARCH, MINISEARCH_LICENCE)

_ALONG = Path(__file__).with_name("brought")
_CLONE = Path(__file__).parent.parent.parent


def place(path: str) -> Path:
    """Return where one of these files lies, whether or not it is there."""
    return (_ALONG if _ALONG.is_dir() else _CLONE) / path
