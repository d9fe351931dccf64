"""Drafting a report and changing its wording; a second person who was slower is told who moved it.

Must not know: Word, HTTP. What may stand in the wording is asked of the writer passed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from renda.domain.days import SHANGHAI, day_of
from renda.domain.periods import Period
from renda.domain.refusals import Code, Reason, Refused, refuse
from renda.domain.report_parts import told_of, written_for_parts
from renda.domain.reporting import CASE, PERIOD, ReportFacts, ReportHead, ReportKind, written_for_each
from renda.domain.rights import Actor, Duty
from renda.reads.cases import case_seen_by
from renda.reads.figure_breakdowns import figure_by
from renda.reads.report_parts import report_parts
from renda.reads.report_sentences import source_cases
from renda.reads.report_tokens import known_tokens, used_tokens
from renda.reads.report_words import worded
from renda.services.retried import retried
from renda.store.contributions import report_kinds
from renda.store.models import Report
from renda.store.models.tenancy import uuid7
from renda.store.plain_events import PlainEvent, record
from renda.store.report_rows import insert_report, locked_report, revise_row
from renda.store.unit_of_work import begin

TITLE_LIMIT, WORDING_LIMIT, HEAD_LIMIT = 100, 30_000, 200


class ReportWriter(Protocol):
    """What turns wording and figures into a file."""

    def faults(self, wording: str, known: Mapping[str, str]) -> tuple[str, ...]:
        """This will say, a sentence each, which tokens of the wording are not `known` (token to words)."""

    def tokens_of(self, template: bytes, words: Mapping[str, str]) -> tuple[str, ...]:
        """This will list the tokens that a template prints besides the text."""

    def compose(self, facts: ReportFacts, template: bytes | None = None) -> bytes:
        """This will write the report as a file, through an office's own template where one is given."""

    def annex_file(self, facts: ReportFacts) -> bytes:
        """This will write the annexes as a spreadsheet."""


def not_a_coordinator(actor: Actor, action: str) -> Refused | None:
    """This will refuse whoever may not write reports."""
    if Duty.COORDINATE in actor.duties:
        return None
    return refuse(Code.NO_RIGHT, post=actor.post_title, action=action, who="综合协调岗位")


@retried
def draft_report(
    *, actor: Actor, kind: str, at: datetime, period: Period | None = None, case: UUID | None = None
) -> UUID | Refused:
    """This will begin a report with the default wording of its kind; one of a period covers this year so far where none is given.

    A kind that is of a case is begun with that case.

    :raises KeyError: when there is no such kind.
    """
    declared = report_kinds()[kind]
    refused = not_a_coordinator(actor, "起草报告")
    if refused:
        return refused
    if declared.has_period and period is None:
        period = Period(day_of(at).replace(month=1, day=1), day_of(at))
    report_id = uuid7()
    with begin(actor.organ_id):
        begun = _begun(declared, actor, period if declared.has_period else None, case)
        if isinstance(begun, Refused):
            return begun
        wording = written_for_each(begun.wording, lambda key, by: _groups_with_cases(actor, key, by, at))
        insert_report(
            report_id=report_id, organ_id=actor.organ_id, kind=kind, title=begun.title, wording=wording, scope=begun.scope,
            person_id=actor.person_id, at=at,
        )
        tell(actor, report_id, "ReportDrafted", "起草", f"{actor.name}起草《{begun.title}》。", at, {"kind": kind, **begun.scope})
    return report_id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """What a report begins with: its title, its wording, and the period and the case that it is of."""

    title: str
    wording: str
    scope: dict[str, str]


def _begun(declared: ReportKind, actor: Actor, period: Period | None, case: UUID | None) -> _Begun | Refused:
    """The title and wording of a kind for a period and, of a kind that is of a case, for a case the actor sees."""
    scope = {"period": period.text} if period else {}
    wording = declared.wording.replace(PERIOD, scope.get("period", PERIOD))
    if not declared.of:
        return _Begun(title=declared.title, wording=wording, scope=scope)
    about = case_seen_by(actor, case) if case else None
    if about is None or about.procedure != declared.of:
        return refuse(Code.NOT_FOUND)
    key = str(about.id)
    if declared.parts:
        found = report_parts(declared.parts, about.id, organ_id=actor.organ_id)
        wording = written_for_parts(wording, told_of(declared.parts, found.parts)).replace(PERIOD, scope.get("period", PERIOD))
    title = declared.title.replace("{case}", about.title).replace("{period}", period.short_words if period else "")
    return _Begun(title=title, wording=wording.replace(CASE, key), scope={**scope, "case": key})


