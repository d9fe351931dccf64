"""Pages that one duty alone may open. Must not know: what the pages show."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponseBase

from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Duty
from renda.web.views.frame import SignedInRequest, problem

P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]


def only(duty: Duty) -> Callable[[View[P]], View[P]]:
    """Let a page open for the holders of one duty; others are told whose page it is."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if duty not in request.actor.duties:
                said = f"这一页只供{DUTY_WORDS[duty]}使用，您现在的岗位是“{request.actor.post_title}”。"
                return problem(request, 403, "无权查看", said)
            return view(request, *args, **kwargs)

        return guarded

    return guard
