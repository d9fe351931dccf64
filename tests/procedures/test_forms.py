"""What each form that opens a case asks for, and what the system fills in: no form grows unnoticed.

`pytest -s tests/procedures/test_forms.py` prints the table. A field is asked where a person has to fill it in (needed, or
needed in some cases); it may be filled in where it may stay empty; the system fills it in where a value stands in it beforehand
or is put in when it is left empty. Who needs one more field raises the ceiling here, and says in the commit why.
"""

import sys
from typing import NamedTuple

from renda.domain.fields import Field
from renda.domain.procedures import Action
from renda.project.contributions import CONTRIBUTIONS

CEILINGS: dict[str, tuple[int, int]] = {
    "problem.register": (4, 4), "measure.set": (4, 6), "self_examination.arrange": (3, 2), "checklist.receive": (2, 1),
    "plan.draft": (2, 5), "task.set": (2, 10), "list.define": (10, 1), "list_item.set": (4, 4), "feedback.receive": (6, 2),
    "feedback_measure.set": (4, 3), "disclosure.propose": (7, 3), "campaign.prepare": (4, 2), "campaign_item.set": (4, 1),
    "campaign_item.choose": (3, 0), "campaign_meeting.arrange": (3, 1), "campaign_meeting.record": (2, 4), "study_session.register": (2, 4),
    "study_session.register_branch": (2, 2), "study_session.arrange": (3, 1), "study_session.list_item": (4, 1),
    "study_plan.draft": (4, 3), "study_plan.draft_own": (1, 2),
    "lecture.apply": (3, 2), "newcomer_training.enrol": (3, 0), "research_topic.propose": (4, 3),
    "research_trip.arrange": (4, 3), "research_trip.record": (3, 9), "research_paper.hand_in": (4, 3), "return_visit.record": (3, 7),
    "conversion_plan.set_up": (3, 0), "conversion_seminar.record": (1, 4), "conversion_project.raise": (1, 0),
    "rule.record": (3, 5), "briefing.record": (2, 0),
}
"""Fields asked, and fields that may be filled in, of each form that opens a case, at most."""


class Counted(NamedTuple):
    asked: int
    optional: int
    filled: int


def is_filled(field: Field) -> bool:
    return bool(field.fill or field.otherwise or field.begins_with)


def counted(action: Action) -> Counted:
    own = [f for f in action.fields if not is_filled(f)]
    asked = sum(f.required is not False for f in own)
    return Counted(asked, len(own) - asked, len(action.fields) - len(own))


def forms() -> dict[str, tuple[str, Counted]]:
    """Every act that opens a case and that people take, by key: its words and what it asks."""
    return {
        f"{p.key}.{a.key}": (f"{p.label}：{a.label}", counted(a))
        for c in CONTRIBUTIONS for p in c.procedures for a in p.openings() if not a.internal
    }


def test_no_form_asks_for_more_than_its_ceiling():
    found = forms()
    sys.stdout.write(f"\n{'form':32}{'asked':>6}{'may':>5}{'filled':>7}\n")
    for key, (words, n) in found.items():
        sys.stdout.write(f"{key:32}{n.asked:6}{n.optional:5}{n.filled:7}  {words}\n")
    assert set(CEILINGS) == set(found), "a form is new or gone: write or drop its ceiling"
    over = {key: n for key, (_, n) in found.items() if n.asked > CEILINGS[key][0] or n.optional > CEILINGS[key][1]}
    assert over == {}, "a form has grown: can the system fill it in?"
