"""What the site engine says, in the words of MkDocs 1.6 → findings about what somebody wrote."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from generator.documents import Documents
from generator.outline import Kind, path_of
from generator.problem import Problem, did_you_mean
from generator.span import Places, Span

_COMPLAINT = re.compile(r"^(?:WARNING|ERROR) +- +(.+)$", re.MULTILINE)
_LINK = re.compile(
    r"Doc file '(?P<page>.+?)' contains an? .*?link '(?P<target>.*?)',.*?(?:Did you mean '(?P<near>.+?)'\?)?$"
)
_SETTING = re.compile(r"Config value '(?P<name>\w+)'")

_TERM = path_of(Kind.TERM, "lead")

# Where a link can stand: inline, as a reference, in HTML.
_BEFORE = r"""(?:\]\([ \t]*<?|\]:[ \t]*<?|\b(?:href|src)[ \t]*=[ \t]*["']?)"""


class EngineError(Exception):
    """Why the engine could not build the site."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint: about a link on a page (`en/about.md`), about a setting by its name, or about all of it."""

    code: str
    message: str
    hint: str = ""
    page: str = ""
    target: str = ""
    setting: str = ""


def complaints(said: str, settings: str, language: str) -> list[Complaint]:
    """Return what the engine complained about, or, if it said nothing of use, where it stopped.

    `settings` is the file that it was given, for people who want to see all that it says.
    """
    found = [_complaint(match[1], language) for match in _COMPLAINT.finditer(said)]
    if found:
        return found
    last = said.strip().rpartition("\n")[2] or "it said nothing"
    hint = f"to see all it says: {sys.executable} -m mkdocs build -f {settings}"
    return [Complaint("G602", f"the site engine stopped: {last}", hint)]


def _complaint(text: str, language: str) -> Complaint:
    if not (link := _LINK.match(text)):
        setting = _SETTING.match(text)
        return Complaint("G602", text, "correct this setting", setting=setting["name"] if setting else "")
    near = did_you_mean(link["near"] or "")
    usual = f"link to the Markdown file of a page, seen from this one, like ../{_TERM}; or delete the link"
    message = f"link to '{link['target']}', which is not there"
    return Complaint("G603", message, near or usual, f"{language}/{link['page']}", link["target"])


def placed(
    complaint: Complaint,
    documents: Documents,
    texts: Mapping[str, str],
    settings: Callable[[str], Span],
    pages: str = "build",
) -> Iterator[Problem]:
    """Yield a complaint as findings, one for each place in the files that people wrote.

    `settings` tells where the setting of a name is made; without a name, where most of them are. Pages that
    were made lie in the folder `pages`.
    """
    file = documents.file_of(complaint.page) if complaint.page in documents.texts else f"{pages}/{complaint.page}"
    spans = [settings(complaint.setting)]
    if complaint.page:
        spans = list(_links(Places(file, texts.get(file, "")), complaint.target)) or [Span(file)]
    for span in spans:
        yield Problem(complaint.code, complaint.message, span, complaint.hint)


def _links(places: Places, target: str) -> Iterator[Span]:
    """Yield the spans of all links to a target. One in code is as good as none."""
    ways = "|".join(re.escape(way) for way in dict.fromkeys((target, escape(target, quote=False))))
    for match in re.finditer(rf"{_BEFORE}(?P<target>{ways})(?![^\s)>\"'])", places.text):
        yield places.span(match.start("target"), match.end("target"))
