"""Figures an office makes for itself: composed without code, or filled in with evidence; versioned, told, never mixed up."""

from datetime import UTC, date, datetime

import pytest
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, run_loop

from renda.domain.composed_figures import Composition
from renda.domain.indicators import Made
from renda.domain.refusals import Code, Refused
from renda.reads.figure_breakdowns import figure_by
from renda.reads.figure_cases import figure_cases
from renda.reads.figure_catalogue import known_figures, manual_entries, own_versions
from renda.reads.figure_sql import UnknownScope
from renda.reads.figures import figure
from renda.reads.report_tokens import counted_figures
from renda.services.own_figures import Entry, compose_figure, define_manual_figure, fill_in_figure, retire_figure
from renda.store.contributions import indicators
from renda.store.replay import replayed_tables
from renda.store.unit_of_work import reading

AT = datetime(2026, 11, 2, 2, tzinfo=UTC)
TODAY = date(2026, 11, 2)


def composed(organ, who="综合处干部", *, key="", **chosen):
    wanted = Composition(**{"procedure": "problem", "label": "自定的数", "unit": "项", **chosen})
    return compose_figure(actor=organ.actors[who], chosen=wanted, at=AT, key=key)


def value(organ, key, day=TODAY, **scope):
    return figure(key, organ_id=organ.organ_id, as_of=day, scope=scope, past=day < TODAY)


@pytest.fixture
def loop(database):
    return run_loop()


def test_a_composed_figure_equals_the_declared_one_with_the_same_conditions(loop):
    organ = loop.organ
    stages = next(i for i in indicators().values() if i.key == "problems_open").where[0].values
    key = composed(organ, stages=stages)
    for day in (date(2026, 3, 20), date(2026, 4, 15), TODAY):
        assert value(organ, key, day).value_text == value(organ, "problems_open", day).value_text
    found = value(organ, key)
    assert (found.made, found.basis) == (Made.COMPOSED, "本机关自定义指标，第1版")
    assert found.definition.startswith("现处已立项、整改中、")
    assert {g.label for g in figure_by("level", key=key, organ_id=organ.organ_id, as_of=TODAY)} == {"领导班子", "分党组", "党支部", "个人"}
    assert figure_cases(key, actor=organ.actors["综合处干部"], as_of=TODAY).total == 2


def test_means_sums_and_persons_are_composed(loop):
    organ = loop.organ
    days = composed(organ, label="平均整改天数", unit="天", kind="mean", measure="days::struck_off")
    assert value(organ, days).value_text == "52.0", "3 March to 24 April"
    assert value(organ, days).rests == "合计52天，1项有此数，共2项"
    assert value(organ, days, date(2026, 4, 23)).value_text == "—"
    extended = composed(organ, label="延期次数", unit="次", kind="sum", measure="events::extend_limit")
    assert [value(organ, extended, day).value_text for day in (date(2026, 3, 16), date(2026, 3, 17))] == ["0", "1"]
    rounds = composed(organ, label="退回次数", unit="次", kind="sum", measure="returns::")
    assert value(organ, rounds).value_text == str(_rounds_after_the_first(loop))
    checkers = composed(organ, label="本处核查人数", unit="人", kind="persons", measure="participants:checker:")
    times = composed(organ, label="本处核查人次", unit="人次", kind="sum", measure="participants:checker:")
    assert (value(organ, checkers).value_text, value(organ, checkers).case_count) == ("1", 2)
    assert int(value(organ, times).value_text) >= 1
    monthly = composed(organ, label="月均新增", unit="项", kind="monthly_mean")
    assert value(organ, monthly).value_text == "0.2", "two problems in eleven months"
    assert value(organ, monthly, opened="2026-03-01..2026-03-31").value_text == "2.0"
    with_period = composed(organ, label="三月三日登记", period_on="opened", period="2026-03-03..2026-03-03", groups={"level": ("group",)})
    assert value(organ, with_period).value_text == "1"


def _rounds_after_the_first(loop):
    from renda.store.models import Case

    with reading(loop.organ.organ_id):
        return sum(Case.objects.filter(procedure="problem").values_list("round", flat=True)) - 2


def test_measures_of_a_past_day_are_what_the_ledger_yields_until_then(loop):
    organ = loop.organ
    keys = [
        composed(organ, label=f"数{n}", kind=kind, measure=measure) for n, (kind, measure) in enumerate((
            ("mean", "days::struck_off"), ("mean", "days::checking"), ("sum", "returns::"), ("sum", "participants:checker:"),
            ("persons", "participants:checker:"),
        ))
    ]
    seen = set()
    for day in (date(2026, 3, 20), date(2026, 4, 2), date(2026, 4, 8), date(2026, 4, 24), date(2026, 10, 26)):
        then = [value(organ, key, day).value_text for key in keys]
        with replayed_tables(organ.organ_id, until=day):
            assert [figure(k, organ_id=organ.organ_id, as_of=day).value_text for k in keys] == then
        seen.add(tuple(then))
    assert len(seen) > 3


