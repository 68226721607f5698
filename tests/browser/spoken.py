"""What a browser tells screen readers of a page: the tree of roles, names and descriptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.browser.reader import Reader

ITEMS = ("listitem", "row", "paragraph", "definition", "term", "caption", "heading")
"""What is read in one breath."""


@dataclass(eq=False)
class Spoken:
    """One thing that is said, and what is said within it."""

    role: str
    name: str
    description: str
    element: int
    above: Spoken | None = None
    within: list[Spoken] = field(default_factory=list)

    def __iter__(self) -> Iterator[Spoken]:
        """Yield this and all within it, in the order in which it is read."""
        yield self
        for each in self.within:
            yield from each

    @property
    def text(self) -> str:
        """Return the words that are read aloud here."""
        return " ".join(each.name for each in self if each.role == "StaticText")

    @property
    def item(self) -> Spoken:
        """Return what is read in one breath with this."""
        here = self
        while here.above and here.role not in ITEMS:
            here = here.above
        return here if here.role in ITEMS else self


def spoken(reader: Reader, selector: str = "main") -> list[Spoken]:
    """Return what is said of each such element."""
    session = reader.page.context.new_cdp_session(reader.page)
    document = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send("DOM.querySelectorAll", {"nodeId": document, "selector": selector})["nodeIds"]
    wanted = [session.send("DOM.describeNode", {"nodeId": each})["node"]["backendNodeId"] for each in found]
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    (root,) = (node for node in nodes.values() if "parentId" not in node)
    by_element = {each.element: each for each in _said(root, nodes)}
    return [by_element[element] for element in wanted]


def _said(root: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> Spoken:
    """Build the tree. What is left out of it still holds what is not."""
    ignored = root["ignored"]
    made = Spoken(
        role="" if ignored else _value(root, "role"),
        name="" if ignored else _value(root, "name"),
        description="" if ignored else _value(root, "description"),
        element=root.get("backendDOMNodeId", 0),
    )
    made.within = [_said(nodes[child], nodes) for child in root.get("childIds", []) if child in nodes]
    for each in made.within:
        each.above = made
    return made


def _value(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", ""))
