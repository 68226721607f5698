"""Templates: compiled once, however many languages and builds print with them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from jinja2 import Environment

from generator.outline import Outline
from generator.pages.render import compile_templates
from tests.projects import GOLDEN, made_pages
from tests.test_linking import glossary


def test_each_template_is_compiled_once_for_all_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: Counter[str | None] = Counter()
    compile_one = Environment.compile

    def counted(self: Environment, source: str, name: str | None = None, *more: Any) -> Any:
        compiled[name] += 1
        return compile_one(self, source, name, *more)

    monkeypatch.setattr("generator.pages.render._COMPILED._codes", {})
    monkeypatch.setattr(Environment, "compile", counted)
    compile_templates()
    assert len(Outline(glossary(GOLDEN)).languages) > 1
    assert made_pages(glossary(GOLDEN))
    assert "term.md.j2" in compiled
    assert set(compiled.values()) == {1}
