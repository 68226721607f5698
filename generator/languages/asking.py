"""The words people put around what they look for: questions, and what joins two things that they compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    """Words of one language. `joints` mean nothing by themselves in a name, and have no accents: of, the.

    `questions` say that something is asked: what, meaning. `between` stand between two things: or, versus. `kinds` are
    what people call the pages that are no terms, by what the pages are: stage, topic, path, compare. `units` are the
    other words for what something is measured in: per month is monthly too, and a percentage is a rate.
    """

    joints: frozenset[str]
    questions: frozenset[str]
    between: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    units: Mapping[str, frozenset[str]]


_ENGLISH = Asking(
    joints=frozenset("a an and as at by for from in into of on or per s the to with".split()),
    questions=frozenset(
        "about again another are calculate calculated calculating calculation can compare compares comparing "
        "comparison compute computed contrast could define defined definition describe did diff differ difference "
        "differences different differs distinction distinguish do does example examples explain explained find "
        "formula get give how i is it just me mean meaning means meant measure measured my our please say should show "
        "so stand standing stands tell term than that these they this those u us use used was we what whats when "
        "where which who whos whose why will work works would you your".split()
    ),
    between=frozenset("and between btw compared from or same than to v versus vs with".split()),
    kinds={
        "stage": frozenset("stage stages step steps phase phases".split()),
        "topic": frozenset("topic topics theme themes subject subjects".split()),
        "path": frozenset("path paths learning course courses".split()),
        "compare": frozenset("comparison comparisons".split()),
    },
    units={
        "day": frozenset("days daily".split()),
        "week": frozenset("weeks weekly".split()),
        "month": frozenset("months monthly".split()),
        "quarter": frozenset("quarters quarterly".split()),
        "year": frozenset("years yearly annual annually".split()),
        "rate": frozenset("percentage percentages percent proportion".split()),
        "revenue": frozenset("income money".split()),
    },
)
_FRENCH = Asking(
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
)

ASKING: Mapping[str, Asking] = {"en": _ENGLISH, "fr": _FRENCH}
