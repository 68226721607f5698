"""The data files as they are written. Editors get their JSON Schema.

Which languages a text comes in is up to each glossary, so the classes that hold texts are made for
its languages by `term_record` and `settings_record`.
"""

from generator.source.record.settings import (
    SUBJECT,
    ContextsRecord,
    FrontRecord,
    LanguagesRecord,
    StageListRecord,
    settings_record,
)
from generator.source.record.term import (
    NAME_WITH_MORE,
    PLAIN_NAME,
    AvoidedRecord,
    EntryRecord,
    MarkedRecord,
    term_record,
)

__all__ = [
    "NAME_WITH_MORE",
    "PLAIN_NAME",
    "SUBJECT",
    "AvoidedRecord",
    "ContextsRecord",
    "EntryRecord",
    "FrontRecord",
    "LanguagesRecord",
    "MarkedRecord",
    "StageListRecord",
    "settings_record",
    "term_record",
]
