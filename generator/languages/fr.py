"""French."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.languages.asking import Asking
from generator.languages.casing import begun_small
from generator.languages.inflection import Inflection
from generator.languages.rules import ELSEWHERE, Rules
from generator.languages.typography import NARROW, NO_BREAK, Rule
from generator.languages.wording import Counted, SearchWording, Wording

_WORDING = Wording(
    home="Accueil",
    topics="Thèmes",
    paths="Parcours",
    a_z="A–Z",
    abbreviations="Sigles",
    about="À propos",
    read_in="Lire cette page en français",
    skip="Aller au contenu",
    parts="Navigation",
    menu="Menu",
    where="Vous êtes ici",
    colors="Couleurs",
    colors_system="Comme le système",
    colors_light="Mode clair",
    colors_dark="Mode sombre",
    code="Code",
    table="Tableau",
    words_licence="Textes sous licence {licence}",
    software_licences="Licences des logiciels",
    edit="Modifier ce terme",
    search="Chercher dans le glossaire",
    by_topic="Par thème",
    by_topic_intro="De quoi parle chaque mot.",
    learning_paths="Parcours",
    learning_paths_intro="Quelques mots à la fois, dans un ordre où chacun prépare le suivant.",
    look_up="Consulter les listes",
    a_z_intro="Tous les termes, variantes et sigles dans une seule liste.",
    abbreviations_intro="Ce que veulent dire toutes ces lettres.",
    terms_count=Counted("fr", {"one": "{n}\u00a0terme", "other": "{n}\u00a0termes"}),
    genders={"m": "nom masculin", "f": "nom féminin", "m/f": "nom masculin ou féminin"},
    also_called="On dit aussi",
    avoid="À éviter",
    official="Terme officiel",
    official_note="{source}, {date}",
    usual="Ordres de grandeur",
    sources="Sources",
    reviewed="Relu le {date}",
    in_language="En {language}",
    explanation="En pratique",
    example="Exemple",
    formula="Formule",
    worked_example="Exemple chiffré",
    caution="Attention",
    contrast="À ne pas confondre avec",
    side_by_side="Côte à côte",
    compare="Comparer",
    compare_intro="Deux mots que l’on prend souvent l’un pour l’autre, côte à côte.",
    one_or_other="{one} ou {other}\u202f?",
    broader="Se rattache à",
    narrower="Regroupe",
    mentioned_in="Cité dans",
    path="Parcours",
    stage="Étape",
    related="Voir aussi",
    previous="Précédent",
    next="Suivant",
    neighbours="Précédent et suivant",
    around_this_term="Autour de ce terme",
    more=Counted("fr", {"one": "+{n}\u00a0autre", "other": "+{n}\u00a0autres"}),
    at_home_here="Les mots de cette étape",
    also_here="S’emploient aussi ici",
    no_terms="Pas encore de terme.",
    see="voir",
    letters="Lettres",
    not_a_letter="0–9",
    stage_number="Étape {n} sur {total}",
    abbreviation="Sigle",
    stands_for="Signification",
    open="Ouvrir",
    searching=SearchWording(
        erase="Effacer le texte",
        close="Fermer",
        loading="Chargement des mots…",
        failed="La recherche n’a pas pu être chargée.",
        results="Résultats",
        groups={"terms": "Termes", "guides": "Comparaisons et parcours", "pages": "Pages"},
        kinds={"compare": "Comparaison", "path": "Parcours", "stage": "Étape", "topic": "Thème"},
        to_avoid="à éviter",
        named="{language}\u00a0: {name}",
        recent="Consultés récemment",
        forget="Oublier",
        suggested="Pour commencer",
        found=Counted("fr", {"one": "{n}\u00a0résultat", "other": "{n}\u00a0résultats"}),
        corrected="Vouliez-vous dire {query}\u202f?",
        none="Aucun résultat pour «\u00a0{query}\u00a0»",
        none_hint="Vérifiez l’orthographe ou tapez moins de lettres\u00a0: le début d’un mot suffit.",
        propose="Proposer ce mot",
        new_term="Nouveau terme\u00a0: {query}",
        also="Aussi dans son texte\u00a0: {words}",
        to_choose="choisir",
        to_open="ouvrir",
        to_close="fermer",
    ),
    not_found="Cette page n’existe pas",
    not_found_text="L’adresse est peut-être mal écrite. Tous les termes sont dans la liste A–Z, "
    "et la recherche accepte les mots incomplets.",
    to_home="Accueil",
    to_a_z="A–Z",
)

_ASKING = Asking(
    joints=frozenset(
        "a au aux avec ce ces d dans de des du en et l la le les leur leurs n ou par pour qu s sa se ses son sur un "
        "une".split()
    ),
    questions=frozenset(
        "acronyme appelé appelée appelle appellent ça calcul calcule calculent calculer cela chose comment "
        "comparaison comparer comprendre concept définir définition définitions déjà désigne diff diffère différence "
        "différences différent dire distingue distinguer dit donner entre équivalent est exemple exemples explication "
        "explique expliquer faire fait faut formule ici il ils j je kesako kézako m me même mesure mesurer moi mot "
        "nous on pareil peut pourquoi quand que quel quelle quelles quels qui quoi sens sert sigle signification "
        "signifie sont svp synonyme t terme traduction traduire trouver tu utilise utiliser utilité veut vous y".split()
    ),
    between=frozenset("a au avec contre de du entre et ou par un une v versus vs".split()),
    kinds={
        "stage": frozenset("étape étapes phase phases stade stades".split()),
        "topic": frozenset("sujet sujets thème thèmes".split()),
        "path": frozenset("parcours apprentissage".split()),
        "compare": frozenset("comparaison comparaisons".split()),
    },
    units={
        "jour": frozenset("jours quotidien quotidienne".split()),
        "semaine": frozenset("semaines hebdomadaire hebdomadaires".split()),
        "mois": frozenset("mensuel mensuelle mensuels mensuelles".split()),
        "trimestre": frozenset("trimestres trimestriel trimestrielle trimestriels trimestrielles".split()),
        "taux": frozenset("pourcentage pourcentages proportion".split()),
        "an": frozenset("ans année années annuel annuelle annuels annuelles".split()),
    },
    elided={"c": frozenset(("est", "quoi"))},
)

_JOINTS = frozenset(
    "de du des d à au aux en le la les l sur par pour et ou avec sans dans non chez un une ne pas y".split()
)
_INVARIABLE = re.compile(r".*[sxz]|\d+|.")


def _plural(name: Sequence[str], place: int) -> tuple[str, ...]:
    """Return the plural of a noun or adjective."""
    small = name[place].lower()
    if small in _JOINTS or _INVARIABLE.fullmatch(small):
        return ()
    # In -eal words are English: deals.
    if re.search(r"(?<!e)al$", small):
        return (f"{small[:-2]}aux",)
    if re.search(r"(?:eau|eu)$", small):
        return (f"{small}x",)
    return (f"{small}s",)


def _every_word(name: Sequence[str]) -> range:
    """Return every place: which words of a phrase agree depends on the phrase."""
    return range(len(name))


_APOSTROPHE: Rule = (
    "'",
    re.compile(r"(?<=\w)'(?=\w)|(?<=\w)'(?= ?«)"),
    "’",
    "the apostrophe is ’ (U+2019)",
)
_BEFORE_STOPS = r"(?<=[\w)»%€’\"*.…\x00])"
_STOPS = r"(?=[;!?]+(?:[\s\u00a0\u202f»)*\]\"”]|$))"
_BEFORE_COLON = r"(?<=[\w)»%€*\x00])"
_COLON = r"(?=:(?:[\s»]|$))"
_SEEN = r"[^\s\u00a0\u202f]"

_FRANCE: tuple[Rule, ...] = (
    _APOSTROPHE,
    (";!?", re.compile(rf"{_BEFORE_STOPS}[ \u00a0]?{_STOPS}"), NARROW, "U+202F stands before ; ! ?"),
    (":", re.compile(rf"{_BEFORE_COLON}[ \u202f]?{_COLON}"), NO_BREAK, "U+00A0 stands before a colon"),
    ("«", re.compile(rf"(?<=«)[ \u202f]?(?={_SEEN})"), NO_BREAK, "U+00A0 stands after «"),
    ("»", re.compile(rf"(?<={_SEEN})[ \u202f]?(?=»)"), NO_BREAK, "U+00A0 stands before »"),
    ("%€", re.compile(r"(?<=\d)[ \u202f]?(?=[%€])"), NO_BREAK, "U+00A0 stands before % and €"),
)

# The OQLF wants nothing before ; ! ? and takes a thin space. Amounts in dollars are written as those in euros.
_CANADA: tuple[Rule, ...] = (
    _APOSTROPHE,
    (";!?", re.compile(rf"{_BEFORE_STOPS}[ \u00a0]{_STOPS}"), "", "nothing stands before ; ! ?"),
    *(rule for rule in _FRANCE if rule[0] in (":", "«", "»")),
    ("%€$", re.compile(r"(?<=\d)[ \u202f]?(?=[%€]|\$(?!\w))"), NO_BREAK, "U+00A0 stands before %, € and $"),
)

# Swiss printers set thin spaces before all these signs and within « »; a no-break space is taken as well, and 8%.
_SWITZERLAND: tuple[Rule, ...] = (
    _APOSTROPHE,
    (";!?", re.compile(rf"{_BEFORE_STOPS} ?{_STOPS}"), NARROW, "U+202F stands before ; ! ?"),
    (":", re.compile(rf"{_BEFORE_COLON} ?{_COLON}"), NARROW, "U+202F stands before a colon"),
    ("«", re.compile(rf"(?<=«) ?(?={_SEEN})"), NARROW, "U+202F stands after «"),
    ("»", re.compile(rf"(?<={_SEEN}) ?(?=»)"), NARROW, "U+202F stands before »"),
    ("%€", re.compile(r"(?<=\d) (?=[%€])"), NARROW, "U+202F stands before % and €"),
)

# Belgium and Luxembourg follow France.
_TYPOGRAPHY: Mapping[str, tuple[Rule, ...]] = {ELSEWHERE: _FRANCE, "fr_CA": _CANADA, "fr_CH": _SWITZERLAND}

RULES = Rules(
    wording=_WORDING,
    asking=_ASKING,
    inflection=Inflection(_every_word, _plural),
    typography=_TYPOGRAPHY,
    within_a_sentence=begun_small,
)
