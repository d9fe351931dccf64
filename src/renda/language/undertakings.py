"""Finds named undertakings that stand side by side in quotation marks (“改造…”、“完善…”等3项): each is a task of its own.

Knows one clause. Expects the plain form.
"""

import re

from renda.language.clause_marks import act_of

_QUOTED = re.compile(r"“([^“”]{6,40})”")
_SIDE_BY_SIDE = re.compile(r"“[^“”]{6,40}”(?:、|和|以及)“[^“”]{6,40}”.{0,4}[\d一二两三四五六七八九十]{1,3}[项个件]")
_VERB_WITHIN = 4
"""An undertaking's verb begins within so many characters of its opening."""


def undertakings_in(words: str) -> list[tuple[int, int]]:
    """This will give where each undertaking begins and ends, its quotation marks left out."""
    if "“" not in words or not _SIDE_BY_SIDE.search(words):
        return []
    return [m.span(1) for m in _QUOTED.finditer(words) if _opens_with_act(m.group(1))]


def _opens_with_act(words: str) -> bool:
    act = act_of(words)
    return bool(act and act.at <= _VERB_WITHIN and act.kind != "vain")
