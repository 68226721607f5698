"""The languages the interface speaks. A new one is a new file here, a line in `WORDINGS`, and one in `ASKING`."""

from __future__ import annotations

from collections.abc import Mapping

from generator.languages.english import ENGLISH
from generator.languages.french import FRENCH
from generator.languages.wording import Wording

WORDINGS: Mapping[str, Wording] = {"en": ENGLISH, "fr": FRENCH}
