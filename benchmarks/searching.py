"""Our search beside the one that comes with the theme, in a browser: `python -m benchmarks.searching`."""

from __future__ import annotations

import gzip
import re
import shutil
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from playwright.sync_api import Page, sync_playwright

from benchmarks.engine import SEARCH, run_engine
from benchmarks.made_up import write_glossary
from generator.build import build
from generator.source.read import read
from tests.browser.program import ARGUMENTS, program
from tests.browser.server import served
from tests.content.search.measure import DESCRIPTION, LANGUAGES, PROJECT, queries
from tests.projects import folders_of

_SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")
_FILES = re.compile(r'data-files="([^"]+)"')
_STOCK = ("search/*.json", "assets/javascripts/workers/*.js")
_RANKS = {
    "terms": "boost: 2",
    "compare": "boost: 0.7",
    "stages": "boost: 0.5",
    "topics": "boost: 0.5",
    "paths": "boost: 0.5",
}
_REPEATED = re.compile(r'<\w+ class="g-(?:crumbs|previews|map|around)"|(?<={: #mentioned }\n\n)<div class="g-mentions"')
_REAL = "the real glossary"
_TYPED = 40  # queries of a made-up glossary


@dataclass(frozen=True, slots=True)
class Figures:
    """What one search does: milliseconds until it is ready and of each keystroke, and the first result of each."""

    ready: float
    keystrokes: Sequence[float]
    first: Sequence[str]

    def __str__(self) -> str:
        slowest = sorted(self.keystrokes)
        late = slowest[int(len(slowest) * 0.99)]
        median = statistics.median(slowest)
        return f"ready {self.ready:7.0f} ms   keystroke {median:6.1f} ms, 99 % {late:6.1f}, most {slowest[-1]:6.1f}"


def compare(name: str, project: Path, asked: Mapping[str, Sequence[str]], page: Page, folder: Path) -> None:
    """Build a project with both searches, ask both, and print what they do."""
    if build(project, folder / "ours").fails():
        raise SystemExit("the site was not built")
    _mark(project / "build")
    run_engine(project / "build", folder / "stock", SEARCH)
    for language, typed in asked.items():
        root = folders_of(project)[language]
        # The stock search is asked in a site of its own, where its index is.
        with served(folder / "ours", "/") as address:
            ours = _asked(page, address + root, "ours", typed)
        with served(folder / "stock" / language, "/") as address:
            stock = _asked(page, address, "stock", typed, worker=_worker(folder / "stock" / language))
        sizes = (
            _kilobytes(folder / "ours" / root, _ours(folder / "ours" / root)),
            _kilobytes(folder / "stock" / language, _STOCK),
        )
        print("{}, {}: ours {:.0f} KB, stock {:.0f} KB, compressed".format(name, language, *sizes))
        print(f"    ours   {ours}\n    stock  {stock}")
        if name == _REAL:
            _print_first(language, ours, stock)


def _mark(build: Path) -> None:
    """Tell the stock search, in its own ways, what repeats other pages and which pages count more."""
    for page in build.rglob("*.md"):
        rank = _RANKS.get(page.parent.name, "exclude: true") if page.stem != "index" else "exclude: true"
        text = _REPEATED.sub(r"\g<0> data-search-exclude", page.read_text("utf-8"))
        page.write_text(text.replace("---\n", f"---\nsearch: {{{rank}}}\n", 1), "utf-8")


def _asked(page: Page, address: str, search: str, typed: Sequence[str], **more: str) -> Figures:
    page.goto(f"{address}index.html")
    page.add_script_tag(content=_SCRIPT)
    given: dict[str, Any] = {"root": address, "queries": list(typed), **more}
    return Figures(**page.evaluate(f"given => {search}(given)", given))


def _worker(site: Path) -> str:
    (worker,) = (site / "assets/javascripts/workers").glob("search.*.js")
    return worker.relative_to(site).as_posix()


def _ours(folder: Path) -> list[str]:
    """Return what our search loads, as the first page of a language names it."""
    found = _FILES.search((folder / "index.html").read_text("utf-8"))
    return found[1].split(" ") if found else []


def _kilobytes(site: Path, patterns: Iterable[str]) -> float:
    files = [file for pattern in patterns for file in sorted(site.glob(pattern))]
    return sum(len(gzip.compress(file.read_bytes())) for file in files) / 1024


def _print_first(language: str, ours: Figures, stock: Figures) -> None:
    """Print how often the first result is right, over all queries but descriptions."""
    asked = [query for query in queries(language) if query.kind != DESCRIPTION]
    shares = []
    for figures in (ours, stock):
        right = sum(
            path.removeprefix("terms/").removesuffix(".html") in query.first
            for query, path in zip(asked, figures.first, strict=True)
        )
        shares.append(right / len(asked))
    print("    right term first: ours {:.1%}, stock {:.1%}".format(*shares))


@click.command()
@click.option("--size", default=5000, help="How many terms the made-up glossary has. Default: 5000.")
def main(size: int) -> None:
    """Compare the two searches on the real glossary and on a made-up one."""
    with sync_playwright() as playwright, TemporaryDirectory() as temporary:
        browser = playwright.chromium.launch(executable_path=program(), args=ARGUMENTS)
        page = browser.new_page()
        real = {one: [query.text for query in queries(one) if query.kind != DESCRIPTION] for one in LANGUAGES}
        project = Path(temporary, "project")
        for part in ("glossary", "docs"):
            shutil.copytree(PROJECT / part, project / part)
        compare(_REAL, project, real, page, Path(temporary, "real"))
        project = Path(temporary, "made-up")
        write_glossary(project, size)
        glossary = read(project).glossary
        if glossary is None:
            raise SystemExit("the made-up glossary cannot be read")
        terms = glossary.terms[:: max(1, size // _TYPED)]
        typed = {one.id: [term.entries[one.id].term for term in terms] for one in glossary.settings.languages}
        compare(f"{size:,} terms", project, typed, page, Path(temporary, "large"))
        browser.close()


if __name__ == "__main__":
    main()
