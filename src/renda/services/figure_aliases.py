"""What the office's papers call its figures: remembered by who checks drafts, taken back by the same. Every act is recorded.

Must not know: pages, how a figure is recognised in a text.
"""

from datetime import datetime

from renda.domain.days import day_of
from renda.domain.refusals import Refused
from renda.domain.rights import Actor, Duty
from renda.reads.figure_catalogue import known_figures
from renda.reads.report_tokens import wanted_of
from renda.services.organisation_records import no_right, record_act, rule
from renda.services.retried import retried
from renda.store.figure_rows import end_figure_alias, set_figure_alias
from renda.store.unit_of_work import begin

SHORTEST, LONGEST = 3, 40
"""Fewer signs than the shortest name (完成) would be found in sentences that speak of something else."""


@retried
def remember_figure_name(*, actor: Actor, alias: str, token: str, at: datetime) -> bool | Refused:
    """Remember which figure some words of a draft mean, or by an empty token that they mean none; False when that is known."""
    if Duty.COORDINATE not in actor.duties:
        return no_right(actor, "记住指标的叫法", Duty.COORDINATE)
    words = "".join(alias.split())
    if not SHORTEST <= len(words) <= LONGEST:
        return rule(f"要记住的叫法应为{SHORTEST}至{LONGEST}个字。", "alias")
    with begin(actor.organ_id):
        wanted = wanted_of(token, known_figures()) if token else None
        if token and wanted is None:
            return rule("没有这个指标，或者它不能这样细分。", "token")
        made = set_figure_alias(organ_id=actor.organ_id, alias=words, token=token, by=actor.person_id, on=day_of(at))
        if made:
            meant = f"指标“{known_figures()[wanted.key].label}”" if wanted else "不是台账中的数"
            data = {"alias": words, "token": token}
            record_act(actor, "FigureAliasRemembered", "remember_figure_name", f"{actor.name}记住文稿中“{words}”：{meant}。", data, at)
    return made


@retried
def forget_figure_name(*, actor: Actor, alias: str, at: datetime) -> None | Refused:
    """Take back what was remembered of some words; what was checked by it stays."""
    if Duty.COORDINATE not in actor.duties:
        return no_right(actor, "停用指标的叫法", Duty.COORDINATE)
    words = "".join(alias.split())
    with begin(actor.organ_id):
        if not end_figure_alias(alias=words, until_on=day_of(at)):
            return rule(f"没有记住过“{words}”，或者已经停用。", "alias")
        record_act(actor, "FigureAliasEnded", "forget_figure_name", f"{actor.name}停用文稿中的叫法“{words}”。", {"alias": words}, at)
    return None
