"""The lists of a report name the first matters by the day they are due; personal ones are only counted."""

from datetime import UTC, date, datetime

from tests.makers.organ import make_organ

from renda.domain.composed_figures import Composition
from renda.reads.report_tokens import plain_tokens
from renda.reads.report_words import words_of
from renda.services.own_figures import compose_figure
from renda.store.contributions import report_kinds
from renda.store.unit_of_work import reading
from renda.web.report_words import worded_reason

KIND = "rectification"
PROBLEM = {
    "level": "group", "origin_unit": "综合处", "field": "supervision", "kind": "execution", "channel": "self_check",
    "origin": "campaign", "added_later": "no",
}


def test_five_are_named_soonest_first_and_the_others_counted(database):
    organ = make_organ()
    at = datetime(2026, 3, 3, 2, tzinfo=UTC)
    organ.open(
        "支部书记", "problem", "register", at=at,
        **{**PROBLEM, "title": "本人学习不系统", "level": "person", "origin_unit": "第一支部", "subject": "党员"},
    )
    for n in range(12):
        case = organ.open("综合处干部", "problem", "register", at=at, title=f"事项{n}", **PROBLEM).case_id
        if n >= 10:
            organ.do("综合处干部", case, "hand_over", at=at, unit="研究室", person="经办人", rectify_by=f"2026-04-{30 - n}")
    found = plain_tokens(report_kinds()[KIND], "", organ_id=organ.organ_id, as_of=date(2026, 5, 20))
    names = found["list.problems_open"].split("；")
    assert [n.partition("（")[0] for n in names[:3]] == ["事项11", "事项10", "事项0"] and "期限2026年4月19日" in names[0]
    assert names[4].endswith("等12项，详见附件") and names[5:] == ["另有1项属个人层面，只计数"]
    assert found["list.problems_overdue"].count("事项") == 2 and found["list.problems_rebounded"] == "无"


def test_an_own_figure_goes_by_its_name_in_the_wording(database):
    organ = make_organ()
    chosen = Composition(procedure="problem", label="逾期问题数", unit="项", clock="clock_due_within:rectify")
    key = compose_figure(actor=organ.actors["综合处干部"], chosen=chosen, at=datetime(2026, 3, 3, 2, tzinfo=UTC))
    with reading(organ.organ_id):
        assert words_of(key) == "逾期问题数"
        assert worded_reason(f"“{key}”") == "“逾期问题数”"
        assert words_of("own-999") == "own-999"
