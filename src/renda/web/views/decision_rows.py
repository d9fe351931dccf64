"""Rows of what waits for a decision: by when, which act, on which matter, whose decision it is and since when it is waited for.

Must not know: which acts decide, any particular procedure.
"""

from django.urls import reverse

from renda.domain.days import short_chinese_date
from renda.domain.escalation import Measure
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Duty
from renda.reads.decisions import AwaitedDecision
from renda.store.contributions import procedures
from renda.web.due_chips import chip
from renda.web.view_models.lists import TodoRow
from renda.web.view_models.parts import Button
from renda.web.views.frame import SignedInRequest, today


def decision_row(request: SignedInRequest, found: AwaitedDecision, measure: Measure) -> TodoRow:
    """This will draw one decision waited for; who may take it gets its button, others the way to the matter."""
    item, case = found.item, reverse("case", args=(found.item.case_id,))
    procedure = procedures()[item.procedure]
    label = procedure.action(item.action).label
    act = f"{reverse('act', args=(item.case_id, item.action))}?next={reverse('dashboard')}"
    return TodoRow(
        due=chip(item.due_on, today(request), measure, by_week=item.by_week), verb=label, title=item.title, href=case,
        key=str(item.case_id),
        act=Button(label=label, href=act) if found.is_own else Button(label="查看", href=case),
        why=f"{_whose(found)}，{short_chinese_date(found.since)}起等候", number=item.number or procedure.label, unit=item.unit,
    )


def _whose(found: AwaitedDecision) -> str:
    if found.is_own:
        return "等您决定"
    duties = dict.fromkeys(DUTY_WORDS[Duty(p.rpartition(":")[2])] for p in found.item.principals)
    return f"等{'、'.join(duties)}岗位决定"
