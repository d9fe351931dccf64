"""Telling a person how an act went. Must not know: the act."""

from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.web.views.frame import SignedInRequest, tell


def tell_outcome(request: SignedInRequest, made: object, words: str) -> bool:
    """Leave `words` for the next page, or every reason of a refusal; False for a refusal."""
    refused = isinstance(made, Refused)
    tell(request, "".join(word_refusal(made)) if isinstance(made, Refused) else words, level="late" if refused else "ok")
    return not refused
