"""The fields of an entry, declared once: the names of a term and the texts about it, and what is done with each.

Records, checks, links, the graph and the search ask here; a new text needs a line in `TEXTS`, its
record, its heading in the languages and its place in the template.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextField:
    """A text of an entry. `words` are the fewest and most that readers have time for.

    One that `is_cited` may name sources: [bridge-2024]. `section` is the part of the page that it
    stands in: in each, the first mention of a term is a link.
    """

    name: str
    section: str
    is_markdown: bool = False
    is_required: bool = False
    is_searched: bool = False
    is_cited: bool = False
    words: tuple[int, int] | None = None


TEXTS = (
    TextField("definition", "definition", is_required=True, words=(12, 40)),
    TextField(
        "explanation",
        "explanation",
        is_markdown=True,
        is_required=True,
        is_searched=True,
        is_cited=True,
        words=(60, 160),
    ),
    TextField("usual", "usual", is_markdown=True, is_cited=True, words=(15, 80)),
    TextField("example", "example", is_markdown=True, is_required=True, words=(25, 80)),
    TextField("caution", "example", is_searched=True),
)
"""In the order of the page. The definition is searched as the summary of its page."""


@dataclass(frozen=True, slots=True)
class NameField:
    """A field that holds a name of a term, or a list of them.

    Names that are `linked` are found in prose, those that are `searched` when readers look for them, those that are
    `shown` stand on the page of the term.
    """

    name: str
    is_list: bool = True
    is_linked: bool = False
    is_searched: bool = False
    is_shown: bool = False

    @property
    def is_spelling(self) -> bool:
        """Whether it is what the term is called: shown to readers, and linked where they meet it."""
        return self.is_linked and self.is_shown


NAMES = (
    NameField("term", is_list=False, is_linked=True, is_searched=True, is_shown=True),
    NameField("abbreviation", is_list=False, is_linked=True, is_searched=True, is_shown=True),
    NameField("aliases", is_linked=True, is_searched=True, is_shown=True),
    NameField("avoid", is_searched=True),  # shown with a reason, if there is one
    NameField("hidden", is_searched=True),
    NameField("forms", is_linked=True, is_searched=True),
    NameField("no_link"),  # names again, of those above
)
"""The most usual first."""
