"""Which figure a written number means, told by the words around it: small sentences over a few figures of an invented ledger."""

from dataclasses import dataclass

import pytest

from renda.language.characters import plain_form
from renda.language.draft_figures import draft_figures
from renda.language.figure_naming import Namer
from renda.language.lexicon import entries
from renda.language.naming_names import NamedFigure, NamedGroup, Names
from renda.language.naming_words import words_in
from renda.language.outline import outline_of
from renda.language.passages import passages_of

_LEVELS = frozenset({"level", "unit"})


def _figure(key, label, *, unit="项", told="", subject="问题整改", topic="problem", within="", is_share=False):  # noqa: PLR0913 - a figure is these
    return NamedFigure(
        key=key, names=(label,), unit=unit, told=told, subject=subject, topic=topic, within=within, is_share=is_share, dimensions=_LEVELS,
    )


def _study(key, label, unit="次", within=""):
    return _figure(key, label, unit=unit, subject="学习活动", topic="study", within=within)


NAMES = Names(
    figures=(
        _figure("found", "查摆问题", told="登记立项的问题，含动态新增。"),
        _figure("added", "动态新增问题", within="found"),
        _figure("struck", "已销号问题"),
        _figure("open", "在办问题", told="已登记、尚未销号的问题。"),
        _figure("overdue", "超期未申请销号问题"),
        _figure("late", "逾期销号问题", within="struck"),
        _figure("rate", "销号率", unit="%", is_share=True),
        _figure("measures", "整改措施", unit="条", subject="整改措施", topic="measure"),
        _figure("measures_done", "已完成措施", unit="条", subject="整改措施", topic="measure"),
        _figure("tasks", "任务", subject="任务", topic="task"),
        _figure("tasks_done", "已完成任务", subject="任务", topic="task", within="tasks"),
        _study("sessions", "学习活动"),
        _study("study_times", "参加学习", "人次"),
        _study("lessons", "党课", within="sessions"),
        _figure("visits", "接待来访群众", unit="人次", subject="", topic=""),
    ),
    groups=(
        NamedGroup(dimension="level", key="group", names=("领导班子", "班子")),
        NamedGroup(dimension="level", key="branch", names=("党支部", "支部")),
        NamedGroup(dimension="unit", key="u1", names=("综合处",), open=True),
        NamedGroup(dimension="unit", key="u2", names=("城乡建设和环境保护委员会", "城环委"), open=True),
    ),
    dimensions={"level": "层级", "unit": "承办单位"},
)


@dataclass(frozen=True)
class Named:
    number: str
    key: str
    scope: dict
    score: float


def named(text, names=NAMES):
    plain = plain_form(text)
    figures = draft_figures(plain, text)
    found = Namer(plain, figures, outline_of(passages_of(text, plain), plain, text), names).meanings()
    return [
        Named(plain[f.start : f.end], m[0].key, dict(m[0].scope), m[0].score) if m and m[0].score >= 0.6 else None
        for f, m in zip(figures, found, strict=True)
    ]


def keys(text, names=NAMES):
    return [one.key if one else None for one in named(text, names)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("各级党组织共查找问题12个。", ["found"]),
        ("整改销号问题35项。", ["struck"]),
        ("有9项问题已经整改到位。", ["struck"]),
        ("还有7项问题尚未销号。", ["open"]),
        ("期限已过仍未申请销号的问题有3项。", ["overdue"]),
        ("问题154项，已销号50项，销号率32.5%。", ["found", "struck", "rate"]),
        ("查摆问题154项，其中新增16项。", ["found", "added"]),
        ("任务56项，已完成14项。", ["tasks", "tasks_done"]),
        ("查摆问题和整改措施分别为12项和20条。", ["found", "measures"]),
        ("开展学习活动13次，讲党课2次，参加学习58人次。", ["sessions", "lessons", "study_times"]),
        ("接待来访群众320人次。", ["visits"]),
        ("全市新建公园12个。", [None]),
        ("任务（项）\t已完成（项）\n56\t14", ["tasks", "tasks_done"]),
        ("指标\t单位\t数量\n整改措施\t条\t120\n党课\t次\t2", ["measures", "lessons"]),
    ],
)
def test_a_number_is_named_by_the_words_around_it(text, wanted):
    assert keys(text) == wanted


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("党支部查摆问题8项。", [{"level": "branch"}]),
        ("领导班子查摆问题4项，制定整改措施6条。", [{"level": "group"}, {"level": "group"}]),
        ("查摆问题154项，其中领导班子4项、党支部8项。", [{}, {"level": "group"}, {"level": "branch"}]),
        ("（一）党支部层面\n共查摆问题8项。", [{"level": "branch"}]),
        ("综合处、城乡建设和环境保护委员会分别查摆问题3项、5项。", [{"unit": "u1"}, {"unit": "u2"}]),
        ("承办单位\t已销号问题\n综合处\t3\n城环委\t5", [{"unit": "u1"}, {"unit": "u2"}]),
    ],
)
def test_what_is_counted_is_narrowed_only_by_what_the_text_names(text, scopes):
    assert [one.scope for one in named(text)] == scopes


def test_a_list_of_groups_goes_on_with_what_was_counted_first():
    assert [(one.key, one.scope) for one in named("从层级看，已销号问题中，领导班子2项、党支部6项。")] == [
        ("struck", {"level": "group"}), ("struck", {"level": "branch"}),
    ]  # fmt: skip


def test_persons_and_person_times_are_not_taken_for_one_another():
    times, persons = named("参加学习58人次。")[0], named("参加学习58人。")[0]
    assert times.key == "study_times" and (persons is None or persons.score < times.score - 0.2)


def test_words_that_somebody_remembered_mean_what_was_said():
    plain = "推进挂图作战56项。"
    (figure,) = draft_figures(plain, plain)
    words = figure.figure.indicator
    assert keys(plain) == [None]
    for meant in (("tasks", ()), None):
        names = Names(figures=NAMES.figures, groups=NAMES.groups, remembered={words: meant})
        namer = Namer(plain, (figure,), (), names)
        assert [m.key for m in namer.meanings()[0][:1]] == (["tasks"] if meant else [])
        assert namer.is_none(0) is (meant is None)


def test_every_word_of_the_lexicon_is_found_as_what_it_says():
    """Each entry is a pattern of a kind; one that nothing can match, or that an earlier one always hides, is of no use."""
    kinds = {kind for _, kind, _ in entries("figure_words")}
    assert kinds == {"state", "thing", "general", "deed", "shape", "frame"}
    for text, concept in (("办理完毕", "完成"), ("整改销账", "完成"), ("未按期答复", "超期"), ("举办", "举办"), ("月均", "月均")):
        assert concept in {c for w in words_in(text) for c in (*w.concepts, *w.minor)}, text


def test_other_words_of_groups_belong_to_groups():
    assert all(len(entry) == 2 and entry[0] != entry[1] for entry in entries("group_words"))
