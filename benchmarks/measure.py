"""One step of the pipeline, in a process of its own: how long it took, and how much memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engine import SEARCH, run_engine
from generator.build import build, examine
from generator.mentions import Mentions
from generator.outline import Outline
from generator.output import merged, write
from generator.pages import pages_of
from generator.site import engine_input
from generator.source.read import read

_INSTALLATION = Path(__file__).parent.parent
_PROCESSES = Path("/proc")
_PAUSE = 0.1  # seconds between two looks at the memory
_SESSION = 3  # where /proc/N/stat, behind the name of the program, says the session


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step took: seconds by the clock, and megabytes of all its processes together at the peak."""

    clock: float
    memory: float


def measured(step: str, project: Path) -> Cost:
    """Return what a step costs on a project folder, in a fresh process. Loading our modules is not counted."""
    command = [sys.executable, "-c", f"from {__name__} import main; main()", step, str(project)]
    with subprocess.Popen(
        command, cwd=_INSTALLATION, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        most = 0.0
        while process.poll() is None:
            most = max(most, sum(_memory(process.pid)))
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PAUSE)
        said = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise SystemExit(f"stopped at: {step}")
    return Cost(json.loads(said), most)


def _memory(session: int) -> Iterator[float]:
    """Yield the megabytes of each process of a session; what several share counts once. Only Linux tells."""
    for process in _PROCESSES.glob("[0-9]*") if _PROCESSES.is_dir() else ():
        with suppress(OSError, ValueError, IndexError):  # it may have ended meanwhile
            if int((process / "stat").read_text("utf-8").rpartition(")")[2].split()[_SESSION]) == session:
                lines = (process / "smaps_rollup").read_text("utf-8").splitlines()
                yield sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _read(project: Path) -> None:
    read(project)


def _examine(project: Path) -> None:
    _sound(project)


def _generate(project: Path) -> None:
    outline, mentions = _sound(project)
    pages = (
        {f"{id_}/{path}": content for path, content in pages_of(outline, found).items()}
        for id_, found in mentions.items()
    )
    write(project / "build", merged((*pages, engine_input(outline))))


def _engine(project: Path) -> None:
    """Run the engine with the search it comes with, as someone without us would, and nothing else."""
    with tempfile.TemporaryDirectory() as output:
        run_engine(project / "build", Path(output), SEARCH)


def _engine_without_search(project: Path) -> None:
    with tempfile.TemporaryDirectory() as output:
        run_engine(project / "build", Path(output), {})


def _whole(project: Path) -> None:
    if build(project, project / "site").fails():
        raise SystemExit("the site was not built")


def _sound(project: Path) -> tuple[Outline, Mapping[str, Mentions]]:
    outcome = examine(project)
    if outcome.outline is None or outcome.fails():
        raise SystemExit("the glossary has errors")
    return outcome.outline, outcome.mentions


STEPS: Mapping[str, Callable[[Path], None]] = {
    "read": _read,
    "examine": _examine,
    "generate": _generate,
    "engine": _engine,
    "engine_without_search": _engine_without_search,
    "whole": _whole,
}


def main() -> None:
    """Run the step that is named first in the command line on the project named second, and print its seconds.

    Not as a program of its own: the processes of a build would load that again, which those of the command do not.
    """
    step, project = STEPS[sys.argv[1]], Path(sys.argv[2])
    start = time.perf_counter()
    step(project)
    print(json.dumps(time.perf_counter() - start))
