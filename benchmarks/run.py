"""Measures the pipeline on made-up glossaries and prints the figures: `python -m benchmarks.run`."""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click

from benchmarks.made_up import write_glossary
from benchmarks.measure import Cost, measured

_TO_ENGINE = 1.2
_GROWTH = 6.0
_MEMORY = 1000
_FEW = 500  # up to so many terms a run is short enough to be repeated often
_AGAIN_UP_TO = 1000  # building twice more takes too long beyond this


@dataclass(frozen=True, slots=True)
class Figures:
    """What one size costs, by step; `again` and `one_changed` are second builds."""

    size: int
    steps: Mapping[str, Cost]

    def ratio(self, step: str, other: str) -> float:
        """Return how many times as long as another a step takes."""
        return self.steps[step].clock / self.steps[other].clock


def figures(size: int) -> Figures:
    """Measure one size in a temporary folder. Each figure is the best of several where a run is short."""
    repeats = 7 if size <= _FEW else 3 if size <= _AGAIN_UP_TO else 1
    with tempfile.TemporaryDirectory(prefix="glossary-benchmark-") as folder:
        project = Path(folder)
        write_glossary(project, size)
        best: dict[str, Cost] = {}
        for _ in range(repeats):
            for step, cost in _one_round(project, again=size <= _AGAIN_UP_TO):
                best[step] = min(cost, best.get(step, cost), key=lambda one: one.clock)
    return Figures(size, best)


def _one_round(project: Path, *, again: bool) -> list[tuple[str, Cost]]:
    _clear(project)
    # The engine in the middle, so that what it is compared with stands close to it in time.
    costs = [(step, measured(step, project)) for step in ("generate", "engine", "engine_without_search")]
    _clear(project)
    costs.append(("whole", measured("whole", project)))
    if again:
        costs.append(("again", measured("whole", project)))
        _change_one(project)
        costs.append(("one_changed", measured("whole", project)))
    return costs


def _clear(project: Path) -> None:
    for made in ("build", "site"):
        shutil.rmtree(project / made, ignore_errors=True)


def _change_one(project: Path) -> None:
    """Add a word to the last text of the first term."""
    file = min((project / "glossary" / "terms").iterdir())
    file.write_text(file.read_text("utf-8").removesuffix(".\n") + " vo.\n", "utf-8")


def _files(count: int) -> Mapping[str, Cost]:
    with tempfile.TemporaryDirectory(prefix="glossary-benchmark-") as folder:
        write_glossary(Path(folder), count)
        return {step: measured(step, Path(folder)) for step in ("read", "examine")}


def _print_sizes(all_figures: Sequence[Figures]) -> None:
    print("seconds by the clock, two languages")
    print(
        f"{'terms':>7} {'check + generate':>18} {'engine alone':>14} {'without search':>16} {'whole':>8} {'memory':>9}"
    )
    for one in all_figures:
        steps = ("generate", "engine", "engine_without_search", "whole")
        generate, engine, without, whole = (one.steps[step].clock for step in steps)
        memory = one.steps["whole"].memory
        print(f"{one.size:>7,} {generate:>18.2f} {engine:>14.2f} {without:>16.2f} {whole:>8.2f} {memory:>6.0f} MB")


def _print_ratios(all_figures: Sequence[Figures]) -> None:
    print()
    for one in all_figures:
        _print(f"{one.size:,} terms: whole build ÷ engine alone", one.ratio("whole", "engine"), _TO_ENGINE)
        print(f"    ÷ engine without its search {one.ratio('whole', 'engine_without_search'):.2f}")
        if "again" in one.steps:
            ratios = (one.ratio(step, "whole") for step in ("again", "one_changed"))
            print("    second build ÷ first: nothing changed {:.2f}, one term changed {:.2f}".format(*ratios))
    for small, large in pairwise(all_figures):
        allowed = large.size / small.size * _GROWTH / 5
        grown = large.steps["whole"].clock / small.steps["whole"].clock
        _print(f"{large.size:,} ÷ {small.size:,} terms, whole build", grown, allowed)
    _print("memory at most, MB", max(one.steps["whole"].memory for one in all_figures), _MEMORY)


def _print(what: str, found: float, allowed: float) -> None:
    digits = 0 if allowed >= 100 else 2
    verdict = "reached" if found <= allowed else "MISSED"
    print(f"{what}: {found:.{digits}f} (at most {allowed:g}: {verdict})")


@click.command()
@click.option("--sizes", default="89,1000,5000", help="How many terms, with commas. Default: 89,1000,5000.")
@click.option("--files", type=click.IntRange(0), default=10_000, help="How many files to read and check; 0 for none.")
def main(sizes: str, files: int) -> None:
    """Measure check, generate, whole build and engine alone, and print them as ratios of this run."""
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}\n")
    all_figures = [figures(int(size)) for size in sizes.split(",")]
    _print_sizes(all_figures)
    _print_ratios(all_figures)
    if files:
        costs = _files(files)
        times = (f"{costs[step].clock:.1f} s" for step in ("read", "examine"))
        print("\n{:,} files: read and validated in {}, checked too in {}".format(files, *times))


if __name__ == "__main__":
    main()
