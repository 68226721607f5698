"""One step of the pipeline, in a process of its own: what it took in time, processor time and memory."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.build import build, examine
from generator.model import Glossary
from generator.output import merged, write
from generator.pages import make_pages
from generator.site import engine_input
from generator.source.read import read

_IN_A_MEGABYTE = 1024**2 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kilobytes
_INSTALLATION = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step took: seconds by the clock, seconds of processor, and megabytes at the peak.

    `own` is our process; `engines` are all that it started, together in time, the largest in memory.
    """

    clock: float
    own: float
    engines: float
    own_memory: float
    engine_memory: float

    def path(self, languages: int) -> float:
        """Return the processor time along the way when each language's engine has a core of its own.

        That is what the clock shows on a quiet machine, and other programs cannot make it longer.
        """
        return self.own + self.engines / languages

    def memory(self, languages: int) -> float:
        """Return what all processes hold at most, as if each were largest at the same time."""
        return self.own_memory + self.engine_memory * languages


def measured(step: str, project: Path) -> Cost:
    """Return what a step costs on a project folder, in a fresh process. Loading our modules is not counted."""
    command = [sys.executable, "-m", "benchmarks.measure", step, str(project)]
    run = subprocess.run(command, cwd=_INSTALLATION, stdout=subprocess.PIPE, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"stopped at: {step}")
    return Cost(**json.loads(run.stdout))


def _read(project: Path) -> None:
    read(project)


def _examine(project: Path) -> None:
    _sound(project)


def _generate(project: Path) -> None:
    glossary = _sound(project)
    write(project / "build", merged((make_pages(glossary, {}), engine_input(project, glossary))))


def _engine(project: Path) -> None:
    """Run the engine on the Markdown in `build`, for all languages at the same time, and nothing else."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    with tempfile.TemporaryDirectory() as folder:
        runs = [
            subprocess.Popen(
                [*command, "-f", str(settings), "-d", str(Path(folder, settings.stem))],
                env=environment,
                stderr=subprocess.DEVNULL,
            )
            for settings in (project / "build").glob("mkdocs.*.yml")
        ]
        codes = [run.wait() for run in runs]
        if any(codes):
            raise SystemExit("the engine stopped")


def _whole(project: Path) -> None:
    if build(project, project / "site").fails():
        raise SystemExit("the site was not built")


def _sound(project: Path) -> Glossary:
    outcome = examine(project)
    if outcome.glossary is None or outcome.fails():
        raise SystemExit("the glossary has errors")
    return outcome.glossary


STEPS: Mapping[str, Callable[[Path], None]] = {
    "read": _read,
    "examine": _examine,
    "generate": _generate,
    "engine": _engine,
    "whole": _whole,
}


def _cost(step: Callable[[Path], None], project: Path) -> Cost:
    clock, processor = time.perf_counter(), time.process_time()
    step(project)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    own, engines = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Cost(
        clock=clock,
        own=processor,
        engines=engines.ru_utime + engines.ru_stime,
        own_memory=own.ru_maxrss / _IN_A_MEGABYTE,
        engine_memory=engines.ru_maxrss / _IN_A_MEGABYTE,
    )


if __name__ == "__main__":
    print(json.dumps(asdict(_cost(STEPS[sys.argv[1]], Path(sys.argv[2])))))
