"""Style sheets, read as browsers read them: rules in rules, each with its declarations. And what one mirrored is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2  # type: ignore[import-untyped]  # it brings no types

_SIDE = re.compile(r"(?<![a-z])(?:left|right)(?![a-z])", re.IGNORECASE)
_QUOTED = re.compile(r"""url\([^)]*\)|"(?:\\.|[^"])*"|'(?:\\.|[^'])*'""")
_LENGTH = re.compile(r"[-+.\d]|calc\(")
_WAY = "var(--g-way)"


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property and its value, where they stand: in the innermost rule, from this line on."""

    line: int
    within: str
    name: str
    value: str

    def __str__(self) -> str:
        """Show it as a sheet has it."""
        return f"{self.line}: {self.within} {{ {self.name}: {self.value} }}"


def declarations(sheet: str) -> Iterator[Declaration]:
    """Yield all declarations of a style sheet, in their order."""
    return _within("", tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _within(rule: str, nodes: Iterable[Any]) -> Iterator[Declaration]:
    for node in nodes:
        if node.type == "declaration":
            value = " ".join(tinycss2.serialize(node.value).split())
            yield Declaration(node.source_line, rule, node.lower_name, value)
        elif node.type in ("qualified-rule", "at-rule"):
            name = f"@{node.at_keyword} " if node.type == "at-rule" else ""
            inside = tinycss2.parse_blocks_contents(node.content or (), skip_comments=True, skip_whitespace=True)
            yield from _within(name + " ".join(tinycss2.serialize(node.prelude).split()), inside)
        else:
            raise AssertionError(f"{node.source_line}: {node.message}")


def parts(value: str, between: str = " ") -> list[str]:
    """Return the parts of a value. What stands in parentheses belongs together."""
    found: list[list[Any]] = [[]]
    for node in tinycss2.parse_component_value_list(value, skip_comments=True):
        if node.type == "whitespace" if between == " " else node == between:
            found.append([])
        else:
            found[-1].append(node)
    return [part for nodes in found if (part := tinycss2.serialize(nodes).strip())]


def unmirrored(sheet: str) -> list[str]:
    """Return each declaration that would look wrong in a page whose lines begin on the right, and why it would."""
    return [f"{one}: {why}" for one in declarations(sheet) for why in _faults(one)]


def _faults(declaration: Declaration) -> Iterator[str]:
    name, value = declaration.name, declaration.value
    if _SIDE.search(_QUOTED.sub("", value)) or (_SIDE.search(name) and not name.startswith("--")):
        yield "says left or right"
    for names, is_even in _JUDGES.items():
        if re.fullmatch(names, name) and not is_even(value):
            yield "is not the same on both sides"


def _sides(value: str) -> bool:
    """Judge lengths at the top, right, bottom and left."""
    lengths = parts(value)
    return len(lengths) < 4 or lengths[1] == lengths[3]


def _corners(value: str) -> bool:
    """Judge the radii of the two corners above and the two below, across and then down."""
    ways = [parts(way) for way in parts(value, "/")]
    return all(
        way[0] == way[1 % len(way)] and way[2 % len(way)] == way[(3 if len(way) > 3 else 1) % len(way)] for way in ways
    )


def _shadows(value: str) -> bool:
    """Judge shadows: each says first how far it is shifted to the right."""
    return all(_stays(*(part for part in parts(layer) if _LENGTH.match(part))) for layer in parts(value, ","))


def _moves(value: str) -> bool:
    """Judge what is moved: first it is said how far to the right."""
    if re.search(r"rotate|skew|matrix", value):
        return False
    functions = re.findall(r"translate(?:x|3d)?\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)", value, re.IGNORECASE)
    return all(_stays(*parts(inside, ",")) for inside in functions)


def _stays(*lengths: str) -> bool:
    """Whether the first of these lengths is none, or turns round with the direction of writing."""
    return not lengths or lengths[0].strip("+-0.rempx%") == "" or _WAY in lengths[0]


def _shape(value: str) -> bool:
    """Judge a shape: what is cut off from each side, or the places of its corners."""
    function, _, inside = value.removesuffix(")").partition("(")
    if function == "inset":
        return _sides(inside.partition("round")[0])
    corners = {tuple(parts(corner)) for corner in parts(inside, ",")} if function == "polygon" else set()
    turned = {(_across(x), y) for x, y in corners}
    # A corner that has a name is where the direction of writing wants it.
    return function in ("none", "polygon") and (turned == corners or all("var(" in x for x, _ in corners))


def _grounds(value: str) -> bool:
    """Judge layers: each is a picture, which may run to a side, and its place."""
    layers = parts(value, ",")
    return sorted(_layer(layer) for layer in layers) == sorted(_layer(layer, turned=True) for layer in layers)


def _layer(layer: str, *, turned: bool = False) -> tuple[float, str, str]:
    """Return the angle of a layer, how far from the left it is, and all else that it says. Without a place, it is 0."""
    angle = re.search(r"(?<=gradient\()\s*([-\d.]+)deg", layer)
    degrees = float(angle[1]) % 360 if angle else 0.0
    words = parts(layer.replace("/", " / "))
    place = next((word for word in words if _LENGTH.match(word) or word == "/"), "/")
    across = "" if place == "/" else place
    rest = [word for at, word in enumerate(words) if at != (words.index(place) if across else -1)]
    said = re.sub(r"(?<=gradient\()\s*[-\d.]+deg", "", " ".join(rest))
    return (-degrees % 360, _across(across), said) if turned else (degrees, across, said)


def _across(length: str) -> str:
    """Return how far from the left a place is in a mirror."""
    from_the_right = re.fullmatch(r"calc\(100% - (.+)\)", length)
    if from_the_right:
        return from_the_right[1]
    return {"": "", "0": "100%", "100%": "0", "50%": "50%"}.get(length, f"calc(100% - {length})")


_JUDGES: dict[str, Callable[[str], bool]] = {
    r"(?:scroll-)?(?:margin|padding)|inset|border-(?:width|style|color)": _sides,
    r"border-radius": _corners,
    r"(?:box|text)-shadow": _shadows,
    r"transform": _moves,
    r"translate": lambda value: _stays(*parts(value)),
    r"clip-path|shape-outside": _shape,
    r"(?:background|mask)(?:-image|-position)?|object-position|(?:transform|perspective)-origin": _grounds,
}
