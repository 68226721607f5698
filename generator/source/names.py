"""The names of files: which ones are left by editors and systems, and which ones can be addresses."""

from __future__ import annotations

import re
import unicodedata

# Hidden, or marked by an editor, a merge, a download, an office program, Windows, macOS or a file server.
_LEFTOVER = re.compile(
    r"\.|#.*#\Z|~\$|.*~\Z|.*\.(?:bak|orig|rej|sw[a-p]|tmp|temp|save|part|crdownload)\Z"
    r"|(?:ehthumbs(?:_vista)?|thumbs)\.db\Z|desktop\.ini\Z|icon\r\Z|\$recycle\.bin\Z|__(?:macosx|pycache__)\Z|@eadir\Z",
    re.IGNORECASE | re.DOTALL,
)


def is_leftover(name: str) -> bool:
    """Return whether a file or folder was left by an editor or a system: `.#a.md`, `a.md~`, `Thumbs.db`, `.git`."""
    return bool(_LEFTOVER.match(name))


def flaw(name: str) -> str:
    """Return what keeps a name from being a part of an address, or nothing."""
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        return "is not UTF-8"
    if "\\" in name:
        return "holds a backslash"
    if any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in name):
        return "holds a control character"
    return ""
