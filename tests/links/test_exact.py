"""Names with signs are found where they stand as written, and nobody's invisible signs part a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edits import Edit, apply
from generator.foreign.linker import Linker
from generator.foreign.site import Site
from generator.foreign.syntax import HTML, MARKDOWN, Syntax, survey_html
from generator.mentions import First, survey
from generator.text import literal
from generator.words.forms import form_of
from generator.words.matcher import Matcher

NAMES = {
    "us": ("U.S. market", "U.S."),
    "po": ("P.O.",),
    "wl": ("Win–loss review",),
    "hy": ("buy-in (yes)",),
    "ret": ("(Re)tapping",),
    "ven": ("Vendor (supplier)",),
    "vendor": ("Vendor",),
    "emo": ("🚧",),
    "warn": ("⚠️",),
    "cs": ("C#",),
    "cpp": ("C++",),
    "ess": ("S",),
    "net": (".NET",),
    "round": ("24/7",),
    "node": ("Node.js",),
    "rd": ("R&D",),
    "snake": ("snake_case",),
    "ltv": ("LTV:CAC",),
    "orl": ("O’Reilly (book)",),
    "pipe": ("sales pipeline",),
    "lead": ("lead qualification",),
    "arrow": ("→",),
    "yahoo": ("Yahoo!",),
    "cafe": ("Café",),
    "fi": ("proﬁt",),
}


@pytest.fixture(scope="module")
def finder() -> Matcher:
    return Matcher(form_of(id_, name, "en") for id_, names in NAMES.items() for name in names)


FOUND = [
    ("The U.S. market, a P.O., a win–loss review", ["U.S. market", "P.O.", "win–loss review"]),
    (
        "a win-loss review, win–loss reviews, a win loss review",
        ["win-loss review", "win–loss reviews", "win loss review"],
    ),
    ("a buy–in (yes), a buy-in (yes)", ["buy–in (yes)", "buy-in (yes)"]),
    ("(re)tapping, a vendor (supplier), a 🚧.", ["(re)tapping", "vendor (supplier)", "🚧"]),
    ("In the U.S. they sell.", ["U.S."]),
    ("The U.S. A vendor.", ["U.S.", "vendor"]),
    ("A vendor (supplier) and a vendor(supplier)", ["vendor (supplier)"]),
    ("C# is not C++ nor C.", ["C#", "C++"]),
    ("The user's s, step s), an S, S's and Ss, L’S.", ["S", "S", "S"]),
    ("Use .NET, ASP.NET, net and NET.", [".NET"]),
    ("Open 24/7, not 24 7 hours.", ["24/7", "24 7"]),
    ("Node.js and Node and node.js.", ["Node.js", "node.js"]),
    ("Our R&D pays.", ["R&D"]),
    ("A snake_case name, a snake case.", ["snake_case"]),
    ("The LTV:CAC is fine.", ["LTV:CAC"]),
    ("An O'Reilly (book), an O’Reilly (book)", ["O'Reilly (book)", "O’Reilly (book)"]),
    ("Look at Yahoo! and yahoo.", ["Yahoo!"]),
    ("a → b, a→b, →→", ["→"]),
    ("⚠️ and ⚠ and 🚧🚧", ["⚠️", "⚠", "🚧", "🚧"]),
    ("👷🏽‍🚧", []),
    ("U.S.A. and xU.S. and P.O.Box", []),
    ("sales pipe\u00adline, lead quali\u200bfication", ["sales pipe\u00adline", "lead quali\u200bfication"]),
    ("sa\u2060les\u200b \ufeffpipe\u200dline\u00ad.", ["sa\u2060les\u200b \ufeffpipe\u200dline"]),
    ("Cafe\u0301, Ｃafé, pro\ufb01t, profit", ["Cafe\u0301", "Ｃafé", "pro\ufb01t", "profit"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_names_are_found_as_they_are_written(finder: Matcher, text: str, expected: list[str]) -> None:
    assert [text[start:end] for _, start, end in finder.find(text)] == expected
    assert [text[start:end] for _, start, end in survey(text, finder).mentions] == expected


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found_in_our_pages_too(finder: Matcher, text: str, expected: list[str]) -> None:
    """In definitions the signs of Markdown are escaped."""
    page = literal(text)
    assert [page[start:end] for _, start, end in survey(page, finder).mentions] == [
        literal(f"x{name}")[1:] for name in expected
    ]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_they_are_found_in_pages_of_html(finder: Matcher, text: str, expected: list[str]) -> None:
    page = f"<p>{text.replace('&', '&amp;')}</p>"
    found = [mention.term for mention in survey_html(page, finder).mentions]
    assert found == [mention.term for mention in finder.find(text)]
    assert len(found) == len(expected)


def test_entities_of_invisible_signs_part_no_word(finder: Matcher) -> None:
    text = "A sales pipe&shy;line, a lead quali&#8203;fi&#xAD;cation."
    assert [text[start:end] for _, start, end in survey(text, finder).mentions] == [
        "sales pipe&shy;line",
        "lead quali&#8203;fi&#xAD;cation",
    ]


def test_the_whole_of_a_name_is_the_link(finder: Matcher) -> None:
    text = "Our **U.S.** market, sales pipe\u00adline, a snake\\_case."
    found = survey(text, finder).first(scope=First.PAGE)
    assert apply(text, (Edit(start, end, f"[{text[start:end]}](/{id_})") for id_, start, end in found)) == (
        "Our [**U.S.** market](/us), [sales pipe\u00adline](/pipe), a [snake\\_case](/snake)."
    )


def test_of_two_terms_with_one_exact_name_neither_is_meant() -> None:
    finder = Matcher([form_of("a", "P.O.", "en"), form_of("b", "P.O.", "en")])
    assert list(finder.find("the P.O. box")) == []


_TEXTS = st.text(st.sampled_from("UsS.PO()C#+🚧 v\u00ad\u200b\n→-–'’&\\"), max_size=30)


@given(_TEXTS)
def test_mentions_are_in_order_and_do_not_overlap(text: str) -> None:
    finder = Matcher(form_of(id_, name, "en") for id_, names in NAMES.items() for name in names)
    for mentions in (list(finder.find(text)), survey(text, finder).mentions):
        ends = [0, *(mention.end for mention in mentions)]
        assert all(end <= mention.start < mention.end for end, mention in zip(ends, mentions, strict=False))


@pytest.mark.parametrize("form", [MARKDOWN, HTML])
def test_links_on_such_names_are_put_in_and_taken_away(finder: Matcher, form: Syntax) -> None:
    for text, expected in FOUND:
        page = text.replace("&", "&amp;") if form is HTML else text
        linker = Linker(finder, Site("https://g.example", tuple(NAMES)))
        linked = linker.link(page, form)
        assert bool(linked.changed) == bool(expected) or linked.let_be
        assert linker.link(linked.text, form).text == linked.text
        assert linker.unlink(linked.text, form).text == page
