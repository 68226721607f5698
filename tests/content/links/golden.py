"""Everything a glossary's terms look like in running text, in lines that can be read and compared.

`pytest tests/content/links --accept` renews `forms.en.txt` and `forms.fr.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model import Glossary
from generator.words.forms import Context, Form, Signs, contexts, forms, subject
from generator.words.inflection import Alternatives
from generator.words.tokens import COMMA


def path(language: str) -> Path:
    """Return the file that holds the expansion of the whole glossary in a language."""
    return Path(__file__).parent / f"forms.{language}.txt"


def expansion(glossary: Glossary, language: str) -> str:
    """Return a line for each form and context: `lead: sales lead(s)`, `lead: no term · lead pipe|pipes`."""
    return "".join(f"{line}\n" for line in sorted(_lines(glossary, language)))


def _lines(glossary: Glossary, language: str) -> Iterator[str]:
    for form in forms(glossary, language):
        words = (
            _with_signs(form) if form.signs else " ".join(map(_alternatives, form.words)).replace(f" {COMMA}", COMMA)
        )
        yield f"{form.term}: {words}{'  (in contexts only)' if form.in_context else ''}"
    yield f"*: {'|'.join(sorted(subject(glossary, language)))}"
    for context in contexts(glossary, language):
        yield f"{context.term}: {_phrase(context)}"


def _with_signs(form: Form) -> str:
    """Return a form that is found only as it is written."""
    signs = form.signs or Signs("")
    return signs.before + "".join(map("".join, zip(map(_alternatives, form.words), signs.after, strict=True)))


def _phrase(context: Context) -> str:
    words = ["|".join(options) for options in context.words]
    if context.end:
        words[context.start] = f"[{words[context.start]}"
        words[context.end - 1] += "]"
    near = f" ~ {'|'.join(sorted(context.company))}" if context.company else ""
    return f"{'means' if context.end else 'no term'} · {' '.join(words)}{near}"


def _alternatives(word: Alternatives) -> str:
    if len(word) == 2 and word[1].startswith(word[0]):
        return f"{word[0]}({word[1].removeprefix(word[0])})"
    return "|".join(word)
