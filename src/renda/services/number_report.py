"""The number of a report that is issued: that of a document, or that of an issue (简报第3期), drawn inside the issuing transaction.

Must not know: Word, HTTP, how a figure is counted.
"""

from dataclasses import dataclass
from datetime import datetime

from renda.domain.days import day_of
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.report_numbers import Numbering, document_number, issue_counters, issue_number, number_counter
from renda.domain.reporting import ReportKind
from renda.domain.rights import Actor
from renda.services.act_on_case import open_case
from renda.store.counters import lock_counters, raise_counter
from renda.store.report_rows import has_number


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnNumber:
    """The number of a report ("" for none), and the case that an issue is kept as."""

    text: str = ""
    record: str = ""


def next_issue(kind: ReportKind, actor: Actor, at: datetime, title: str) -> DrawnNumber | Refused:
    """This will draw the number of the next issue about its case in this year, and keep the issue as a case of the kind's register."""
    counters = issue_counters(kind.key, kind.about, day_of(at).year)
    last = lock_counters(counters, organ_id=actor.organ_id)
    number, in_all = (last[counter] + 1 for counter in counters)
    for counter, value in zip(counters, (number, in_all), strict=True):
        raise_counter(counter, value, organ_id=actor.organ_id)
    words, on = issue_number(number, in_all), day_of(at).isoformat()
    data = {"title": f"{words}：{title}", kind.of: kind.about, "issue_no": number, "issued_on": on}
    kept = open_case(actor=actor, procedure=kind.register, action="record", data=data, at=at)
    return kept if isinstance(kept, Refused) else DrawnNumber(text=words, record=str(kept.case_id))


def next_number(actor: Actor, at: datetime, wanted: Numbering | None) -> DrawnNumber | Refused:
    """This will draw the number asked for, or the next of its counter; taken ones are refused."""
    if wanted is None:
        return DrawnNumber()
    year = day_of(at).year
    counter = number_counter(wanted.word, year)
    last = lock_counters([counter], organ_id=actor.organ_id)[counter]
    serial = wanted.serial or last + 1
    number = document_number(wanted.word, year, serial)
    if has_number(number, organ_id=actor.organ_id):
        return refuse(Code.RULE, text=f"发文字号{number}已经用过，最近用到{last}号。序号留空由系统取下一个号。")
    raise_counter(counter, serial, organ_id=actor.organ_id)
    return DrawnNumber(text=number)
