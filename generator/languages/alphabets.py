"""The alphabets of languages that have no file here, after the collation charts of CLDR.

Of a language that is not listed, letters with accents are sorted as the letters without, and all scripts by their
letters in Unicode: that is right for Dutch, Italian, Portuguese, Greek, Hebrew, Hindi and many more.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.languages.sorting import Alphabet

_SOUTH_SLAVIC = "c č ć; d dž đ; l lj; n nj; s š; z ž"
_DANISH = "y=ü; z æ=ä ø=ö å=aa"

_ROWS: Mapping[str, str] = {
    "ar": "ت=ة; ي=ى",
    "az": "c ç; e ə; g ğ; h x ı; k q; o ö; s ş; u ü",
    "be": "е ё; з і й; у ў",
    "bg": "и й",
    "bs": _SOUTH_SLAVIC,
    "cs": "c č; h ch; r ř; s š; z ž",
    "cy": "c ch; d dd; f ff; g ng; l ll; p ph; r rh; t th",
    "da": _DANISH,
    "eo": "c ĉ; g ĝ; h ĥ; j ĵ; s ŝ; u ŭ",
    "et": "s š z ž; v=w; w õ ä ö ü",
    "eu": "n ñ",
    "fa": "ب پ; ج چ; ز ژ; ق ک=ك گ; ن و ه ی=ي=ى",
    "fi": "y=ü; z å ä=æ ö=ø",
    "fil": "n ñ ng",
    "fo": "a á; d ð; i í; o ó; u ú; y=ü ý; z æ=ä ø=ö å=aa",
    "gl": "n ñ",
    "he": "כ=ך; מ=ם; נ=ן; פ=ף; צ=ץ",
    "hr": _SOUTH_SLAVIC,
    "hu": "c cs; d dz dzs; g gy; l ly; n ny; o ö=ő; s sz; t ty; u ü=ű; z zs",
    "is": "a á; d ð; e é; i í; o ó; u ú; y ý; z þ æ=ä ö=ø å",
    "kk": "а ә; г ғ; и й; к қ; н ң; о ө; у ұ ү; х һ; ы і",
    "ku": "c ç; e ê; i î; s ş; u û",
    "lt": "c č; i=y; s š; z ž",
    "lv": "c č; g ģ; i=y; k ķ; l ļ; n ņ; r ŗ; s š; z ž",
    "mk": "д ѓ; з ѕ; и ј; л љ; н њ; т ќ; ч џ",
    "mt": "b ċ; f ġ; g għ; h ħ; y ż",
    "nb": _DANISH,
    "nn": _DANISH,
    "no": _DANISH,
    "pl": "a ą; c ć; e ę; l ł; n ń; o ó; s ś; z ź ż",
    "ro": "a ă â; i î; s ș=ş; t ț=ţ",
    "ru": "и й",
    "sk": "a ä; c č; h ch; o ô; s š; z ž",
    "sl": "c č ć; d đ; s š; z ž",
    "sq": "c ç; d dh; e ë; g gj; l ll; n nj; r rr; s sh; t th; x xh; z zh",
    "sr": f"{_SOUTH_SLAVIC}; д ђ; и ј; л љ; н њ; т ћ; ч џ",
    "sv": "y=ü; z å ä=æ ö=ø",
    "tk": "c ç; e ä; j ž; n ň; o ö; s ş; u ü; y ý",
    "tr": "c ç; g ğ; h ı; o ö; s ş; u ü",
    "uk": "г ґ; е є; и і ї й",
    "ur": "ب پ; ت ٹ; ج چ; د ڈ; ر ڑ; ز ژ; ق ک=ك گ; ن ں و ہ=ه ھ ء ی=ي=ى ے",
    "vi": "a ă â; d đ; e ê; o ô ơ; u ư",
}
# Where i has a dot in capitals too, and I has none in small letters either.
_DOTTED = {"az", "tr"}


def alphabet(language: str, own: str = "") -> Alphabet:
    """Return the alphabet of a language that has no file here, or one with these letters of its own."""
    return Alphabet(own or _ROWS.get(language, ""), small="Iı İi" if language in _DOTTED else "")
