"""German."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.languages.asking import Asking
from generator.languages.inflection import Inflection
from generator.languages.rules import ELSEWHERE, Rules
from generator.languages.typography import NO_BREAK, Rule
from generator.languages.wording import Counted, SearchWording, Wording

_WORDING = Wording(
    home="Startseite",
    topics="Themen",
    paths="Lernpfade",
    a_z="A–Z",
    abbreviations="Abkürzungen",
    about="Über das Glossar",
    read_in="Diese Seite auf Deutsch lesen",
    skip="Zum Inhalt springen",
    parts="Navigation",
    menu="Menü",
    where="Sie sind hier",
    colors="Farben",
    colors_system="Wie das System",
    colors_light="Hell",
    colors_dark="Dunkel",
    code="Code",
    table="Tabelle",
    words_licence="Texte unter {licence}",
    software_licences="Softwarelizenzen",
    edit="Diesen Begriff bearbeiten",
    search="Im Glossar suchen",
    by_topic="Nach Thema",
    by_topic_intro="Wovon ein Wort handelt.",
    learning_paths="Lernpfade",
    learning_paths_intro="Immer nur ein paar Wörter, und jedes bereitet das nächste vor.",
    look_up="Nachschlagen",
    a_z_intro="Alle Begriffe, Synonyme und Abkürzungen in einer Liste.",
    abbreviations_intro="Wofür die Buchstaben stehen.",
    terms_count=Counted("de", {"one": "{n}\u00a0Begriff", "other": "{n}\u00a0Begriffe"}),
    genders={"m": "Maskulinum", "f": "Femininum", "n": "Neutrum", "m/f": "Maskulinum oder Femininum"},
    also_called="Auch genannt",
    avoid="Besser vermeiden",
    official="Empfohlene Form",
    official_note="{source}, {date}",
    usual="Übliche Werte",
    sources="Quellen",
    reviewed="Geprüft am {date}",
    in_language="Auf {language}",
    explanation="In der Praxis",
    example="Beispiel",
    formula="Formel",
    worked_example="Mit Zahlen",
    caution="Achtung",
    contrast="Nicht zu verwechseln mit",
    side_by_side="Im Vergleich",
    compare="Vergleiche",
    compare_intro="Je zwei Begriffe, die oft verwechselt werden, nebeneinander.",
    one_or_other="{one} oder {other}?",
    broader="Gehört zu",
    narrower="Umfasst",
    mentioned_in="Erwähnt in",
    path="Lernpfad",
    stage="Phase",
    related="Siehe auch",
    previous="Zurück",
    next="Weiter",
    neighbours="Zurück und weiter",
    around_this_term="Rund um diesen Begriff",
    more=Counted("de", {"one": "+{n}\u00a0weiterer", "other": "+{n}\u00a0weitere"}),
    at_home_here="Die Begriffe dieser Phase",
    also_here="Hier auch gebraucht",
    no_terms="Noch kein Begriff.",
    see="siehe",
    letters="Buchstaben",
    not_a_letter="0–9",
    stage_number="Phase {n} von {total}",
    abbreviation="Abkürzung",
    stands_for="Bedeutung",
    open="Öffnen",
    searching=SearchWording(
        erase="Text löschen",
        close="Schließen",
        loading="Die Wörter werden geladen …",
        failed="Die Suche konnte nicht geladen werden.",
        results="Ergebnisse",
        groups={"terms": "Begriffe", "guides": "Vergleiche und Lernpfade", "pages": "Seiten"},
        kinds={"compare": "Vergleich", "path": "Lernpfad", "stage": "Phase", "topic": "Thema"},
        to_avoid="besser vermeiden",
        named="{language}: {name}",
        recent="Zuletzt nachgeschlagen",
        forget="Liste leeren",
        suggested="Für den Anfang",
        found=Counted("de", {"one": "{n}\u00a0Ergebnis", "other": "{n}\u00a0Ergebnisse"}),
        corrected="Meinten Sie {query}?",
        none="Nichts gefunden zu „{query}“",
        none_hint="Prüfen Sie die Schreibweise oder tippen Sie weniger: Der Anfang eines Wortes genügt.",
        propose="Dieses Wort vorschlagen",
        new_term="Neuer Begriff: {query}",
        also="Auch im Text: {words}",
        to_choose="auswählen",
        to_open="öffnen",
        to_close="schließen",
    ),
    not_found="Diese Seite gibt es nicht",
    not_found_text="Vielleicht ist die Adresse falsch geschrieben. Alle Begriffe stehen unter A–Z, "
    "und die Suche findet auch halbe Wörter.",
    to_home="Startseite",
    to_a_z="A–Z",
)

_ASKING = Asking(
    joints=frozenset(
        "ab als am an auf aus bei beim bis das dem den der des die durch ein eine einem einen einer eines fur im in "
        "ins je mit nach oder ohne per pro s u uber um und unter vom von vor zu zum zur".split()
    ),
    questions=frozenset(
        "also auseinanderhalten bedeuten bedeutet bedeutung begriff begriffe beispiel beispiele berechne berechnen "
        "berechnet berechnung beschreiben bitte da damit definiere definieren definiert definition denn deutsch du "
        "eigentlich er erkläre erklären erklärt erklärung es finden formel funktioniert geben gemeint genau gibt "
        "gleich haben hat heißen heißt hier ich ihr ist kann kannst kennen könnt man meinen meint messen misst mir "
        "nennen nennt noch sagen sagt sei sein sie sind sinn sollte steht synonym tun tut unterscheiden unterscheidet "
        "unterschied unterschiede unterschiedlich vergleich vergleiche vergleichen verstehen versteht verwenden "
        "verwendet wann warum was welche welcher welches wenn wer wie wieso will wir wird wo wofür wort wozu wurde "
        "zeige zwischen übersetzen übersetzung".split()
    ),
    between=frozenset("als gegen gegenüber mit oder statt und versus von vs zu zwischen".split()),
    kinds={
        "stage": frozenset("phase phasen schritt schritte stufe stufen".split()),
        "topic": frozenset("thema themen themengebiet".split()),
        "path": frozenset("lernpfad lernpfade lernweg kurs".split()),
        "compare": frozenset("vergleich vergleiche gegenüberstellung".split()),
    },
    units={
        "tag": frozenset("tage tagen täglich".split()),
        "woche": frozenset("wochen wöchentlich".split()),
        "monat": frozenset("monate monaten monatlich monatliche monatlicher monatliches".split()),
        "quartal": frozenset("quartale quartalsweise vierteljährlich vierteljahr".split()),
        "jahr": frozenset("jahre jahren jährlich jährliche jährlicher jährliches".split()),
        "quote": frozenset("rate anteil prozent prozentsatz".split()),
        "umsatz": frozenset("umsätze erlös erlöse einnahmen".split()),
    },
)

_JOINTS = frozenset(
    "am an auf aus bei beim das dem den der des die durch für im in mit nach oder ohne per pro um und unter vom von "
    "vor zu zum zur über".split()
)
_ADJECTIVE = re.compile(r"e[rsnm]?$")
_UMLAUT = re.compile(r"(?<![aeiou])(?:au|[aou])(?=[^aeiouäöüy]+$)", re.IGNORECASE)
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü", "au": "äu", "A": "Ä", "O": "Ö", "U": "Ü", "Au": "Äu"}
_HISSING = ("s", "x", "z", "ß")
_ANY = "s es e en"
# How nouns end, and what is put behind them. The first that fits decides. Of the others no rule tells the plural: they
# have every ending that they may have. A plural in -er is only that of a few words: Leader is none of Lead.
_ENDINGS: tuple[tuple[str, str], ...] = (
    ("bild|buch|feld|glied|land|wort", "s es"),
    ("in", "nen s e en"),
    ("nis", "se ses sen"),
    ("ung|heit|keit|schaft|tät|ur|enz|anz|ik|ei", "en"),
    ("ion", "en s"),
    ("(?<!a)um", "s"),
    ("or|ist|ant|ent|og", "en s e es"),
    ("chen|lein|en", "s"),
    ("er|el", "s n"),
    ("e", "n s ns"),
    ("[aiouyäöü]|ow", "s"),
    ("", _ANY),
)
# What changes more than its ending: the end of the word, and that of its other forms.
_CHANGES: tuple[tuple[str, str], ...] = (
    (r"(?<!a)um$", "en"),
    (r"(?<=bild|feld)$|(?<=glied)$", "er ern"),
    (r"buch$", "bücher büchern"),
    (r"land$", "länder ländern"),
    (r"wort$", "wörter wörtern"),
)


def _every_word(name: Sequence[str]) -> range:
    """Return every place: nouns have cases, and adjectives agree with them."""
    return range(len(name))


def _others(name: Sequence[str], place: int) -> tuple[str, ...]:
    """Return the cases and plurals of a noun, or the endings of an adjective, which has a small letter elsewhere."""
    word, following = name[place], name[place + 1 : place + 2]
    if word.lower() in _JOINTS or not word.isalpha() or len(word) < 2:
        return ()
    if following and following[0].lower() not in _JOINTS and _ADJECTIVE.search(word):
        stem = _ADJECTIVE.sub("", word.lower())
        return tuple(stem + ending for ending in ("e", "er", "es", "en", "em"))
    return tuple(dict.fromkeys((*_with_endings(word), *_changed(word))))


def _with_endings(word: str) -> Iterator[str]:
    """Yield a noun with its endings. It keeps its capital: Waren are goods, and waren is a verb."""
    vowel = _UMLAUT.search(word)
    for ending in _endings(word).split():
        # Of Kauf there are Käufe, and kaufen is a verb.
        is_of_verb = ending in {"e", "en"} and vowel is not None and vowel[0].lower() == "au"
        if not (is_of_verb or (ending == "s" and word.endswith(_HISSING))):
            yield word + ending


def _endings(word: str) -> str:
    return next(added for ending, added in _ENDINGS if re.search(rf"(?:{ending})$", word.lower()))


def _changed(word: str) -> Iterator[str]:
    """Yield the forms of a noun in which more changes than the ending: Daten, Verträge, Wörter."""
    for end, others in _CHANGES:
        if match := re.search(end, word, re.IGNORECASE):
            found = [word[: match.start()] + other for other in others.split()]
            yield from (form[0].upper() + form[1:] if word[0].isupper() else form for form in found)
            return
    if _endings(word) == _ANY and (vowel := _UMLAUT.search(word)):
        stem = word[: vowel.start()] + _UMLAUTS[vowel[0]] + word[vowel.end() :]
        yield from (stem + ending for ending in ("e", "en"))


_LETTER = r"[^\W\d_]"
_STOPS: Rule = (
    ";:!?",
    re.compile(r"(?<=[\w)»“”%€*])[ \u00a0\u202f](?=[;:!?](?:\s|$))"),
    "",
    "nothing stands before ; : ! ?",
)
_COMMON: tuple[Rule, ...] = (
    ("'", re.compile(r"(?<=\w)'(?=\w)"), "’", "the apostrophe is ’ (U+2019)"),
    _STOPS,
    ("-", re.compile(rf"(?<={_LETTER} )-(?= {_LETTER})"), "–", "the dash between words is – (U+2013)"),
    ("%€", re.compile(r"(?<=\d) ?(?=[%€](?![\w-]))"), NO_BREAK, "U+00A0 stands before % and €"),
    (".", re.compile(r"(?<=\b[zZ]\.) ?(?=B\.)"), NO_BREAK, "U+00A0 stands inside z. B."),
    (".", re.compile(r"(?<=\b[dD]\.) ?(?=h\.)"), NO_BREAK, "U+00A0 stands inside d. h."),
    (".", re.compile(r"(?<=\b[uU]\.) ?(?=a\.)"), NO_BREAK, "U+00A0 stands inside u. a."),
)
_GERMANY: tuple[Rule, ...] = (
    *_COMMON,
    ("“", re.compile(r"(?<!\w)“(?=\w)"), "„", "„ stands before what is quoted"),
    ("”", re.compile(r"”"), "“", "“ stands behind what is quoted"),
    ('"', re.compile(r'(?<![\w\x00])(?<!\x00 )"(?=\w)'), None, "quotation marks are „ and “"),
)
_SWITZERLAND: tuple[Rule, ...] = (*_COMMON, ("ß", re.compile("ß"), "ss", "in Switzerland ss is written for ß"))

RULES = Rules(
    wording=_WORDING,
    asking=_ASKING,
    inflection=Inflection(_every_word, _others),
    typography={ELSEWHERE: _GERMANY, "de_CH": _SWITZERLAND, "de_LI": _SWITZERLAND},
    # A noun has its capital in sentences too: without a rule for them, names are written as they are.
    borrowed=re.compile(r"[\s-]|(?:ing|y|ness|ship)\b", re.IGNORECASE),
)
