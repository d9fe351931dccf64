"""Problems and measures that an office imports from feedback and ledgers."""

import pytest

from renda.language.reading import read_document

FEEDBACK = """关于对明川市人大常委会机关专项检查情况的反馈意见
检查组于2026年3月对机关开展了检查，现反馈如下：
一、总体评价
机关工作取得明显成效，制度较为健全。
二、存在的主要问题
（一）理论学习方面
1.学习计划执行不够严格。全年安排集中学习12次，实际开展8次。
2.学用结合不到位，成果转化率仅为35%。
（二）公文办理方面
1.会议纪要印发滞后，有5份超过10个工作日。
三、整改意见
1.办公室要在2026年6月底前修订学习制度，每季度通报一次。
2.研究室牵头，于2026年9月底前建立成果转化台账。
3.加强组织领导，层层压实责任。
"""
LEDGER = """机关整改台账
序号\t问题\t整改措施\t责任单位\t完成时限
1\t联络站开放时间不固定\t制定开放值班表并向社会公布\t代表工作委员会\t2026年6月底前
2\t预算联网监督数据更新滞后\t每月核对一次数据\t财政经济委员会、办公室\t2026年12月底前
"""
BLOCKS = """（一）问题：档案管理制度缺失。
整改措施：制定档案管理办法，配备专职人员。
责任单位：办公室；完成时限：2026年5月底前
（二）问题：接待台账登记不全。
整改措施：每月核对台账，对漏登的补登。责任单位：行政处。整改时限：立行立改
"""


def test_numbered_shortcomings_are_problems_under_their_nearest_heading():
    found = read_document(FEEDBACK).problems
    assert [(p.title, p.heading) for p in found] == [
        ("学习计划执行不够严格", "理论学习方面"), ("学用结合不到位，成果转化率仅为35%", "理论学习方面"),
        ("会议纪要印发滞后，有5份超过10个工作日", "公文办理方面"),
    ]  # fmt: skip


def test_measures_carry_deadline_and_bodies_and_exhortations_are_left_out():
    found = read_document(FEEDBACK).measures
    assert [(m.deadline, m.units) for m in found] == [("2026-06-30", ("办公室",)), ("2026-09-30", ("研究室",))]


@pytest.mark.parametrize("text", [FEEDBACK, LEDGER, BLOCKS])
def test_every_quote_stands_where_it_says_and_titles_are_short(text):
    reading = read_document(text)
    for found in (*reading.problems, *reading.measures):
        assert text[found.at : found.at + len(found.quote)] == found.quote
        assert 0 < len(found.title) <= 60


def test_a_ledger_table_gives_problem_and_measure_of_each_row():
    reading = read_document(LEDGER)
    assert [(p.title, p.units) for p in reading.problems] == [
        ("联络站开放时间不固定", ("代表工作委员会",)), ("预算联网监督数据更新滞后", ("财政经济委员会", "办公室")),
    ]  # fmt: skip
    assert [(m.title, m.deadline, m.heading) for m in reading.measures] == [
        ("制定开放值班表并向社会公布", "2026-06-30", "联络站开放时间不固定"),
        ("每月核对一次数据", "2026-12-31", "预算联网监督数据更新滞后"),
    ]


def test_labelled_blocks_keep_each_measure_with_its_problem():
    reading = read_document(BLOCKS)
    assert [p.title for p in reading.problems] == ["档案管理制度缺失", "接待台账登记不全"]
    assert [(m.heading, m.deadline, m.units) for m in reading.measures] == [
        ("档案管理制度缺失", "2026-05-31", ("办公室",)), ("接待台账登记不全", "立行立改", ("行政处",)),
    ]  # fmt: skip


def test_a_list_led_in_by_a_sentence_is_a_list_of_problems():
    text = "同时，机关工作还存在一些问题和不足。一是调研不够深入。二是宣传方式单一。三是服务代表还有短板。\n"
    assert [p.title for p in read_document(text).problems] == ["调研不够深入", "宣传方式单一", "服务代表还有短板"]


def test_an_admission_in_prose_is_a_problem():
    (found,) = read_document("但部分支部组织生活仍然流于形式。\n").problems
    assert found.title == "但部分支部组织生活仍然流于形式"