def test_a_rate_needs_its_numerator_and_a_name_is_used_once(loop):
    organ = loop.organ
    refused = composed(organ, kind="rate", unit="%")
    assert isinstance(refused, Refused)
    assert [r.field for r in refused.reasons] == ["part_stages"]
    rate = composed(organ, label="到过公示的比率", kind="rate", unit="%", part_happened=("publicised",))
    assert (value(organ, rate).value_text, value(organ, rate).denominator) == ("50.0%", 2)
    again = composed(organ, label="到过公示的比率")
    assert isinstance(again, Refused)
    assert again.reasons[0].field == "label"
    for strange in ({"stages": ("gone",)}, {"clock": "clock_late:nothing"}, {"kind": "magic"}, {"groups": {"level": ("county",)}}):
        assert composed(organ, label="奇怪的数", **strange).has(Code.NOT_A_CHOICE)


def test_a_new_version_replaces_the_definition_and_the_old_one_stays_readable(loop):
    organ = loop.organ
    key = composed(organ, label="到过核查")
    assert composed(organ, label="到过核查", happened=("checking",), key=key) == key
    with reading(organ.organ_id):
        assert [(v.version, v.definition) for v in own_versions(key)] == [
            (2, "曾到核查中的问题整改的项数。"), (1, "全部问题整改的项数。"),
        ]
    assert value(organ, key).value_text == "1"
    assert retire_figure(actor=organ.actors["综合处干部"], key=key, at=AT) is None
    with reading(organ.organ_id):
        assert key not in known_figures()
        assert own_versions(key)[0].retired
    assert retire_figure(actor=organ.actors["综合处干部"], key=key, at=AT).has(Code.NOT_FOUND)


def test_only_the_coordinating_office_defines_and_fills_in(loop):
    organ = loop.organ
    assert composed(organ, who="经办人").has(Code.NO_RIGHT)
    key = define_manual_figure(actor=organ.actors["综合处干部"], label="满意率", definition="问卷中满意的比例。", unit="%", at=AT)
    filled = Entry(as_of=TODAY, value="92", evidence="问卷汇总", upload=None, answerable=organ.actors["经办人"].person_id)
    assert fill_in_figure(actor=organ.actors["经办人"], key=key, entry=filled, at=AT).has(Code.NO_RIGHT)


def test_what_is_filled_in_keeps_its_day_evidence_and_history(loop):
    organ = loop.organ
    office, answerable = organ.actors["综合处干部"], organ.actors["经办人"].person_id
    key = define_manual_figure(actor=office, label="走访企业", definition="走访的企业数，来自走访台账，每月填一次。", unit="家", at=AT)
    assert value(organ, key).value_text == "—"

    def fill(number, day, evidence="走访台账"):
        entry = Entry(as_of=day, value=number, evidence=evidence, upload=None, answerable=answerable)
        return fill_in_figure(actor=office, key=key, entry=entry, at=AT)

    assert fill("30", date(2026, 9, 30)) is None
    assert fill("41", date(2026, 10, 31)) is None
    assert fill("42", date(2026, 10, 31)) is None, "a correction of the same day"
    assert [value(organ, key, day).value_text for day in (date(2026, 9, 29), date(2026, 10, 30), TODAY)] == ["—", "30", "42"]
    found = value(organ, key)
    assert found.made is Made.MANUAL
    assert found.rests.startswith("人工填报，截至2026年10月31日；责任人经办人；依据：走访台账")
    with reading(organ.organ_id):
        assert [str(int(e.value)) for e in manual_entries(key)] == ["42", "41", "30"]
    wrong = fill("很多", date(2027, 1, 1), "")
    assert {r.field for r in wrong.reasons} == {"value", "as_of", "evidence"}
    with pytest.raises(UnknownScope):
        value(organ, key, level="group")
    assert figure_by("level", key=key, organ_id=organ.organ_id, as_of=TODAY) == ()


def test_own_figures_stand_in_reports_with_their_cases(loop):
    organ = loop.organ
    key = composed(organ, label="全部")
    manual = define_manual_figure(actor=organ.actors["综合处干部"], label="走访企业", definition="走访的企业数。", unit="家", at=AT)
    found = counted_figures([key, manual, "problems_found"], organ_id=organ.organ_id, as_of=TODAY)
    assert found[key].figure.value_text == found["problems_found"].figure.value_text
    assert found[key].cases == found["problems_found"].cases
    assert (found[manual].figure.value_text, len(found[manual].cases)) == ("—", 0)


def test_another_organ_does_not_know_them(database):
    ours, theirs = make_organ(), make_organ("清河区人大常委会")
    key = composed(ours)
    ours.open("综合处干部", "problem", "register", at=AT, **PROBLEM)
    with pytest.raises(KeyError):
        figure(key, organ_id=theirs.organ_id, as_of=TODAY)
    assert composed(theirs) == "own-1" == key
