"""The tokens of a report's wording as a clerk reads and types them: {查摆问题·领导班子} for `{problems_found:level=group}`.

What is kept and printed from are the tokens themselves. Must not know: requests, how a figure is counted.
"""

import re

from renda.domain.reporting import ReportKind, parse_token
from renda.reads.report_tokens import AS_OF, LIST, known_tokens
from renda.store.contributions import dimensions, indicators

_TOKEN = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")


def words_of(token: str) -> str:
    """This will word a token; one that nothing is declared for stays as it is."""
    if token == AS_OF:
        return "截止日期"
    if token.startswith(LIST):
        return f"{words_of(token.removeprefix(LIST))}清单"
    parsed = parse_token(token)
    if parsed is None or parsed[0] not in indicators():
        return token
    groups = [_group(dimension, group) for dimension, group in parsed[1].items()]
    return token if None in groups else "·".join((indicators()[parsed[0]].label, *(g for g in groups if g)))


def _group(dimension: str, group: str) -> str | None:
    declared = dimensions().get(dimension)
    found = declared.group(group) if declared else None
    return found.label if found else None


def shown_wording(wording: str) -> str:
    """This will put the words of every token into a wording."""
    return _TOKEN.sub(lambda found: f"{{{words_of(found[1].strip())}}}", wording)


def kept_wording(typed: str, kind: ReportKind) -> str:
    """This will put the tokens back; what is neither words nor a token stays as typed, to be refused by name."""
    tokens = {words_of(token): token for token in known_tokens(kind, kind.wording)}
    return _TOKEN.sub(lambda found: f"{{{tokens.get(found[1].strip(), found[1])}}}", typed)


def worded_reason(sentence: str) -> str:
    """This will word the tokens that a reason quotes."""
    return re.sub(r"“([a-z_.]+(?::[\w=,]+)?)”", lambda found: f"“{words_of(found[1])}”", sentence)
