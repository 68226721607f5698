"""The site engine by itself, on Markdown that the generator has written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

SEARCH: Mapping[str, object] = {
    # What it is advised to be for names: words end at every sign, and titles count most.
    "search": {
        "separator": r"""[\s\-,:!=\[\]()"'’«»/&;]+|\.(?!\d)""",
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}},
    }
}


def run_engine(build: Path, output: Path, plugins: Mapping[str, object]) -> None:
    """Run the engine for all languages in `build` at the same time, each into its folder in `output`."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    runs = []
    for settings in sorted(build.glob("mkdocs.??.yml")):
        own = yaml.safe_load(settings.read_text("utf-8")) | {"plugins": plugins}
        file = settings.with_name(f"{settings.stem}.alone.yml")
        file.write_text(yaml.safe_dump(own), "utf-8")
        arguments = [*command, "-f", str(file), "-d", str(output / own["docs_dir"])]
        runs.append(subprocess.Popen(arguments, env=environment, stderr=subprocess.DEVNULL))
    codes = [run.wait() for run in runs]
    if any(codes):
        raise SystemExit("the engine stopped")
