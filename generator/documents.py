"""What people write by hand beside the glossary: pages, and files that lie beside them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from generator.layout import DOCS
from generator.model import Language


@dataclass(frozen=True, slots=True)
class Documents:
    """Pages and attachments under their paths, which begin with the language: `en/about.md`, `en/map.png`.

    Paths are in the composed form of Unicode (NFC), so that links find them whatever the disk does;
    `files` tells the path on the disk of those that differ.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    attachments: Mapping[str, Path] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def addresses(self, language: Language) -> set[str]:
        """Return the addresses of the pages of a language, seen from its home page: `about%20us.html`."""
        return {quote(address_of(path.partition("/")[2])) for path in self.pages(language)}

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


def address_of(path: str) -> str:
    """Return where a Markdown file becomes a page: `team/README.md` is the first page of its folder."""
    folder, name = posixpath.split(path)
    stem = name.removesuffix(".md")
    return posixpath.join(folder, f"{'index' if stem == 'README' else stem}.html")
