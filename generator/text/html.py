"""The tree of a text → HTML, for readers of texts that no engine renders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from generator.text.markdown import ALLOWED_TARGET
from generator.text.tree import WHOLE, Kind, Node, Tree, id_of

Address = Callable[[str], str | None]
"""From the target of a link as written to its address, or to nothing: then only its words are shown."""

_TAGS: Mapping[Kind, str] = {
    Kind.HEADING: "p",
    Kind.BULLETS: "ul",
    Kind.NUMBERS: "ol",
    Kind.ITEM: "li",
    Kind.QUOTE: "blockquote",
    Kind.TABLE: "table",
    Kind.ROW: "tr",
    Kind.CELL: "td",
    Kind.EMPHASIS: "em",
    Kind.STRONG: "strong",
}
_TEXTS: Mapping[Kind, tuple[str, str]] = {
    Kind.WORDS: ("", ""),
    Kind.CODE: ("<code>", "</code>"),
    Kind.CODE_BLOCK: ("<pre><code>", "</code></pre>"),
}


def _elsewhere(target: str) -> str | None:
    """Return the target of a link that leads out of the glossary."""
    return target if id_of(target) is None else None


def as_html(tree: Tree, address: Address = _elsewhere) -> str:
    """Return a text as HTML, links where `address` says. By itself, links to terms are only words."""
    return _Writer(tree.value, address).all(tree.blocks)


class _Writer:
    """Writes the nodes of one text."""

    def __init__(self, value: str, address: Address) -> None:
        self._value = value
        self._address = address

    def all(self, nodes: Iterable[Node]) -> str:
        return "".join(map(self._node, nodes))

    def _node(self, node: Node) -> str:
        if tag := _TAGS.get(node.kind):
            return f"<{tag}{_attributes(node)}>{self.all(node.children)}</{tag}>"
        if node.kind in _TEXTS:
            before, behind = _TEXTS[node.kind]
            return f"{before}{escape(node.text)}{behind}"
        match node.kind:
            case Kind.PARAGRAPH:
                return f"<p>{self.all(node.children)}</p>" if node.is_loose else self.all(node.children)
            case Kind.SOFT_BREAK | Kind.HARD_BREAK:
                return "\n" if node.kind is Kind.SOFT_BREAK else "<br>"
            case Kind.LINK:
                return self._link(node)
        return escape(node.text if node.kind in WHOLE else self._value[node.start : node.end])

    def _link(self, node: Node) -> str:
        target = node.target
        if not target or not ALLOWED_TARGET.match(target.address):
            return escape(self._value[node.start : node.end])
        words, leads = self.all(node.children), self._address(target.address)
        return f'<a href="{escape(leads)}">{words}</a>' if leads else words


def _attributes(node: Node) -> str:
    if node.kind is Kind.NUMBERS and node.number != 1:
        return f' start="{node.number}"'
    return f' style="text-align:{node.info}"' if node.kind is Kind.CELL and node.info else ""
