"""The words of a report's tokens: 查摆问题·领导班子 for `problems_found:level=group`. Must not know: pages, how a figure is counted."""

import re
from collections.abc import Iterable, Mapping

from renda.domain.figure_texts import OWN_KEY
from renda.domain.form_cleaning import as_uuid
from renda.domain.indicators import DimensionKind, Indicator
from renda.domain.periods import PERIOD_KEYS, parse_period
from renda.domain.report_skeleton import SOURCE
from renda.domain.reporting import parse_token
from renda.reads.figure_catalogue import known_figures
from renda.reads.figures import dimension_names
from renda.reads.report_tokens import AS_OF, IN_PERIOD, LIST, NAMES
from renda.store.contributions import dimensions, indicators, report_kinds
from renda.store.unit_of_work import present_organ

_NO_NAMES: Mapping[tuple[str, str], str] = {}


def words_of(token: str, names: Mapping[tuple[str, str], str] = _NO_NAMES) -> str:
    """This will word a token; one that nothing is declared for stays as it is. `names` are of the cases and units that scopes name."""
    if token == AS_OF:
        return "截止日期"
    if token == IN_PERIOD:
        return "报告期"
    if token.startswith(SOURCE):
        return f"来源·{token.removeprefix(SOURCE)}"
    for prefix, words in ((LIST, "清单"), (NAMES, "名称")):
        if token.startswith(prefix):
            return f"{words_of(token.removeprefix(prefix), names)}{words}"
    parsed = parse_token(token)
    known = _known(parsed[0]) if parsed else None
    if parsed is None or known is None:
        return token
    groups = [names.get((dimension, group)) or _group(dimension, group) for dimension, group in parsed[1].items()]
    return token if None in groups else "·".join((known.label, *(g for g in groups if g)))


def _known(key: str) -> Indicator | None:
    """The figure of a key: a declared one, or one of the organ's own where the key is written as theirs are."""
    return known_figures().get(key) if re.match(OWN_KEY, key) else indicators().get(key)


def _group(dimension: str, group: str) -> str | None:
    period = parse_period(group) if dimension in PERIOD_KEYS else None
    if period:
        return f"{PERIOD_KEYS[dimension]}{period.first.isoformat()}至{period.last.isoformat()}"
    declared = dimensions().get(dimension)
    if declared and declared.kind is DimensionKind.LINK and as_uuid(group):
        return declared.label
    found = declared.group(group) if declared else None
    return found.label if found else None


def worded(tokens: Iterable[str]) -> dict[str, str]:
    """This will word many tokens; inside a unit of work, cases are called by their titles, but for the one that a report is of."""
    asked, own = tuple(tokens), {d for kind in report_kinds().values() for d in (*kind.by, kind.of)}
    pairs = {(d, g) for token in asked if (parsed := parse_token(token)) for d, g in parsed[1].items() if d not in own and as_uuid(g)}
    names = dimension_names(pairs) if pairs and present_organ() else {}
    return {token: words_of(token, names) for token in asked}
