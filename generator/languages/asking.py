"""The words people put around what they look for: questions, and what joins two things that they compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    """Words of one language. `joints` mean nothing by themselves in a name, and have no accents: of, the.

    `questions` say that something is asked: what, meaning. `between` stand between two things: or, versus.
    """

    joints: frozenset[str]
    questions: frozenset[str]
    between: frozenset[str]


_ENGLISH = Asking(
    joints=frozenset("a an and as at by for from in into of on or per s the to with".split()),
    questions=frozenset(
        "about are calculate calculated calculating calculation can compute computed could define defined definition "
        "describe diff difference differences different differ differs distinction do does did example examples "
        "explain explained find formula get give how i is it mean meaning means me measure measured my our please "
        "say should show so stand standing stands tell term that than these they this those u us use used was we "
        "what whats when where which who whos why will work works would you your".split()
    ),
    between=frozenset("and between compared from or same than to v versus vs with".split()),
)
_FRENCH = Asking(
    joints=frozenset(
        "a au aux avec ce ces d dans de des du en et l la le les leur leurs n ou par pour qu s sa se ses son sur un "
        "une".split()
    ),
    questions=frozenset(
        "acronyme appelle ça calcul calcule calculer calculent cela chose comment comprendre concept définir "
        "définition définitions désigne diff diffère différent différence différences dire dit donner entre est "
        "exemple exemples explication expliquer explique faire fait faut formule ici il ils j je m me même mesure "
        "mesurer moi mot nous on peut pourquoi quand que quel quelle quelles quels qui quoi sens sert signifie "
        "signification sigle sont t terme trouver tu utilise utiliser utilité veut vous".split()
    ),
    between=frozenset("a au avec contre de du entre et ou par rapport un une v versus vs".split()),
)

ASKING: Mapping[str, Asking] = {"en": _ENGLISH, "fr": _FRENCH}
