"""Elements of HTML by how browsers treat them, as far as more than one reader of pages asks."""

from __future__ import annotations

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""They hold nothing and have no end tag."""

FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
"""What was left open of these is opened again behind the element in which it was left open."""

MOST_ALIKE = 3
"""Of formatting with one name and the same attributes no more is opened again."""

CELLS = frozenset(("td", "th"))
PARTS_OF_TABLES = CELLS | frozenset("caption col colgroup tbody tfoot thead tr".split())

DRAWINGS = frozenset(("math", "svg"))

WALLS = frozenset("applet marquee object table template".split())
"""An end tag in one of these ends nothing outside it."""
