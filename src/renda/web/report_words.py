"""The tokens of a report's wording as a clerk reads and types them: {查摆问题·领导班子} for `{problems_found:level=group}`.

What is kept and printed from are the tokens themselves. Must not know: requests, how a figure is counted.
"""

import re

from renda.domain.report_skeleton import SOURCE
from renda.domain.reporting import ReportKind
from renda.reads.report_tokens import known_tokens, used_tokens
from renda.reads.report_words import worded, words_of

_TOKEN = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")
_SOURCE_WORDS = words_of(SOURCE)


def shown_wording(wording: str) -> str:
    """This will put the words of every token into a wording, inside a unit of work."""
    words = worded(used_tokens(wording))
    return _TOKEN.sub(lambda found: f"{{{words[found[1].strip()]}}}", wording)


def kept_wording(typed: str, kind: ReportKind, wording: str = "") -> str:
    """This will put the tokens back, also those of the `wording` as it is kept.

    What is neither words nor a token stays as typed, to be refused by name.
    """
    known = worded((*known_tokens(kind, f"{kind.wording}\n{wording}"), *used_tokens(wording)))
    tokens = {words: token for token, words in known.items()}
    return _TOKEN.sub(lambda found: f"{{{_token(found[1].strip(), tokens) or found[1]}}}", typed)


def _token(typed: str, tokens: dict[str, str]) -> str | None:
    if typed.startswith(_SOURCE_WORDS):
        return SOURCE + typed.removeprefix(_SOURCE_WORDS)
    return tokens.get(typed)


def worded_reason(sentence: str) -> str:
    """This will word the tokens that a reason quotes."""
    return re.sub(r"“([a-z_.]+(?:-[0-9]+)?(?::[\w=,]+)?)”", lambda found: f"“{words_of(found[1])}”", sentence)
