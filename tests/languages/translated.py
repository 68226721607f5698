"""The Spanish project, passed off as one in another language: its words stay Spanish, what surrounds them does not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

HERE = Path(__file__).parent


def translated(folder: Path, language: str, locale: str = "", own: str = "") -> Path:
    """Write the project into a folder, with a file of the language's `own`, if any, and return the folder."""
    shutil.copytree(HERE / "spanish", folder)
    settings = f"id: {language}, name: X, locale: {locale or language}"
    for file in folder.rglob("*.yml"):
        text = file.read_text("utf-8").replace("id: es, name: Español, locale: es_ES", settings)
        file.write_text(re.sub(r"\bes:", f"{language}:", text), "utf-8")
    if own:
        (folder / "glossary/languages").mkdir()
        (folder / f"glossary/languages/{language}.yml").write_text(own, "utf-8")
    return folder
