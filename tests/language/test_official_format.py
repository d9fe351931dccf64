"""Every rule about format and wording speaks about its bad example and is silent about its good one."""

import pytest

from renda.language.format_hints import format_patterns, misspellings
from renda.language.official_format import MOST_OF_A_RULE, format_hints


def _rules(text):
    return {hint.rule for hint in format_hints(text)}


@pytest.mark.parametrize("one", format_patterns(), ids=lambda one: one.rule)
def test_a_pattern_speaks_about_what_it_is_for(one):
    assert one.rule in _rules(one.bad), one.bad
    assert one.rule not in _rules(one.good), one.good
    assert one.source
    assert one.words.endswith("。")


_LITERAL = [one for one in misspellings() if one.pattern.pattern.isalpha()]


def test_every_misspelling_is_told_with_its_right_form():
    for one in _LITERAL:
        assert [hint.words for hint in format_hints(f"要{one.pattern.pattern}。")] == [one.words], one.pattern.pattern
    assert len(_LITERAL) > 70  # noqa: PLR2004 - most of the list


def test_what_only_looks_like_a_misspelling_stays():
    told = [one.good for one in misspellings() if one.good and "misspelling" in _rules(one.good)]
    assert told == []
    assert "misspelling" in _rules("建立问题台帐。")


_NOTICE = "关于开展检查的通知\n\n各县区人大常委会：\n\n现将有关事项通知如下。\n"
_TWO_LEVELS = "一、要求\n（一）学习\n1.读书\n二、安排\n"
_CASES = [
    ("heading_level", f"{_TWO_LEVELS}（一）排查\n1.自查\n", f"{_TWO_LEVELS}1.自查\n2.互查\n"),
    ("heading_level", "一、要求\n1.学习\n2.排查\n", f"{_TWO_LEVELS}1.自查\n"),
    ("heading_number", "一、要求\n二、安排\n三、保障\n", "一、要求\n三、保障\n"),
    ("heading_number", "一、要求\n（一）学习\n（二）排查\n二、安排\n（一）学习\n", "一、要求\n（一）学习\n（三）排查\n"),
    ("heading_end", "一、要求\n二、安排\n", "一、要求\n二、安排。\n三、保障\n"),
    ("heading_end", "一、要求。\n二、安排。\n", "一、要求。\n二、安排\n三、保障。\n"),
    ("unpaired", "市人大（以下简称大会）讲话。", "市人大（以下简称大会讲话。"),
    ("unpaired", "关于印发《政府网站\n试点方案》的通知", "关于印发政府网站试点方案》的通知"),
    ("unpaired", "1）学习；2）调研。", "学习代表法）并讨论。"),
    ("nested_marks", "学习《关于落实〈代表法〉的意见》", "学习《关于落实《代表法》的意见》"),
    ("nested_marks", "他说：“要做到‘两个确保’。”", "他说：“要做到“两个确保”。”"),
    ("no_end", "要" * 30 + "。" + "要" * 30 + "。", "要" * 30 + "。" + "要" * 30),
    ("title_end", _NOTICE, _NOTICE.replace("的通知\n", "的通知。\n")),
    ("title_urgent", _NOTICE, "关于紧急开展检查的通知\n\n各县区人大常委会：\n\n事项如下。\n"),
    ("title_kind", "关于增加编制的请示\n\n市委：\n\n事项如下。\n", "关于增加编制的请示报告\n\n市委：\n\n事项如下。\n"),
    ("closing_kind", f"{_NOTICE}特此通知。", f"{_NOTICE}特此通报。"),
    ("report_asks", "关于检查情况的报告\n\n市委：\n\n情况如下。特此报告。", "关于检查情况的报告\n\n市委：\n\n情况如下。妥否，请批示。"),
    ("one_addressee", "关于增加编制的请示\n\n市委：\n\n事项如下。\n", "关于增加编制的请示\n\n市委、市政府：\n\n事项如下。\n"),
    ("addressee_sign", _NOTICE, _NOTICE.replace("：", ":")),
    ("annex_order", "见附件1。\n附件：1. 清单\n2. 方案\n", "见附件1。\n附件：1. 清单\n3. 方案\n"),
    ("annex_missing", "见附件2。\n附件：1. 清单\n2. 方案\n", "见附件3。\n附件：1. 清单\n2. 方案\n"),
    ("year_style", "2024年完成，2025年验收。", "2024年完成，到二〇二五年验收。"),
    ("name_style", "由市发展改革委负责。市发展改革委报送。", "由市发展和改革委员会负责。\n请市发展改革委报送。"),
]


@pytest.mark.parametrize(("rule", "good", "bad"), _CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(_CASES)])
def test_a_rule_speaks_about_what_it_is_for(rule, good, bad):
    assert rule in _rules(bad)
    assert rule not in _rules(good)


def test_a_hint_points_at_its_words():
    text = "学习,认真调研约30人左右。"
    assert [text[hint.at : hint.end] for hint in format_hints(text)] == [",", "约30人左右"]


def test_what_is_found_everywhere_is_told_a_few_times_with_the_rest_counted():
    found = format_hints("学习,抓好落实。\n" * 40)
    assert len(found) == MOST_OF_A_RULE
    assert found[-1].words.endswith("（全文另有35处，不再逐一标出）")
    assert "另有" not in found[0].words


def test_a_clean_paper_gets_no_suggestion():
    assert format_hints(
        "明川市人大常委会办公室关于开展代表建议督办的通知\n明人办〔2025〕12号\n\n各县区人大常委会办公室：\n\n"
        "根据《代表法》《监督法》，现就督办工作通知如下。\n一、总体要求\n坚持“内容高质量、办理高质量”，办结率保持在95%～98%。\n"
        "二、主要任务\n（一）全面梳理\n截至2025年3月，近300件建议已经交办，全部登记台账（详见附件1）。\n（二）跟踪督办\n3月5日前报送进展。\n\n"
        "附件：1. 责任清单\n2. 联系人名单\n\n明川市人大常委会办公室\n2025年3月2日\n"
    ) == ()
