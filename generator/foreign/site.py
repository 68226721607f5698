"""Where the glossary's site is, seen from pages of others."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from generator.outline import Kind, address_of, path_of

# Signs that would end an address in Markdown or begin something else there.
_UNSAFE = re.compile(r"[\s()<>\"'`{}|\\^*]")


@dataclass(frozen=True, slots=True)
class Site:
    """Where the glossary is on the web, seen from the pages: the folder of one language, and its terms."""

    base: str
    terms: Collection[str]

    def address(self, term: str) -> str:
        """Return the address of a term's page."""
        folder = _UNSAFE.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), self.base.rstrip("/"))
        return f"{folder}{'/' if self.base else ''}{address_of(path_of(Kind.TERM, term))}"

    def term(self, address: str) -> str | None:
        """Return the term whose page has this address."""
        id_ = address.partition("#")[0].removesuffix(".html").rpartition("/")[2]
        return id_ if id_ in self.terms and self.address(id_) == address.partition("#")[0] else None
