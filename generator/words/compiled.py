"""The forms and contexts of a language as a JSON document, from which a browser can find terms.

```
{"version": 1, "language": "en", "terms": ["lead", …], "forms": […], "contexts": […], "subject": ["customer", …]}
```

A form is `{"term": "lead", "words": [["sales"], ["lead", "leads"]]}`: for each word what may stand there. With
`"inContext": true` it counts only where a context says so. With `"before"` or `"after"` it is found only with these
signs: before its words, and behind each of them. A context is `{"term": "account", "words": [["bank"], ["account"]]}`:
nothing in this phrase is that term; with `"start"` and `"end"` the words between these two positions are the term, and
with `"company"` the phrase counts only near one of these words. `*` stands for any word, `,` for a comma. `subject` are
the words that tell what the glossary is about. What is left out is empty, 0 or false.

Words are in lower case, but for those whose capitals matter, and composed (NFKC). `matcher.js` reads this document and
no other version; a change of what it says gets the next number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model import Glossary
from generator.words.forms import Context, Form, Signs, contexts, forms, subject

VERSION = 1

Compiled = dict[str, Any]
"""A document of JSON, as this module describes it."""


class VersionError(ValueError):
    """A document is of another version."""


def compiled(glossary: Glossary, language: str) -> Compiled:
    """Return the document of a language."""
    return {
        "version": VERSION,
        "language": language,
        "terms": [term.id for term in glossary.terms],
        "forms": [_form(form) for form in forms(glossary, language)],
        "contexts": [_context(context) for context in contexts(glossary, language)],
        "subject": sorted(subject(glossary, language)),
    }


def _form(form: Form) -> dict[str, Any]:
    signs = form.signs or Signs("")
    optional = {"inContext": form.in_context, "before": signs.before, "after": list(signs.after)}
    return {"term": form.term, "words": _lists(form.words), **_filled(optional)}


def _context(context: Context) -> dict[str, Any]:
    optional = {"start": context.start, "end": context.end, "company": sorted(context.company)}
    return {"term": context.term, "words": _lists(context.words), **_filled(optional)}


def _lists(words: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    return [list(options) for options in words]


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def read_forms(document: Compiled) -> Iterator[Form]:
    """Yield the forms of a document. Raises `VersionError`."""
    for form in _of_our_version(document)["forms"]:
        before, after = form.get("before", ""), tuple(form.get("after", ()))
        signs = Signs(before, after) if before or after else None
        yield Form(form["term"], _tuples(form["words"]), form.get("inContext", False), signs)


def read_contexts(document: Compiled) -> Iterator[Context]:
    """Yield the contexts of a document. Raises `VersionError`."""
    for context in _of_our_version(document)["contexts"]:
        company = frozenset(context.get("company", ()))
        yield Context(
            context["term"], _tuples(context["words"]), context.get("start", 0), context.get("end", 0), company
        )


def _tuples(words: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(options) for options in words)


def _of_our_version(document: Compiled) -> Compiled:
    if document.get("version") != VERSION:
        raise VersionError(f"version {document.get('version')} of the compiled words, not {VERSION}")
    return document
