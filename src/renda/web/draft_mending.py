"""What a figure of a draft may be said to mean: the candidates, others found by name, none of the ledger, or what is found by itself.

Must not know: requests, how a figure is compared, how what was said is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from renda.domain.indicators import Indicator
from renda.domain.periods import PERIOD_KEYS
from renda.domain.reporting import parse_token, token_of
from renda.language.naming_names import remembered_phrase
from renda.reads.draft_check import CheckedFigure
from renda.reads.figure_aliases import remembered_names
from renda.reads.figure_catalogue import known_figures
from renda.reports.check_words import ledger_words
from renda.store.unit_of_work import reading
from renda.web.view_models.forms import Choice, Field, FieldKind, Form

NONE, FORGET = "none", "forget"
_FOUND = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """A figure's words as they are remembered, whether they are said to mean something already, what may be meant (token and words),
    and the indicators found by the words sought."""

    phrase: str
    is_remembered: bool
    candidates: tuple[tuple[str, str], ...]
    found: tuple[Choice, ...]


def mending_of(figure: CheckedFigure, *, organ_id: UUID, find: str) -> Mending:
    """This will gather what the form about a figure offers."""
    phrase, sought = remembered_phrase(figure.figure), "".join(find.split())
    offered = {lasting(candidate.token) for candidate in figure.candidates}
    with reading(organ_id):
        remembered = any(one.alias == phrase for one in remembered_names())
        known = known_figures()
    named = [i for i in known.values() if sought and sought in i.label and i.key not in offered]
    return Mending(
        phrase=phrase, is_remembered=remembered, candidates=_whole(figure, known),
        found=tuple(Choice(value=i.key, label=i.label, help=i.definition) for i in named[:_FOUND]),
    )


def _whole(figure: CheckedFigure, known: Mapping[str, Indicator]) -> tuple[tuple[str, str], ...]:
    """The candidates that are figures of their own: the part or the whole of a share has no name to be remembered by."""
    told: dict[str, str] = {}
    for one in figure.candidates:
        key = one.token.partition(":")[0]
        if key in known and one.label.startswith(known[key].label):
            told.setdefault(lasting(one.token), f"{one.label}（{ledger_words(one)}）")
    return tuple(told.items())


def lasting(token: str) -> str:
    """This will give a candidate's token without the period that only this draft speaks of."""
    key, scope = parse_token(token) or (token, {})
    return token_of(key, {name: value for name, value in scope.items() if name not in PERIOD_KEYS})


def mending_form(mending: Mending, *, action_href: str, hidden: Sequence[tuple[str, str]] = ()) -> Form:
    """This will draw the form by which a person says what the figure's words mean."""
    candidates = [Choice(value=token, label=label) for token, label in mending.candidates]
    rest = [Choice(value=NONE, label="不是台账中的数")]
    if mending.is_remembered:
        rest.append(Choice(value=FORGET, label="不再记住，由系统自己判断"))
    return Form(
        action_href=action_href, submit_label="记住，照此核对", hidden=tuple(hidden),
        fields=(Field(
            name="token", label=f"文稿中的“{mending.phrase}”是哪个指标", kind=FieldKind.CHOICE,
            choices=(*candidates, *mending.found, *rest), blank_label="请选择",
        ),),
        remark="本机关以后核稿，遇到同样的说法都照此核对。",
    )
