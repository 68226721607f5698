"""The other way out: ProperDocs, which keeps the engine up, builds the same files to the byte."""

from __future__ import annotations

import re
from pathlib import Path

from tests.exits import with_mkdocs, with_properdocs
from tests.projects import glossary_of, golden, tree

# Which program made a page. Ours say none, but those of a project's own theme may.
GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


def test_properdocs_builds_what_mkdocs_builds(tmp_path: Path) -> None:
    glossary = glossary_of(golden().folder)
    made = {
        build.__name__: {
            path: GENERATOR.sub(b"", content)
            for path, content in tree(build(golden(), glossary.settings, tmp_path)).items()
        }
        for build in (with_mkdocs, with_properdocs)
    }
    assert made["with_properdocs"].keys() == made["with_mkdocs"].keys()
    assert len(made["with_mkdocs"]) > 50
    different = [path for path, content in made["with_properdocs"].items() if content != made["with_mkdocs"][path]]
    assert not different
