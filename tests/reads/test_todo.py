"""What enters the to-do list only some days before it is due: an act of one procedure, not of every one that has its key."""

from datetime import date, timedelta

from tests.makers.organ import START, make_organ

from renda.domain.worklists import Worklist
from renda.reads import todo as reads
from renda.reads.frame_counts import counts_for
from renda.store.unit_of_work import reading

DAY = START.date()


def test_an_act_is_held_back_in_its_own_procedure_alone(database, monkeypatch):
    organ, due = make_organ(), DAY + timedelta(days=200)
    organ.open("综合处干部", "task", "set", title="任务", task_kind="key_task", source="plan", unit="研究室", due_on=due.isoformat())
    feedback = organ.open(
        "综合处干部", "feedback", "receive", title="反馈", source="audit", issuer="审计局", received_on=DAY.isoformat(),
        reply_due_on=due.isoformat(), unit="综合处",
    )
    organ.open(
        "综合处干部", "feedback_measure", "set", feedback=feedback.number, title="措施", unit="研究室", due_on=due.isoformat(),
    )
    actor = organ.actors["经办人"]

    def listed(day: date) -> set[str]:
        with reading(organ.organ_id):
            found = {i.procedure for i in reads.todo(actor, today=day) if i.action == "report_done"}
            assert counts_for(actor, today=day).todo == len(found)
        return found

    assert listed(DAY) == {"task", "feedback_measure"}
    monkeypatch.setattr(reads, "worklists", lambda: (Worklist(procedure="task", label="任务", views=(), ahead={"report_done": 30}),))
    assert listed(DAY) == {"feedback_measure"}
    assert listed(due - timedelta(days=30)) == {"task", "feedback_measure"}
