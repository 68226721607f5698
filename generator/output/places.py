"""Where a folder must not be written: in what people write, or around it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator.output.files import OutputError


def refuse_amidst(folder: Path, others: Mapping[Path, str]) -> None:
    """Raise `OutputError` when a folder that is to be written lies in one of these others, or around it.

    Each is named as people know it. Symbolic links and other spellings of a name are seen through.
    """
    for other, name in others.items():
        if _is_in(folder, other):
            raise OutputError(folder, f"lies in {name}", "choose another place, like a new folder")
        if _is_in(other, folder):
            raise OutputError(folder, f"lies around {name}", "choose another place, like a new folder")


def _is_in(place: Path, folder: Path) -> bool:
    real, around = Path(os.path.realpath(place)), Path(os.path.realpath(folder))
    return any(_is_same(each, around) for each in (real, *real.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:  # what is not there yet, or cannot be seen, has its name only
        return False
