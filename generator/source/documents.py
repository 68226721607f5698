"""The folder `docs/` → the pages that people write by hand, and what lies beside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from urllib.parse import quote, unquote

from generator.documents import Documents
from generator.layout import DOCS
from generator.model import Language
from generator.outline import Kind, address_of, path_of
from generator.problem import Problem
from generator.scan.effort import markdown_effort
from generator.source.files import Fault, Refusal, contents, decoded, normalized, obstacle, problem
from generator.source.front import front_problems, with_front
from generator.source.reach import Reach
from generator.source.strays import stray_documents
from generator.source.walk import Walk
from generator.span import Places, Span

# A page of so many bytes takes the engine seconds; of an attachment, three copies are made.
MAX_PAGE = 1024 * 1024
MAX_ATTACHMENT = 100 * 1024 * 1024

_HINT = "restore it, or allow it to be read: docs/ holds the pages written by hand, in a folder for each language"
_SMALLER = {
    True: "split it into several pages",
    False: "put it where files of this size are kept, and link to it there",
}

# The engine takes these for pages too, and `.MD` for none.
_OTHER_MARKDOWN = re.compile(r"\.(?:markdown|mdown|mkdn?|md)\Z", re.IGNORECASE)
# Controls that no editor writes into a text. The engine uses some as marks of its own.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ENOUGH = 20
# Where a link leads: inline, as a reference, in HTML.
_TARGET = re.compile(
    r"""(?P<before>\]\([ \t]*<?|^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*<?|\b(?:href|src)=["'])(?P<target>[^\n<>"')]+)""",
    re.MULTILINE,
)


def read_documents(
    project: Path, languages: Sequence[Language], follow: Sequence[Path] = ()
) -> tuple[Documents, list[Problem], dict[str, str]]:
    """Return the files of each language in `docs/`, what is wrong with them as files, and the texts as written.

    A folder that is not there holds no pages; one that cannot be read is a problem. Symbolic links are
    followed inside the project, and into the folders `follow`.
    """
    walk = Walk(project, Reach(project, follow), _HINT)
    strays = list(stray_documents(walk.names(DOCS), languages))
    # A folder that is locked or leads elsewhere is one finding, not one for each language.
    folders = [] if walk.problems else [f"{DOCS}/{language.id}" for language in languages]
    reader = _Reader(project)
    for file in (file for folder in folders for file in walk.files(folder)):
        reader.read(file)
    problems = [*walk.problems, *reader.problems]
    return reader.documents(is_whole=not problems), [*strays, *problems], reader.texts


class _Reader:
    """Reads files one after the other."""

    def __init__(self, project: Path) -> None:
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self._project = project
        self._pages: dict[str, str] = {}
        self._attachments: dict[str, Path] = {}
        self._files: dict[str, str] = {}
        self._addresses: dict[str, str] = {}

    def documents(self, *, is_whole: bool) -> Documents:
        return Documents(self._pages, self._attachments, self._files, is_whole)

    def read(self, file: str) -> None:
        path = unicodedata.normalize("NFC", file.removeprefix(f"{DOCS}/"))
        is_page = path.endswith(".md")
        if wrong := self._misplaced(file, path):
            self.problems.append(wrong)
            return
        found = self._text(file) if is_page else obstacle(self._project / file, MAX_ATTACHMENT)
        if isinstance(found, Refusal):
            hint = {Fault.UNREADABLE: _HINT, Fault.TOO_LARGE: _SMALLER[is_page]}.get(found.fault, "")
            self.problems.append(problem(file, found, hint))
            return
        if file != f"{DOCS}/{path}":
            self._files[path] = file
        if found is None:
            self._attachments[path] = self._project / file
        else:
            self.problems += islice(_controls(file, found), _ENOUGH)
            self.problems += [*front_problems(file, found), *_endless(file, found)]
            self.texts[file] = found
            self._pages[path] = with_front(_composed(found), file)

    def _misplaced(self, file: str, path: str) -> Problem | None:
        """Return what is wrong with the name of a file, given the names before it."""
        language, _, name = path.partition("/")
        address = address_of(name) if name.endswith(".md") else name
        other = self._addresses.setdefault(f"{language}/{address}".casefold(), file)
        if other != file:
            hint = f"rename one of them: the other is {other}"
            return Problem("G123", "two files have one address", Span(file), hint)
        if address == address_of(path_of(Kind.HOME)):
            hint = "give it another name: the home page is made from the glossary"
            return Problem("G123", "this is the address of the home page", Span(file), hint)
        if not name.endswith(".md") and (ending := _OTHER_MARKDOWN.search(name)):
            hint = f"rename it to {name[: ending.start()]}.md"
            return Problem("G106", f"pages end in .md, not in {ending[0]}", Span(file), hint)
        return None

    def _text(self, file: str) -> str | Refusal:
        written = contents(self._project / file, MAX_PAGE)
        text = written if isinstance(written, Refusal) else decoded(written)
        return text if isinstance(text, Refusal) else normalized(text)


def _controls(file: str, text: str) -> Iterator[Problem]:
    places = Places(file, text)
    for match in _CONTROL.finditer(text):
        place = places.span(match.start(), match.end())
        yield Problem("G104", f"character U+{ord(match[0]):04X} is not allowed", place, "delete it: it is invisible")


def _composed(text: str) -> str:
    """Return a page whose links have the composed form that paths have."""
    return _TARGET.sub(lambda link: link["before"] + _target(link["target"]), text)


def _target(target: str) -> str:
    if "%" not in target:
        return unicodedata.normalize("NFC", target)
    plain = unquote(target)
    composed = unicodedata.normalize("NFC", plain)
    return target if composed == plain else quote(composed, safe="/#?:@!$&'()*+,;=~")


def _endless(file: str, written: str) -> Iterator[Problem]:
    """Yield G105 for a page that would keep the engine busy for minutes."""
    steps = markdown_effort(written)
    if steps.is_too_much:
        line = written.count("\n", 0, steps.place) + 1
        message = "brackets, tags or rules beyond number would take minutes to build"
        hint = "look there for what repeats without end or is never closed; break it up, or leave it out"
        yield Problem("G105", message, Span(file, line, 1, 2), hint)
