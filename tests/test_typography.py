"""French signs and spaces: what is a slip, and what stands there instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.languages import slips

# · is U+00A0, and _ is U+202F.
_SPACES = str.maketrans({"·": "\u00a0", "_": "\u202f"})


def corrected(language: str, text: str) -> str:
    """Return the text with all its slips corrected."""
    for slip in sorted(slips(language, text), key=lambda slip: slip.start, reverse=True):
        if slip.correct is not None:
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


@pytest.mark.parametrize(
    ("locale", "written", "right"),
    [
        ("fr_CA", "Quoi ? Oui ! un ; deux", "Quoi? Oui! un; deux"),
        ("fr_CA", "Quoi·? Oui! un; deux_;", "Quoi? Oui! un; deux_;"),
        ("fr_CA", "voici : « un » 8 % 25 000 $", "voici·: «·un·» 8·% 25·000·$"),
        ("fr_CA", "voici: «un» 8% 25_000$ l'oie", "voici·: «·un·» 8·% 25_000·$ l’oie"),
        ("fr_CA", "a?b $a$ 5$x", "a?b $a$ 5$x"),
        ("fr_CH", "Quoi? voici: «un» 8% 25 000", "Quoi_? voici_: «_un_» 8% 25_000"),
        ("fr_CH", "Quoi·? voici·: «·un·» 8·%", "Quoi·? voici·: «·un·» 8·%"),
        ("fr_CH", "Quoi ? voici : « un » 8 %", "Quoi_? voici_: «_un_» 8_%"),
        ("fr_BE", "Quoi ? voici : 8 % 25 000", "Quoi_? voici·: 8·% 25_000"),
        ("fr_LU", "Quoi ? voici : 8 % 25 000, 25.000, 25·000", "Quoi_? voici·: 8·% 25_000, 25.000, 25·000"),
        ("fr_XX", "Quoi ? 25 000", "Quoi_? 25_000"),
        ("en_CA", "Don't : stop !", "Don't : stop !"),
    ],
)
def test_each_country_has_its_typography(locale: str, written: str, right: str) -> None:
    assert corrected(locale, written.translate(_SPACES)) == right.translate(_SPACES)


LOCALES = st.sampled_from(["fr", "fr_FR", "fr_CA", "fr_CH", "fr_BE", "fr_LU"])
TEXTS = st.text(st.sampled_from("ab é1%€$;:!?«»'’()*.…`\u00a0\u202f\n"), max_size=30)


@given(LOCALES, TEXTS)
def test_what_is_corrected_has_no_slips_left(locale: str, text: str) -> None:
    assert list(slips(locale, corrected(locale, text))) == []


@given(LOCALES, TEXTS)
def test_only_spaces_and_apostrophes_change(locale: str, text: str) -> None:
    def letters(words: str) -> str:
        return "".join(words.replace("'", "’").split())

    assert letters(corrected(locale, text)) == letters(text)
