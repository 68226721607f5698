"""What the terms of a glossary look like in running text, and what finds them there."""

from __future__ import annotations

from generator.model import Glossary
from generator.words.forms import contexts, forms, subject
from generator.words.matcher import Matcher


def make_matcher(glossary: Glossary, language: str) -> Matcher:
    """Return what finds the terms of a glossary in texts of a language."""
    return Matcher(forms(glossary, language), contexts(glossary, language), subject(glossary, language))
