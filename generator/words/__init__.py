"""The forms of terms in running text, and the matcher that finds them."""

from __future__ import annotations

from generator.model import Glossary
from generator.words.forms import contexts, forms, subject
from generator.words.matcher import Matcher


def make_matcher(glossary: Glossary, language: str) -> Matcher:
    """Return the matcher of a glossary for texts of a language."""
    return Matcher(forms(glossary, language), contexts(glossary, language), subject(glossary, language))
