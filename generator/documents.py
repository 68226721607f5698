"""What people write by hand beside the glossary: pages, and files that lie beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.layout import DOCS
from generator.model import Language


@dataclass(frozen=True, slots=True)
class Documents:
    """Pages and attachments under their paths, which begin with the language: `en/about.md`, `en/map.png`.

    Paths are in the composed form of Unicode (NFC), so that links find them whatever the disk does;
    `files` tells the path on the disk of those that differ. Some may be left out that cannot be read:
    then they are not whole.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    attachments: Mapping[str, Path] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    is_whole: bool = True

    def pages(self, language: Language) -> tuple[str, ...]:
        """Return the paths of the pages of a language."""
        return tuple(path for path in self.texts if path.startswith(f"{language.id}/"))

    def file_of(self, path: str) -> str:
        """Return the file of a page or an attachment, seen from the project."""
        return self.files.get(path, f"{DOCS}/{path}")

    def beside(self, language: Language) -> dict[str, Path]:
        """Return the attachments of a language under their paths from its home page."""
        top = f"{language.id}/"
        return {path.removeprefix(top): file for path, file in self.attachments.items() if path.startswith(top)}


_FRONT = re.compile(r"---\n(\{.*\})\n---\n\n")


def parted(text: str) -> tuple[dict[str, Any], str]:
    """Return the front matter of a page, in the form in which the reader rewrote it, and the rest."""
    found = _FRONT.match(text)
    return (json.loads(found[1]), text[found.end() :]) if found else ({}, text)
