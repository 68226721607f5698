"""How much it costs to tell of relations that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import problem
from generator.build import examine
from tests import make


def test_a_folder_full_of_unknown_ids_is_not_compared_with_all_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A comparison with ten thousand ids takes a tenth of a second."""
    compared: list[str] = []

    def compare(word: str, *_: object, **__: object) -> list[str]:
        compared.append(word)
        return []

    monkeypatch.setattr(problem, "get_close_matches", compare)
    unknown = ", ".join(f"unknown-{number}" for number in range(300))
    term = f"related: [lead, {unknown}]\n"
    found = examine(make.project(tmp_path, {f"glossary/terms/{id_}.yml": term for id_ in ("quota", "win-rate")}))
    assert len([one for one in found.problems if one.code == "G201"]) == 600
    assert len(compared) == len({*compared}) == 100
