"""A year's holiday arrangement on its way into force: brought by the system administrator, approved by the coordinating office.

Who brings it never approves it. An approval counts for its own organ only (docs/decisions/calendar-by-approval.md).
Must not know: pages, files, how an arrangement is read.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from renda.domain.calendar_seed import parse_year
from renda.domain.calendars import Calendar
from renda.domain.days import day_of
from renda.domain.refusals import Code, Reason, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.domain.year_checking import SourceNotice, findings_of, same_days, year_text
from renda.domain.year_reading import YearReading
from renda.services.calendar_moves import AT_ONCE, recalculate_limits, survey_limits
from renda.services.retried import retried
from renda.store import calendar_rows as rows
from renda.store.calendar_loading import calendar_in_force
from renda.store.models.tenancy import uuid7
from renda.store.outbox import defer
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin

SURVEY_JOB, RECALCULATE_JOB = "renda.survey_limits", "renda.recalculate_limits"


@retried
def propose_year(
    *, actor: Actor, year: int, notice: SourceNotice, reading: YearReading, at: datetime
) -> UUID | Refused:
    """Keep a year's arrangement as a draft and work out which limits it would move; or tell every conflict in it."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="录入年度安排", who=DUTY_WORDS[Duty.SYSTEM_ADMIN])
    with begin(actor.organ_id):
        calendar = calendar_in_force()
        reasons = _reasons(calendar, year, notice, reading, at)
        if reasons:
            return Refused(tuple(reasons))
        version = next((y.version + 1 for y in calendar.years if y.year == year), 1)
        content = year_text(reading.days, year=year, version=version, notice=notice)
        if any(y.year == year and same_days(y, parse_year(content)) for y in calendar.years):
            return _rule("year", f"{year}年的放假和上班日期与现行安排完全相同，无需再录入。")
        return _propose(actor, year, content, at)


def _propose(actor: Actor, year: int, content: str, at: datetime) -> UUID | Refused:
    proposal, total = uuid7(), rows.count_open_clocks()
    made = rows.insert_proposal(
        proposal_id=proposal, organ_id=actor.organ_id, year=year, content=content, made_by=actor.person_id, at=at, total=total
    )
    if not made:
        return _rule("year", f"{year}年已有一份安排在办理。请先撤回它，或等它批准。")
    _record(actor, "CalendarYearProposed", "propose_year", f"{actor.name}录入{year}年节假日安排。", proposal, content, at)
    if total <= AT_ONCE:
        survey_limits(organ_id=actor.organ_id, proposal_id=proposal)
    else:
        defer(SURVEY_JOB, organ_id=str(actor.organ_id), proposal_id=str(proposal))
    return proposal


def _reasons(
    calendar: Calendar, year: int, notice: SourceNotice, reading: YearReading, at: datetime
) -> list[Reason]:
    first, last = calendar.years[0].year, calendar.years[-1].year
    found = []
    if not first <= year <= last + 1:
        text = f"现有{first}年至{last}年的安排，{year}年接不上。请先录入{last + 1}年。" if year > last else f"最早只到{first}年。"
        found.append(_reason("year", text))
    found += [_reason("number", "“文号”未填写。请按通知填写。")] if not notice.number.strip() else []
    found += [_reason("title", "“通知标题”未填写。请按通知填写。")] if not notice.title.strip() else []
    if notice.issued_on > day_of(at):
        found.append(_reason("issued_on", "“发文日期”晚于今天。请按通知填写。"))
    return [*found, *(_reason("text", f.text) for f in findings_of(reading, year) if f.is_conflict)]


def submit_year(*, actor: Actor, proposal_id: UUID, at: datetime) -> None | Refused:
    """Hand a draft in for approval."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="提交批准", who=DUTY_WORDS[Duty.SYSTEM_ADMIN])
    return _move(actor, proposal_id, ("drafted",), "submitted", "CalendarYearSubmitted", "提交批准", at)


def withdraw_year(*, actor: Actor, proposal_id: UUID, at: datetime) -> None | Refused:
    """Take back what is not approved yet."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="撤回", who=DUTY_WORDS[Duty.SYSTEM_ADMIN])
    open_ = ("surveying", "drafted", "submitted")
    return _move(actor, proposal_id, open_, "withdrawn", "CalendarYearWithdrawn", "撤回", at)


