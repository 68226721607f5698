"""Why a file is no YAML: from the place where reading stopped to the mistake that somebody made.

The two are often far apart: a quote that is never closed is noticed where the next one opens. So what
was read until then is looked at, which takes one pass, and the first explanation that fits is given.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.source.diagnosis import layout, texts
from generator.source.diagnosis.stop import Cause, Stop

Look = Callable[[Stop], Cause | None]

_LOOKS: tuple[Look, ...] = (
    texts.unclosed_quote,
    texts.text_behind_hash,
    texts.escape,
    texts.star_or_and,
    texts.goes_on,
    layout.wrong_brackets,
    texts.sign_that_begins_nothing,
    texts.behind_a_mark,
    texts.hyphen,
    layout.directive,
    layout.forgotten_mark,
    texts.colon_in_text,
    layout.no_colon,
    layout.indentation,
)

_USUAL = "check the indentation and the quotes of this line and the one above"


def cause(stop: Stop) -> Cause:
    """Return the mistake that made reading stop."""
    return next((found for look in _LOOKS if (found := look(stop))), None) or _anything(stop)


def _anything(stop: Stop) -> Cause:
    start = min(stop.at, max(len(stop.text) - 1, 0))
    return Cause(start, start + 1, stop.said or "cannot be understood", _USUAL)
