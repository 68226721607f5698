"""Texts of two directions in one line: which are marked, and how."""

from __future__ import annotations

import pytest

from generator.languages import rules_of
from generator.languages.directions import left_to_right, other_direction, within


@pytest.mark.parametrize(
    ("text", "around", "direction"),
    [
        ("نسبة", "rtl", ""),
        ("Bonk", "ltr", ""),
        ("24/7", "rtl", ""),
        ("24/7", "ltr", ""),
        ("", "rtl", ""),
        ("C++ (GPX)", "rtl", "ltr"),
        ("нарт!", "rtl", "ltr"),
        ("نسبة!", "ltr", "rtl"),
        ("שלום", "ltr", "rtl"),
        # Of both: as the page is, but by itself.
        ("محور BB30 (PF)", "rtl", "rtl"),
        ("CRM سحابي", "rtl", "rtl"),
        ("CRM سحابي", "ltr", "ltr"),
    ],
)
def test_a_text_is_marked_where_letters_are_written_the_other_way(text: str, around: str, direction: str) -> None:
    assert other_direction(text, around) == direction
    marks = {"": ("", ""), "ltr": ("\u2066", "\u2069"), "rtl": ("\u2067", "\u2069")}
    begin, end = marks[direction]
    assert within(text, around) == f"{begin}{text}{end}"


def test_english_words_are_read_as_english_within_lines_from_the_right() -> None:
    english, japanese, enclosed = (rules_of(language).wording for language in ("en", "ja", "ar"))
    assert japanese.searching == english.searching
    assert enclosed == left_to_right(japanese)
    assert enclosed.searching.failed == f"\u2066{english.searching.failed}\u2069"
    assert enclosed.terms_count.of(3) == "\u20663 terms\u2069"
    assert enclosed.reviewed == "\u2066Reviewed on \u2068{date}\u2069\u2069"
    assert enclosed.searching.groups["terms"] == "\u2066Terms\u2069"


def test_what_is_filled_in_between_signs_keeps_the_order_of_the_page() -> None:
    assert rules_of("ar").wording.official_note == "\u2068{source}\u2069, \u2068{date}\u2069"


def test_what_is_no_text_of_a_page_stays_as_it_is() -> None:
    assert rules_of("ar").wording.searching.new_term == rules_of("en").wording.searching.new_term
    assert rules_of("ar").wording.read_in == "{name}"
