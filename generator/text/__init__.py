"""An author's text: parsed once into a tree, then Markdown for the engine, HTML or plain words.

Nobody else looks at Markdown of ours: who wants to know what stands in a text asks its tree.
"""

from generator.text.markdown import as_markdown, term_attributes, with_addresses
from generator.text.mentions import Mentioned, linked_terms
from generator.text.origin import origin
from generator.text.parse import parse
from generator.text.plain import as_plain
from generator.text.signs import literal
from generator.text.tree import ALLOWED, Kind, Node, Tree, id_of

__all__ = [
    "ALLOWED",
    "Kind",
    "Mentioned",
    "Node",
    "Tree",
    "as_markdown",
    "as_plain",
    "id_of",
    "linked_terms",
    "literal",
    "origin",
    "parse",
    "term_attributes",
    "with_addresses",
]
