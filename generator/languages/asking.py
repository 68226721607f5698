"""The words people put around what they look for: questions, and what joins two things that they compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Asking:
    """Words of one language. `joints` mean nothing by themselves in a name, and have no accents: of, the.

    `questions` say that something is asked: what, meaning. `elided` do so only before certain others, without
    accents: c' before est and quoi. `between` stand between two things: or, versus. `kinds` are
    what people call the pages that are no terms, by what the pages are: stage, topic, path, compare. `units` are the
    other words for what something is measured in: per month is monthly too, and a percentage is a rate.
    """

    joints: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    units: Mapping[str, frozenset[str]] = field(default_factory=dict)
    elided: Mapping[str, frozenset[str]] = field(default_factory=dict)