def _groups_with_cases(actor: Actor, key: str, dimension: str, at: datetime) -> list[tuple[str, str]]:
    """The groups in which a figure counts any case, the first where there is none: a part of the report is never left empty."""
    found = figure_by(dimension, key=key, organ_id=actor.organ_id, as_of=day_of(at))
    return [(g.key, g.label) for g in found if g.figure.cases] or [(g.key, g.label) for g in found[:1]]


@retried
def revise_report(  # noqa: PLR0913 - a change of wording is these things
    *, actor: Actor, report_id: UUID, version: int, title: str, wording: str, at: datetime, writer: ReportWriter,
    head: ReportHead | None = None,
) -> int | Refused:
    """This will keep new wording and give its version; `version` is the one the person had before them.

    Without a `head` what stands before and after the text stays as it was.
    """
    with begin(actor.organ_id):
        row = locked_report(report_id, organ_id=actor.organ_id)
        refused = not_a_coordinator(actor, "修改报告") or standing_in_the_way(row, version)
        if refused or row is None:
            return refused or refuse(Code.NOT_FOUND)
        kept = {"addressee": head.addressee.strip(), "cc": head.cc.strip()} if head else row.wording.get("head", {})
        faults = (*_faults(row, title, wording, writer), *_head_faults(kept))
        if faults:
            return Refused(faults)
        revise_row(row, title=title.strip(), wording=wording, head=kept, person_id=actor.person_id, at=at)
        data = {"title": title.strip(), "wording": wording, "head": kept, "version": version + 1}
        tell(actor, report_id, "ReportRevised", "修改文字", f"{actor.name}修改《{title.strip()}》的文字。", at, data)
    return version + 1


def standing_in_the_way(row: Report | None, version: int) -> Refused | None:
    """This will refuse a report that is not there, is final, or was changed by somebody meanwhile."""
    if row is None:
        return refuse(Code.NOT_FOUND)
    if row.state != "draft":
        return refuse(Code.RULE, text="报告已定稿印发，不再变动。需要修改的，另起草一稿。")
    if row.version != version:
        when = f"{row.changed_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
        return refuse(Code.MOVED_ON, who=row.person.name, when=when, what="修改文字")
    return None


def _faults(row: Report, title: str, wording: str, writer: ReportWriter) -> tuple[Reason, ...]:
    found = [
        Reason(code=Code.REQUIRED, field=field, facts={"label": label})
        for field, label, text in (("title", "标题", title), ("wording", "文字", wording)) if not text.strip()
    ]
    found += [
        Reason(code=Code.TOO_LONG, field=field, facts={"label": label, "limit": str(limit), "length": str(len(text))})
        for field, label, text, limit in (("title", "标题", title, TITLE_LIMIT), ("wording", "文字", wording, WORDING_LIMIT))
        if len(text) > limit
    ]
    known = may_stand(row.kind, wording, row.organ_id)
    found += [Reason(code=Code.RULE, field="wording", facts={"text": text}) for text in writer.faults(wording, known)]
    return tuple(found)


def may_stand(kind: str, wording: str, organ_id: UUID) -> dict[str, str]:
    """This will give every token that may stand in a wording of a kind, with its words."""
    return worded((*known_tokens(report_kinds()[kind], wording), *source_cases(used_tokens(wording), organ_id=organ_id)))


def _head_faults(head: Mapping[str, str]) -> list[Reason]:
    labels = {"addressee": "主送机关", "cc": "抄送机关"}
    return [
        Reason(
            code=Code.TOO_LONG, field=name,
            facts={"label": labels[name], "limit": str(HEAD_LIMIT), "length": str(len(text))},
        )
        for name, text in head.items() if len(text) > HEAD_LIMIT
    ]


def tell(  # noqa: PLR0913 - an event is these things
    actor: Actor, report_id: UUID, kind: str, action: str, sentence: str, at: datetime, data: dict[str, object]
) -> None:
    """This will put an act on a report into the ledger."""
    record(PlainEvent(
        organ_id=actor.organ_id, chain="report", subject=report_id, kind=kind, action=action, sentence=sentence,
        actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at, data=data,
    ))
