"""The sources that texts name, `[bridge-2024]`, as numbers that lead to the list below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Source


def cited(markdown: str, sources: Sequence[Source]) -> str:
    """Return Markdown with the id of each source in brackets replaced by its number, a link to the list."""
    numbers = {source.id: number for number, source in enumerate(sources, 1)}
    if not numbers:
        return markdown
    named = re.compile(rf"\\?\[({'|'.join(map(re.escape, numbers))})\\?\](?![(\[:])")
    return named.sub(lambda found: f"[{numbers[found[1]]}](#source-{found[1]}){{: .g-cite }}", markdown)
