"""French signs and spaces: what is a slip, and what stands there instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.typography import slips

# · is U+00A0, and _ is U+202F.
_SPACES = str.maketrans({"·": "\u00a0", "_": "\u202f"})


def corrected(language: str, text: str) -> str:
    """Return the text with all its slips corrected."""
    for slip in sorted(slips(language, text), key=lambda slip: slip.start, reverse=True):
        text = text[: slip.start] + slip.correct + text[slip.end :]
    return text


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("l'affaire", "l’affaire"),
        ("aujourd'hui, l'« affaire »", "aujourd’hui, l’«·affaire·»"),
        ("Combien ?", "Combien_?"),
        ("Combien?", "Combien_?"),
        ("Combien·?", "Combien_?"),
        ("Quoi ?! Oui !", "Quoi_?! Oui_!"),
        ("un ; deux;", "un_; deux_;"),
        ("voici : un", "voici·: un"),
        ("voici: un", "voici·: un"),
        ("voici_: un", "voici·: un"),
        ("«un»", "«·un·»"),
        ("« un »", "«·un·»"),
        ("8 %", "8·%"),
        ("8%", "8·%"),
        ("25 000 €", "25_000·€"),
        ("1 250 000", "1_250_000"),
        ("(oui) ?", "(oui)_?"),
        ("**gras** : suite", "**gras**·: suite"),
        ("`MQL`: suite `SQL` ?", "`MQL`·: suite `SQL`_?"),
        ('[oui?](https://a.example) "oui?"', '[oui_?](https://a.example) "oui_?"'),
    ],
)
def test_slips_are_corrected(written: str, right: str) -> None:
    assert corrected("fr", written.translate(_SPACES)) == right.translate(_SPACES)


@pytest.mark.parametrize(
    "right",
    [
        "à 12:30, page 4:2",
        "https://example.org/a?b=c;d!",
        "`code : rien ?`",
        "mailto:ruth@example.org",
        "l’affaire «·un·»_? 8·%",
        "?",
        "'entre apostrophes'",
        "http://a.example:8000/",
        "en 2024 300 clients",
    ],
)
def test_what_is_right_stays(right: str) -> None:
    assert corrected("fr", right.translate(_SPACES)) == right.translate(_SPACES)


def test_a_slip_says_where_and_why() -> None:
    (slip,) = slips("fr", "Combien ?")
    assert (slip.start, slip.end, slip.correct, slip.rule) == (7, 8, "\u202f", "U+202F stands before ; ! ?")


def test_languages_without_rules_have_no_slips() -> None:
    assert list(slips("en", "Don't : stop !")) == []


TEXTS = st.text(st.sampled_from("ab é1%€;:!?«»'’()*.…`\u00a0\u202f\n"), max_size=30)


@given(TEXTS)
def test_what_is_corrected_has_no_slips_left(text: str) -> None:
    assert list(slips("fr", corrected("fr", text))) == []


@given(TEXTS)
def test_only_spaces_and_apostrophes_change(text: str) -> None:
    def letters(words: str) -> str:
        return "".join(words.replace("'", "’").split())

    assert letters(corrected("fr", text)) == letters(text)
