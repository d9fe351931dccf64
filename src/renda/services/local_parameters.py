"""Setting a local value: checked against its declared range, kept with its history, told in the ledger.

A value holds for limits that start on its day or later; limits that run already stay as they are.
Must not know: pages.
"""

from datetime import date, datetime

from renda.domain.days import chinese_date, day_of
from renda.domain.limit_texts import limit_to_payload, limit_words
from renda.domain.limits import Counted, Limit
from renda.domain.local_parameters import LocalParameter, value_faults
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.services.retried import retried
from renda.store.contributions import local_parameters
from renda.store.parameter_rows import ParameterRow, insert_parameter, parameter_history
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin


@retried
def set_parameter(  # noqa: PLR0913 - a value is these things
    *, actor: Actor, key: str, count: int | None, in_force_from: date | None, basis: str, at: datetime
) -> None | Refused:
    """Set a local value from a day on, or tell every reason against it."""
    if Duty.COORDINATE not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="设置本地参数", who=DUTY_WORDS[Duty.COORDINATE])
    parameter = next((p for p in local_parameters() if p.key == key), None)
    if parameter is None:
        return refuse(Code.NOT_A_CHOICE, field="key", label="参数", value=key)
    basis = " ".join(basis.split())
    with begin(actor.organ_id):
        now = value_on(parameter, parameter_history(), in_force_from or day_of(at))
        faults = value_faults(
            parameter, count=count, in_force_from=in_force_from, basis=basis, today=day_of(at), now=now
        )
        if faults or count is None or in_force_from is None:
            return Refused(faults)
        return _keep(actor, parameter, parameter.valued(count, basis), in_force_from, at)


def _keep(actor: Actor, parameter: LocalParameter, value: Counted, in_force_from: date, at: datetime) -> None | Refused:
    if not insert_parameter(organ_id=actor.organ_id, key=parameter.key, value=value, in_force_from=in_force_from, basis=value.basis):
        day = chinese_date(in_force_from)
        return refuse(Code.RULE, field="in_force_from", text=f"“{parameter.label}”已有一个自{day}起施行的值。请选择另一天。")
    said = f"{actor.name}将“{parameter.label}”定为{limit_words(value)}，自{chinese_date(in_force_from)}起施行，依据：{value.basis}。"
    record(PlainEvent(
        organ_id=actor.organ_id, chain="parameter", subject=actor.organ_id, kind="ParameterSet", action="set_parameter",
        sentence=said, actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at,
        data={"key": parameter.key, "value": limit_to_payload(value), "in_force_from": in_force_from.isoformat()},
    ))
    return None


def value_on(parameter: LocalParameter, history: tuple[ParameterRow, ...], on: date) -> Limit:
    """Give the value of a parameter on a day: the office's newest until then, else the default."""
    own = [r for r in history if r.key == parameter.key and r.in_force_from <= on]
    return max(own, key=lambda r: r.in_force_from).value if own else parameter.default
