"""The glossary as the rest of the program sees it: frozen, indexed once, no reading and no writing.

Relations are written once, on either side. `Glossary` shows them on both. Ids that lead nowhere stay
in `Term` as they were written, so that the checks can name them, and are left out of the indexes.
"""

from generator.model.glossary import Confusion, Glossary
from generator.model.language import Language
from generator.model.settings import Ambiguity, Contexts, LearningPath, Licence, Settings, Stage, StageList, Topic
from generator.model.term import UNKNOWN, Contrast, Entry, Formula, Official, Quantity, Source, Term

__all__ = [
    "UNKNOWN",
    "Ambiguity",
    "Confusion",
    "Contexts",
    "Contrast",
    "Entry",
    "Formula",
    "Glossary",
    "Language",
    "LearningPath",
    "Licence",
    "Official",
    "Quantity",
    "Settings",
    "Source",
    "Stage",
    "StageList",
    "Term",
    "Topic",
]
