"""What lets a browser add the glossary as a search engine."""

from __future__ import annotations

from html import escape

from generator.model import Glossary, Language
from generator.outline import OPENSEARCH, Kind, address_of, path_of
from generator.site.assets import ICON

# How many characters the standard gives the short name of a search engine.
_SHORT = 16


def opensearch(glossary: Glossary, language: Language) -> bytes:
    """Return the description of a language's search."""
    settings = glossary.settings
    title = settings.titles[language.id]
    short = title if len(title) <= _SHORT else title[: _SHORT - 1].rstrip() + "…"
    top = escape(settings.address + settings.folder(language))
    home = address_of(path_of(Kind.HOME))
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{escape(short)}</ShortName>
  <LongName>{escape(title[:48])}</LongName>
  <Description>{escape(language.words.search)}</Description>
  <Language>{language.id}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">{escape(settings.address)}{ICON}</Image>
  <Url type="text/html" template="{top}{home}?q={{searchTerms}}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="{top}{OPENSEARCH}"/>
</OpenSearchDescription>
""".encode()
