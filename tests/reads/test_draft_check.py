"""A draft beside the ledger of the demonstration organ: agrees, differs, none, blank, a scope, a day before, and what was remembered."""

from datetime import UTC, date, datetime

import pytest

from renda.domain.refusals import Refused
from renda.reads.actors import office_actor
from renda.reads.draft_check import Verdict, draft_check
from renda.reads.figures import figure
from renda.reads.organs import organ_named
from renda.services.demonstration_people import ORGAN_NAME
from renda.services.figure_aliases import forget_figure_name, remember_figure_name

AT = datetime(2026, 11, 25, 3, tzinfo=UTC)
DAY = date(2026, 11, 25)


@pytest.fixture
def office(demo_database):
    return office_actor(organ_named(ORGAN_NAME), today=DAY)


def check(office, text):
    return draft_check(text, actor=office, organ_id=office.organ_id, as_of=DAY)


def counted(office, key, **scope):
    return figure(key, organ_id=office.organ_id, as_of=DAY, scope=scope).numerator


def test_figures_agree_differ_or_have_no_source(office):
    found, branch = counted(office, "problems_found"), counted(office, "problems_found", level="branch")
    text = f"查摆问题{found}项，整改措施{counted(office, 'measures_set') + 1}条，绿地9亩。党支部查摆问题{branch}项，讲党课xx次。"
    told = check(office, text)
    assert [one.verdict for one in told] == [
        Verdict.AGREES, Verdict.DIFFERS, Verdict.NO_SOURCE, Verdict.AGREES, Verdict.BLANK,
    ]  # fmt: skip
    assert told[1].candidates[0].token == "measures_set" and told[3].candidates[0].token == "problems_found:level=branch"
    assert all(text[one.at :].startswith(one.quote) for one in told) and told[2].reason


def test_a_day_that_the_text_names_is_counted_as_it_stood(office):
    then = figure("problems_struck_off", organ_id=office.organ_id, as_of=date(2026, 10, 31), past=True).numerator
    (one,) = check(office, f"截至10月底，已销号问题{then}项。")
    assert one.verdict is Verdict.AGREES and one.candidates[0].as_of == date(2026, 10, 31)


def test_what_words_mean_is_remembered_once_and_taken_back(office):
    text = f"推进挂图作战{counted(office, 'tasks_set')}项。"
    (before,) = check(office, text)
    words = before.figure.indicator
    assert before.verdict is Verdict.NO_SOURCE
    assert remember_figure_name(actor=office, alias=words, token="tasks_set", at=AT) is True
    assert remember_figure_name(actor=office, alias=words, token="tasks_set", at=AT) is False
    assert check(office, text)[0].verdict is Verdict.AGREES
    assert remember_figure_name(actor=office, alias=words, token="", at=AT) is True
    assert "不是台账" in check(office, text)[0].reason
    assert forget_figure_name(actor=office, alias=words, at=AT) is None
    assert check(office, text)[0].reason == before.reason
    assert isinstance(forget_figure_name(actor=office, alias=words, at=AT), Refused)
    assert isinstance(remember_figure_name(actor=office, alias="完成", token="tasks_done", at=AT), Refused)
    assert isinstance(remember_figure_name(actor=office, alias=words, token="no_such", at=AT), Refused)


def test_a_body_that_is_no_known_unit_is_not_compared_with_the_whole(office):
    found = counted(office, "problems_found")
    whole, part = check(office, f"共查摆问题{found}项。其中，办公室查摆问题3项。")
    assert whole.verdict is Verdict.AGREES
    assert part.verdict is Verdict.NO_SOURCE and "办公室" in part.reason and not part.candidates
    assert check(office, "厅局级干部研讨发言999人次。")[0].verdict is Verdict.DIFFERS


def test_words_that_the_number_parts_are_heard_as_one(office):
    given, late = counted(office, "requirements_given"), counted(office, "requirements_late")
    told = check(office, f"指导组先后提出{given}条要求，其中{late + 1}条答复超期。")
    assert [one.verdict for one in told] == [Verdict.AGREES, Verdict.DIFFERS]
    assert [one.candidates[0].token for one in told] == ["requirements_given", "requirements_late"]
