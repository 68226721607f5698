"""The tags of an HTML page, cut as browsers cut them, however sloppy the page is."""

from __future__ import annotations

import re
from html import unescape

# One of these five ends a name or an attribute. A no-break space does not.
_SPACE = r" \t\n\f\r"
_ATTRIBUTE = (
    rf"[^{_SPACE}/>=][^{_SPACE}/>=]*+"
    rf"""(?:[{_SPACE}]*+=[{_SPACE}]*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_SPACE}>"'][^{_SPACE}>]*+))?+"""
)
_ATTRIBUTES = rf"(?:[{_SPACE}/]++|{_ATTRIBUTE}|=)*+"
# What of these elements is inside is no markup, whatever it looks like.
_RAW = "script|style|textarea|title|xmp|iframe|noembed|noframes"
TAG = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|(?P<cdata><!\[CDATA\[)|<\?(?:.{{0,5000}}?\?>|[^>]*+(?:>|\Z))|<![^>]*+(?:>|\Z)"
    rf"|<(?P<raw>{_RAW})(?=[{_SPACE}/>]){_ATTRIBUTES}>|<plaintext(?=[{_SPACE}/>]).*\Z"
    rf"|<(?P<end>/?)(?P<name>[a-z][^{_SPACE}/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)"
    r"|</[^>]*+(?:>|\Z)",
    re.DOTALL | re.IGNORECASE | re.ASCII,
)
"""A tag, a comment or the like. Of `raw` and `cdata` it matches the beginning only: see `end_of`."""

_RAW_ENDS = {name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE | re.ASCII) for name in _RAW.split("|")}
_IN_SCRIPT = re.compile(rf"<!--|-->|<(?P<end>/?)script(?=[{_SPACE}/>])", re.IGNORECASE | re.ASCII)
_NAMED = re.compile(rf"""([^{_SPACE}/>=]+)(?:[{_SPACE}]*=[{_SPACE}]*(?:"([^"]*)"|'([^']*)'|([^{_SPACE}>]+)))?""")


def end_of(tag: re.Match[str], *, has_cdata: bool) -> int:
    """Return the offset behind a tag, and behind the raw text that it begins.

    `has_cdata` says that it stands in a drawing, or in XML: elsewhere `<![CDATA[` is a comment up to the next `>`.
    """
    if tag["cdata"]:
        return _behind(tag.string, "]]>" if has_cdata else ">", tag.end())
    if not tag["raw"]:
        return tag.end()
    name = tag["raw"].lower()
    if name == "script":
        return _end_of_script(tag.string, tag.end())
    found = _RAW_ENDS[name].search(tag.string, tag.end())
    return found.start() if found else len(tag.string)


def _behind(text: str, sign: str, position: int) -> int:
    found = text.find(sign, position)
    return found + len(sign) if found >= 0 else len(text)


def _end_of_script(text: str, position: int) -> int:
    """Return where the end tag of a script begins. Behind `<!--` a script may hold another, and its end tag."""
    is_comment = holds_another = False
    while found := _IN_SCRIPT.search(text, position):
        position = found.end()
        if found[0] == "<!--":
            is_comment = True
            position -= 2  # `<!-->` is all of a comment
        elif found[0] == "-->":
            is_comment = holds_another = False
        elif not found["end"]:
            holds_another = is_comment
        elif holds_another:
            holds_another = False
        else:
            return found.start()
    return len(text)


def attributes(tag: re.Match[str]) -> dict[str, str]:
    """Return the attributes of a tag; of two with one name the first counts. One without a value has an empty one."""
    found: dict[str, str] = {}
    for name, double, single, bare in _NAMED.findall(tag["attributes"]):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
