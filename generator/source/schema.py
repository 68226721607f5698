"""JSON Schemas of the data files, for editors that complete and check while one types."""

from __future__ import annotations

import json

from generator.source.record import settings_record, term_record

KINDS = ("term", "glossary")


def schema(kind: str, languages: tuple[str, ...]) -> str:
    """Return the schema of a term's file, or of `glossary.yml`, for a glossary in these languages."""
    record = {"term": term_record, "glossary": settings_record}[kind](languages)
    return json.dumps(record.model_json_schema(), indent=2, sort_keys=True) + "\n"