def refuse_year(*, actor: Actor, proposal_id: UUID, reason: str, at: datetime) -> None | Refused:
    """Send a submitted arrangement back with the reason."""
    if Duty.COORDINATE not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="退回年度安排", who=DUTY_WORDS[Duty.COORDINATE])
    if not reason.strip():
        return refuse(Code.REQUIRED, field="reason", label="退回理由")
    about = {"decided_by_id": actor.person_id, "decided_post_id": actor.post_id, "decided_at": at, "reason": reason.strip()}
    return _move(actor, proposal_id, ("submitted",), "refused", "CalendarYearRefused", f"退回（{reason.strip()}）", at, about)


@retried
def approve_year(*, actor: Actor, proposal_id: UUID, at: datetime) -> None | Refused:
    """Put a submitted arrangement into force for the organ and work its limits out anew – at once, or in a job when many."""
    if Duty.COORDINATE not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="批准年度安排", who=DUTY_WORDS[Duty.COORDINATE])
    with begin(actor.organ_id):
        found = rows.lock_proposal(proposal_id)
        if found is None or found.state != "submitted":
            return _rule(None, "这份安排已经办理过，或者还没有提交。请刷新后查看。")
        if found.made_by == actor.person_id:
            return _rule(None, "这份安排由您录入，录入的人不能批准。请由综合协调岗位的其他人批准。")
        _adopt(actor, found, at)
    return None


def _adopt(actor: Actor, found: rows.ProposalRow, at: datetime) -> None:
    year_row, version = rows.store_year(found.content)
    rows.adopt_year(organ_id=actor.organ_id, calendar_year=year_row, year=found.year, at=at)
    total = rows.count_open_clocks()
    rows.set_proposal(
    found.id, state="applying", decided_by_id=actor.person_id, decided_post_id=actor.post_id, decided_at=at,
        calendar_year_id=year_row, total=total, done=0, after_case=None,
    )
    said = f"{actor.name}批准{found.year}年节假日安排（第{version}版），即日起按此推算时限。"
    _record(actor, "CalendarYearAdopted", "approve_year", said, found.id, found.content, at, version=version)
    if total <= AT_ONCE:
        recalculate_limits(organ_id=actor.organ_id, proposal_id=found.id)
    else:
        defer(RECALCULATE_JOB, organ_id=str(actor.organ_id), proposal_id=str(found.id))


@retried
def _move(  # noqa: PLR0913 - one step of a proposal
    actor: Actor, proposal_id: UUID, from_: tuple[str, ...], to: str, kind: str, verb: str, at: datetime,
    values: dict[str, Any] | None = None,
) -> None | Refused:
    with begin(actor.organ_id):
        found = rows.lock_proposal(proposal_id)
        if found is None or found.state not in from_:
            return _rule(None, "这份安排已经办理过，现在不能这样办。请刷新后查看。")
        rows.set_proposal(proposal_id, state=to, **(values or {}))
        _record(actor, kind, to, f"{actor.name}{verb}：{found.year}年节假日安排。", proposal_id, None, at)
    return None


def _record(  # noqa: PLR0913 - an event is these things
    actor: Actor, kind: str, action: str, sentence: str, proposal: UUID, content: str | None, at: datetime, **more: Any
) -> None:
    data = {"proposal": str(proposal), **({"content": content} if content else {}), **more}
    record(PlainEvent(
        organ_id=actor.organ_id, chain="calendar", subject=actor.organ_id, kind=kind, action=action, sentence=sentence,
        actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at, data=data,
    ))


def _reason(field: str | None, text: str) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


def _rule(field: str | None, text: str) -> Refused:
    return Refused((_reason(field, text),))