@pytest.mark.parametrize(
    "text",
    [
        "针对调研不够深入的问题，制定了改进办法。",
        "着力解决作风不实问题。",
        "为明川发展作出不懈努力。",
        "坚决防止责任不落实。",
        "全年实施项目12个。",
    ],
)
def test_what_is_fought_or_merely_sounds_like_it_is_no_problem(text):
    assert read_document(text).problems == ()


def test_a_long_title_is_cut_at_a_comma():
    head = "联系群众的渠道还不够畅通，" * 8
    (found,) = read_document(f"存在的问题\n一、{head}亟待改进。\n").problems
    assert len(found.title) <= 60
    assert found.title.endswith("畅通")


PLAN = """机关整改方案
二、整改措施
（一）研究室于2027年3月31日前建立建议办理台账，逐件明确责任人。
（二）由综合处牵头，2027年6月底前修订会议材料报送办法。
（三）制定会议材料抽查办法，每月抽查。
（四）建立检查台账。
责任单位：人事处；完成时限：2027年5月底前
（五）每季度通报一次会议材料送达情况。牵头单位：办公室
"""


def test_each_measure_takes_its_own_units_and_deadline_and_never_those_of_the_next():
    found = [(m.title, m.units, m.deadline) for m in read_document(PLAN).measures]
    assert found == [
        ("建立建议办理台账，逐件明确责任人", ("研究室",), "2027-03-31"),
        ("修订会议材料报送办法", ("综合处",), "2027-06-30"),
        ("制定会议材料抽查办法，每月抽查", (), None),
        ("建立检查台账", ("人事处",), "2027-05-31"),
        ("每季度通报一次会议材料送达情况", ("办公室",), None),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["其他单位要支持。牵头单位：人事处", "2.制定抽查办法，并建立登记簿。牵头单位：人事处"])
def test_an_assignment_behind_other_words_is_not_the_assignment_of_the_paragraph_above(line):
    tasks = read_document(f"机关整改方案\n二、整改措施\n1.建立检查台账，2027年3月底前完成。\n{line}\n").tasks
    assert [t.units for t in tasks if t.action == "建立检查台账"] == [()]


@pytest.mark.parametrize(("words", "title"), [
    ("办公室要在2027年6月底前修订学习制度。", "修订学习制度"),
    ("综合处负责，2027年6月底前，修订学习制度。", "修订学习制度"),
    ("建立台账，由综合处牵头。", "建立台账，由综合处牵头"),
])  # fmt: skip
def test_a_title_names_the_deed_without_who_and_until_when(words, title):
    (found,) = read_document(f"整改方案\n一、整改措施\n1.{words}\n").measures
    assert found.title == title


@pytest.mark.parametrize("item", ["一是真查实改“突出问题”。逐件对照检查。", "一是在检视问题上动真碰硬。对照清单逐项销号。"])
def test_a_deed_done_to_problems_is_none(item):
    text = f"关于专题活动情况的总结\n一、主要做法\n{item}二是广泛听取意见。召开座谈会三次。\n"
    assert read_document(text).problems == ()


def test_a_heading_that_has_problems_cleared_lists_none():
    text = "关于专题活动情况的总结\n一、抓好整改，确保存在问题及时销号\n1.召开会议三次。\n2.建立办件台账。\n"
    assert read_document(text).problems == ()


@pytest.mark.parametrize("sentence", [
    "新建小区没有落实养老用房或面积不足，以及已建成但还没有移交到位的，要在年内补建。",
    "所需经费按规定列支，部分地区仍不足部分，经审核后可由专项资金支持。",
    "要在个别还没有建立联络站的镇街规划一批。",
])
def test_a_rule_for_what_is_wanting_is_no_problem_found(sentence):
    assert read_document(f"关于做好联络站工作的通知\n{sentence}\n").problems == ()


@pytest.mark.parametrize("sentence", [
    "个别联络站还没有建立台账，要尽快补上。", "可用经费不足，办理质量与代表期待还有差距。",
])
def test_a_shortcoming_owned_up_to_is_one(sentence):
    assert len(read_document(f"关于联络站工作的报告\n{sentence}\n").problems) == 1
