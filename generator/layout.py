"""The names of files and folders in a project, for all who need them."""

from __future__ import annotations

GLOSSARY = "glossary"
SETTINGS = "glossary/glossary.yml"
TERMS = "glossary/terms"
CONTEXTS = "glossary/contexts"
LANGUAGES = "glossary/languages"
DOCS = "docs"
ENGINE_SETTINGS = "mkdocs.yml"

# In every folder that the generator writes stands a list of what it wrote there.
LIST = ".glossary-files"
