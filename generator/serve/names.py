"""The names that a server answers to. A page of somebody else's that has its name lead here must not read the site.

Browsers send the name a page was asked under as `Host`, and the page that asks as `Origin`. A name that is not
ours has been made to lead to this machine (DNS rebinding): nobody types it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"(?:\[(?P<bracketed>[^\[\]]+)\]|(?P<plain>[^:/@\[\]\s]+))(?::[0-9]{0,5})?")


class Names:
    """Knows whether a request is meant for a server at `host`, a name or an address that stands for `address`."""

    def __init__(self, host: str, address: str) -> None:
        self._known = {*_LOOPBACK, _usual(host), _usual(address)}
        place = _address(address)
        self._is_everywhere = place is not None and place.is_unspecified
        self.are_known_to_others = not (place and place.is_loopback)
        """Whether more than this machine may reach the server."""

    def are_ours(self, hosts: Iterable[str], origins: Iterable[str]) -> bool:
        """Return whether exactly one host is named, it is ours, and so is every page that asks."""
        named = [*hosts]
        return len(named) == 1 and self.is_ours(named[0]) and all(map(self._is_our_origin, origins))

    def is_ours(self, host: str) -> bool:
        """Return whether a name, with any port or none, is one of ours.

        A server that listens at all addresses of its machine cannot know them all, inside a container least of all.
        There any address in numbers will do: no name has to be made to lead to it.
        """
        found = _HOST.fullmatch(host)
        if not found:
            return False
        name = _usual(found["bracketed"] or found["plain"])
        return name in self._known or (self._is_everywhere and _address(name) is not None)

    def _is_our_origin(self, origin: str) -> bool:
        with suppress(ValueError):
            parts = urlsplit(origin)
            return parts.scheme in ("http", "https") and not parts.path and self.is_ours(parts.netloc)
        return False


def _usual(name: str) -> str:
    """Return a name in lower case, without the full stop that stands for the root; an address in its shortest form."""
    name = name.lower().removesuffix(".")
    address = _address(name)
    return str(address) if address else name


def _address(name: str) -> IPv4Address | IPv6Address | None:
    with suppress(ValueError):
        return ip_address(name)
    return None
