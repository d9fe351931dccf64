"""An act told in one sentence: what is empty vanishes, and what people typed leaves no mark too many."""

from datetime import date
from uuid import UUID

import pytest

from renda.domain.facts import CaseFacts
from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import Directory
from renda.domain.procedures import Action
from renda.domain.rights import Actor, Duty, Relation, Right
from renda.domain.sentences import sentence_of

ONE = UUID(int=1)
ACTOR = Actor(organ_id=ONE, person_id=ONE, post_id=ONE, unit_id=ONE, name="甲", post_title="经办人", duties=frozenset({Duty.HANDLE}))
ACTION = Action(
    key="report", label="填报", event="Reported", sentence="{actor}填报进展：{progress}[，附佐证{evidence}]",
    rights=(Right(Duty.HANDLE, Relation.HANDLING_UNIT),),
    fields=(Field(key="progress", label="进展", kind=FieldKind.LONG_TEXT), Field(key="evidence", label="佐证", required=False)),
)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"progress": "已完成三分之二。", "evidence": "照片"}, "甲填报进展：已完成三分之二，附佐证照片。"),
        ({"progress": "已完成三分之二"}, "甲填报进展：已完成三分之二。"),
        ({"progress": "已完成三分之二。"}, "甲填报进展：已完成三分之二。"),
        ({"progress": "能否按期完成？"}, "甲填报进展：能否按期完成？"),
        ({"progress": "收到“已改好”"}, "甲填报进展：收到“已改好”。"),
        ({"progress": "回复说：“已改好。”"}, "甲填报进展：回复说：“已改好。”"),
    ],
)
def test_one_mark_stands_where_two_would_meet(typed, said, facts):
    assert sentence_of(ACTION, typed, facts, ACTOR, Directory()) == said


@pytest.fixture
def facts():
    return CaseFacts(
        id=ONE, organ_id=ONE, procedure="trial", declaration=1, number=None, title="事项", stage="open", round=1, version=1,
        opened_on=date(2026, 1, 1),
    )
