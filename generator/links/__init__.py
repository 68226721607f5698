"""Words that find each other: mentions of terms in prose, and who mentions whom."""

from __future__ import annotations

from generator.links.forms import contexts, forms, subject
from generator.links.matcher import Matcher
from generator.model import Glossary


def matcher(glossary: Glossary, language: str) -> Matcher:
    """Return what finds the terms of a glossary in texts of a language."""
    return Matcher(forms(glossary, language), contexts(glossary, language), subject(glossary, language))
