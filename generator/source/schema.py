"""JSON Schemas of the data files, for editors that complete and check while one types."""

from __future__ import annotations

import json

from generator.source.record import settings_record, term_record
from generator.source.wording import language_record

KINDS = ("term", "glossary", "language")


_RECORDS = {"term": term_record, "glossary": settings_record}


def schema(kind: str, languages: tuple[str, ...]) -> str:
    """Return the schema of a term's file, of `glossary.yml` or of a language's own file, for these languages.

    That of a language knows all plurals: which of them a language has, the check tells.
    """
    record = language_record() if kind == "language" else _RECORDS[kind](languages)
    return json.dumps(record.model_json_schema(), indent=2, sort_keys=True) + "\n"
