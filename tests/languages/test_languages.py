"""What holds for every language of the product, and what the rules of German and Spanish do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from babel import Locale

from generator.folding import unaccented
from generator.languages import KNOWN, rules_of, slips
from generator.languages.typography import Slip
from generator.languages.wording import Counted
from generator.model import Language
from generator.words.inflection import inflected

FOLDER = Path(__file__).parents[2] / "generator" / "languages"


def texts(wording: object) -> Iterator[tuple[str, str]]:
    """Yield every text of a wording, with its name."""
    for field in fields(wording):  # type: ignore[arg-type]  # a wording is a dataclass
        value = getattr(wording, field.name)
        if isinstance(value, str):
            yield field.name, value
        elif isinstance(value, Counted):
            yield from ((f"{field.name}.{category}", form) for category, form in value.forms.items())
        elif isinstance(value, dict):
            yield from ((f"{field.name}.{key}", text) for key, text in value.items())
        else:
            yield from texts(value)


def places(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


def test_every_file_of_a_language_is_listed() -> None:
    named = {path.stem for path in FOLDER.glob("*.py") if "RULES = Rules(" in path.read_text("utf-8")}
    assert named == set(KNOWN)


@pytest.mark.parametrize("language", KNOWN)
def test_every_language_says_all_and_fills_in_the_same(language: str) -> None:
    english = dict(texts(rules_of("en").wording))
    for name, text in texts(rules_of(language).wording):
        assert text.strip() == text != "", name
        if name in english and not name.startswith("read_in"):
            assert places(text) == places(english[name]), name


@pytest.mark.parametrize("language", KNOWN)
def test_every_language_has_a_form_for_each_of_its_plurals(language: str) -> None:
    wording = rules_of(language).wording
    categories = {Locale.parse(language).plural_form(number) for number in range(200)}
    for counted in (wording.terms_count, wording.more, wording.searching.found):
        assert counted.language == language
        assert categories <= counted.forms.keys()


@pytest.mark.parametrize("language", KNOWN)
def test_small_words_and_units_are_written_without_accents(language: str) -> None:
    """The search compares them with what is typed, which has lost its accents."""
    asking = rules_of(language).asking
    for word in (*asking.joints, *asking.units):
        assert unaccented(word) == word


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", 0, "0 terms"),
        ("en", 1, "1 term"),
        ("fr", 0, "0 terme"),
        ("fr", 1, "1 terme"),
        ("fr", 2, "2 termes"),
        ("de", 0, "0 Begriffe"),
        ("es", 1, "1 término"),
        ("es", 1_000_000, "1000000 de términos"),
    ],
)
def test_what_is_counted_has_the_plural_of_its_language(language: str, number: int, text: str) -> None:
    assert rules_of(language).wording.terms_count.of(number).replace("\u00a0", " ") == text


def test_plurals_of_other_languages_are_those_of_cldr() -> None:
    arabic = Counted("ar", {"zero": "0", "one": "1", "two": "2", "few": "few {n}", "many": "many {n}", "other": "{n}"})
    assert [arabic.of(number) for number in (0, 1, 2, 5, 11, 100)] == ["0", "1", "2", "few 5", "many 11", "100"]
    polish = Counted("pl", {"one": "{n} hasło", "few": "{n} hasła", "many": "{n} haseł", "other": "{n} hasła"})
    assert [polish.of(number) for number in (1, 3, 5, 22)] == ["1 hasło", "3 hasła", "5 haseł", "22 hasła"]
    assert Counted("xq", {"one": "one", "other": "many"}).of(1) == "one"


@pytest.mark.parametrize(
    ("language", "ordered", "letters"),
    [
        ("en", "Äpfel apple Azur école edge naïve", "A A A E E N"),
        ("fr", "cote côte coté œuf oignon œuvre", "C C C O O O"),
        ("de", "Apfel Äpfel Azur Öl oma Straße strassen", "A A A O O S S"),
        ("es", "nada nube ñandú ñoño oro", "N N Ñ Ñ O"),
        ("sv", "ald wod zon åka ära öl", "A W Z Å Ä Ö"),
        ("da", "zone ære øre Aabenraa åbo", "Z Æ Ø Å Å"),
        ("cs", "cena česat hora chata ibis", "C Č H Ch I"),
        ("pl", "lato łata zet źle żaba", "L Ł Z Ź Ż"),
        ("tr", "halk Irmak ısı ideal İş", "H I I İ İ"),
        ("uk", "гора ґанок їжак йод", "Г Ґ Ї Й"),
        ("el", "άλφα αλφάβητο ώρα", "Α Α Ω"),
        ("vi", "an ăn ậm bà", "A Ă Â B"),
        ("ur", "ب پ ت ے", "ب پ ت ے"),
    ],
)
def test_names_stand_in_the_order_of_their_alphabet(language: str, ordered: str, letters: str) -> None:
    alphabet = rules_of(language).alphabet
    words = sorted(ordered.split(), key=alphabet.key)
    if language not in {"en", "fr", "de"}:  # where accents count last, the order here is only that of the letters
        assert words == ordered.split()
    assert [alphabet.letter(word) for word in words] == letters.split()


def test_accents_decide_last_and_what_is_no_letter_has_none() -> None:
    alphabet = rules_of("fr").alphabet
    assert sorted(["côté", "coté", "cote", "cotez"], key=alphabet.key) == ["cote", "coté", "côté", "cotez"]
    assert [rules_of(one).alphabet.letter("3D") for one in ("fr", "sv")] == ["", ""]


GERMAN = [
    ("Kunde", "Kunden"),
    ("Kundin", "Kundinnen"),
    ("Vertrag", "Vertrags Verträge Verträgen"),
    ("Verkauf", "Verkaufs Verkäufe"),
    ("Angebot", "Angebots Angebote Angeboten"),
    ("Abschluss", "Abschlüsse"),
    ("Verkäufer", "Verkäufers Verkäufern"),
    ("Abwanderung", "Abwanderungen"),
    ("Datum", "Daten"),
    ("Zeitraum", "Zeiträume"),
    ("Ergebnis", "Ergebnisse"),
    ("Faktor", "Faktoren"),
    ("Wort", "Wörter"),
    ("Pipeline", "Pipelines"),
    ("Konto", "Kontos"),
]
NO_GERMAN = [("Verkauf", "verkaufen Verkäufer"), ("Lead", "Leader"), ("Verkäufer", "Verkäufe"), ("Ware", "waren")]
SPANISH = [
    ("cliente", "clientes"),
    ("cotización", "cotizaciones"),
    ("margen", "márgenes"),
    ("voz", "voces"),
    ("comercial", "comerciales"),
    ("país", "países"),
    ("interés", "intereses"),
    ("mes", "meses"),
    ("lead", "leads"),
]


@pytest.mark.parametrize(
    ("language", "name", "forms"),
    [*(("de", *one) for one in GERMAN), *(("es", *one) for one in SPANISH)],
)
def test_nouns_are_found_in_their_forms(language: str, name: str, forms: str) -> None:
    (found,) = inflected(language, (name,))
    assert set(forms.split()) <= set(found)


@pytest.mark.parametrize(("name", "others"), NO_GERMAN)
def test_no_rule_makes_another_word_of_a_german_noun(name: str, others: str) -> None:
    (found,) = inflected("de", (name,))
    assert set(found).isdisjoint(others.split())


def test_adjectives_agree() -> None:
    first, second = inflected("de", ("Qualifizierter", "Lead"))
    assert {"qualifizierte", "qualifizierten", "qualifiziertem"} <= set(first)
    assert "Leads" in second
    assert inflected("es", ("cliente", "potencial"))[1][1] == "potenciales"
    assert inflected("es", ("lunes", "de", "KPI")) == (("lunes",), ("de",), ("KPI", "KPIs"))


def mended(locale: str, text: str) -> str:
    """Return a text with its slips corrected, where that is certain. · is U+00A0, and _ U+202F."""
    text = text.translate(str.maketrans("·_", "\u00a0\u202f"))
    for slip in sorted(slips(locale, text), key=lambda slip: slip.start, reverse=True):
        if slip.correct is not None:
            text = text[: slip.start] + slip.correct + text[slip.end :]
    return text.translate(str.maketrans("\u00a0\u202f", "·_"))


@pytest.mark.parametrize(
    ("locale", "written", "right"),
    [
        ("de_DE", "Das geht's, z.B. 8% und 5 €", "Das geht’s, z.·B. 8·% und 5·€"),
        ("de_DE", "Was ? So - oder “so” !", "Was? So – oder „so“!"),
        ("de_DE", "100%ig, 5-10, 5 - 3, „so“, d.·h. 3_%", "100%ig, 5-10, 5 - 3, „so“, d.·h. 3_%"),
        ("de_CH", "Straße, «so», 8 %", "Strasse, «so», 8·%"),
        ("es_ES", "« un » ¿ qué? 8% 25 000", "«un» ¿qué? 8·% 25_000"),
        ("es_ES", "¿Qué es esto ?", "¿Qué es esto?"),
        ("es_MX", "8% y 8 %", "8% y 8·%"),
    ],
)
def test_german_and_spanish_have_their_typography(locale: str, written: str, right: str) -> None:
    assert mended(locale, written) == right
    assert mended(locale, right) == right


@pytest.mark.parametrize(
    ("locale", "text", "wrong"),
    [
        ("es_ES", "Hola. Cuánto cuesta? Sí.", "Cuánto cuesta?"),
        ("es_ES", "Si llueve, ¿vendrás? ¡Sí!", ""),
        ("es_ES", "Qué bien!", "Qué bien!"),
        ("es_ES", "https://a.example/?q=1 y C!", ""),
        ("de_DE", 'Das "Wort" und 19" und [x](https://a.example "Titel")', '"'),
    ],
)
def test_what_only_the_author_can_mend_is_told_without_a_correction(locale: str, text: str, wrong: str) -> None:
    found: list[Slip] = [slip for slip in slips(locale, text) if slip.correct is None]
    assert [text[slip.start : slip.end] for slip in found] == ([wrong] if wrong else [])


def test_german_nouns_keep_their_capitals_in_a_sentence() -> None:
    names = ("Interessent", "Verkaufschance")
    assert [rules_of("de").within_a_sentence(name) for name in names] == list(names)
    assert rules_of("es").within_a_sentence("Cliente potencial") == "cliente potencial"
    assert rules_of("es").within_a_sentence("MQL") == "MQL"


@pytest.mark.parametrize(
    ("language", "name", "is_borrowed"),
    [
        ("de", "Forecasting", True),
        ("de", "Story", True),
        ("de", "Segment", False),
        ("es", "feedback", True),
        ("es", "embudo", False),
        ("es", "contrato", False),
    ],
)
def test_names_from_english_show_by_what_the_language_has_not(language: str, name: str, *, is_borrowed: bool) -> None:
    assert bool(rules_of(language).borrowed.search(name)) == is_borrowed


@pytest.mark.parametrize(
    ("id_", "locale", "direction"),
    [
        ("en", "en_US", "ltr"),
        ("ur", "ur_PK", "rtl"),
        ("ar", "ar_EG", "rtl"),
        ("he", "he_IL", "rtl"),
        ("xq", "xq", "ltr"),
    ],
)
def test_the_direction_follows_from_the_language(id_: str, locale: str, direction: str) -> None:
    assert Language(id_, "Name", locale, "EUR").direction == direction
