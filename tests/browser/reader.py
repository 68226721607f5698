"""Someone who reads the site in a browser, and a record of everything the browser did meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response

from tests.team import folders

FOLDERS = folders()
"""Where each language lives, from the top of the site."""

LANGUAGES = tuple(FOLDERS)

KINDS = {
    "home": "index.html",
    "stages": "stages/index.html",
    "stage": "stages/mofu.html",
    "topics": "topics/index.html",
    "topic": "topics/metrics-and-finance.html",
    "paths": "paths/index.html",
    "path": "paths/first-day-for-everyone.html",
    "a-z": "a-z.html",
    "abbreviations": "abbreviations.html",
    "about": "about.html",
    "term": "terms/bant.html",
    "formula": "terms/churn-rate.html",
    "comparison": "compare/sales-funnel-vs-sales-pipeline.html",
    "comparisons": "compare/index.html",
}
"""One page of every kind, from the top of its language."""

PHONE, DESK = 390, 1280
"""Widths of a window, in CSS pixels."""

# The page itself makes what these address; nothing leaves the machine for them.
_WITHIN_THE_PAGE = ("about", "blob", "data")


@dataclass
class Record:
    """What happened in one browser window, as far as it should not have."""

    root: str
    expected_missing: set[str] = field(default_factory=set)
    """Addresses that a test asks for because they do not exist."""
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Write down what this page asks for, says and fails at."""
        page.on("request", self._requested)
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))

    @property
    def faults(self) -> list[str]:
        """Return what no visit may cause: requests to elsewhere, failed ones, errors in the console."""
        leaving = [f"request to elsewhere: {address}" for address in self.requests if not self._stays(address)]
        return [*leaving, *self.complaints]

    def _stays(self, address: str) -> bool:
        return urlsplit(address).scheme in _WITHIN_THE_PAGE or address.startswith(_origin(self.root))

    def _requested(self, request: Request) -> None:
        self.requests.append(request.url)

    def _failed(self, request: Request) -> None:
        # A browser drops what is still loading when its reader follows a link; that is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed request: {request.url} ({request.failure})")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.url not in self.expected_missing:
            self.complaints.append(f"answer {response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        expected = message.location.get("url") in self.expected_missing
        if message.type in {"error", "warning"} and not expected:
            self.complaints.append(f"console {message.type}: {message.text}")


@dataclass
class Reader:
    """A browser window on the site whose top is at `root`, an address that ends in a slash."""

    page: Page
    root: str
    record: Record

    def visit(self, path: str) -> None:
        """Open a page by its path from the top of the site: `fr/terms/bant.html`."""
        self.page.goto(self.root + path)

    def wait_for(self, path: str) -> None:
        """Wait until the window shows this page, whatever its query and fragment."""
        self.page.wait_for_url(re.compile(re.escape(self.root + path) + r"([?#].*)?$"))

    @property
    def path(self) -> str:
        """Where the window is, from the top of the site, without query and fragment."""
        return unquote(_without_extras(self.page.url)).removeprefix(unquote(self.root))

    @property
    def header(self) -> Locator:
        """The bar at the top of every page."""
        return self.page.locator("header").first

    @property
    def main(self) -> Locator:
        """What the page is about."""
        return self.page.get_by_role("main").get_by_role("article")

    @property
    def search_box(self) -> Locator:
        """What lies over the page while one searches."""
        return self.page.get_by_role("dialog")

    @property
    def asked(self) -> Locator:
        """Where one types what to look for."""
        return self.search_box.get_by_role("combobox")

    @property
    def results(self) -> Locator:
        """What the search found, or offers, best first."""
        return self.search_box.get_by_role("option")

    @property
    def chosen(self) -> Locator:
        """The result that Enter opens."""
        return self.search_box.get_by_role("option", selected=True)

    def search(self, query: str = "") -> None:
        """Press the slash and type."""
        self.page.keyboard.press("/")
        self.asked.press_sequentially(query)

    @property
    def menu_button(self) -> Locator:
        """What opens the menu in a narrow window."""
        return self.header.locator("[aria-expanded]").locator("visible=true").first

    def follow(self, name: str) -> None:
        """Click the first link of this exact name in what the page is about."""
        self.main.get_by_role("link", name=name, exact=True).first.click()

    def switch_to(self, language: str) -> None:
        """Click the header's link to another language."""
        self.header.locator(f"a[hreflang={language}]").click()

    def settle(self) -> None:
        """Wait until nothing on the page moves or fades any more."""
        self.page.wait_for_function(
            "() => document.getAnimations().every(a => a.playState !== 'running')"
            " && (document.readyState === 'complete')"
        )


def addresses(links: Iterable[Locator], base: str) -> list[str]:
    """Return where links lead, as whole addresses."""
    return [urljoin(base, link.get_attribute("href") or "") for link in links]


def _without_extras(address: str) -> str:
    return address.split("#", 1)[0].split("?", 1)[0]


def _origin(root: str) -> str:
    parts = urlsplit(root)
    return f"{parts.scheme}://{parts.netloc}/"
