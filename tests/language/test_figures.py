"""Figures: what counts, what it counts, how exactly it is meant."""

import pytest

from renda.language.reading import read_document


def figures(text):
    return [(f.value, f.unit) for f in read_document(text).figures]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("全年培训1.2万余人次。", 12000, "人次", "余"),
        ("投入资金1,000万元。", 10_000_000, "元", "exact"),
        ("累计投入1亿2000万元。", 120_000_000, "元", "exact"),
        ("问题办结率达97.8%。", 97.8, "%", "达"),
        ("满意率在９０％以上。", 90, "%", "超"),
        ("召开座谈会九次。", 9, "次", "exact"),
        ("接待代表十余名。", 10, "名", "余"),
        ("收到意见建议近300条。", 300, "条", "近"),
        ("约200户居民受益。", 200, "户", "约"),
        ("至少培育2家示范站。", 2, "家", "不少于"),
        ("办理时间不超过5个工作日。", 5, "工作日", "以内"),
        ("同比提高2.3个百分点。", 2.3, "百分点", "exact"),
        ("开展半天集中学习。", 0.5, "天", "exact"),
        ("绿化率提高到百分之三十。", 30, "%", "exact"),
        ("近百名代表参加。", 100, "名", "近"),
        ("新增装机60万千瓦。", 600_000, "千瓦", "exact"),
    ],
)
def test_a_figure_is_read_with_its_unit_and_qualifier(text, value, unit, qualifier):
    (figure,) = read_document(text).figures
    assert (figure.value, figure.unit, figure.qualifier.value) == (value, unit, qualifier)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("新建3至5个站点。", 3, 5), ("占比80%～90%。", 80, 90), ("补助500万元至1000万元。", 5_000_000, 10_000_000)],
)
def test_a_range_has_both_ends(text, low, high):
    (figure,) = read_document(text).figures
    assert (figure.value, figure.maximum) == (low, high)


@pytest.mark.parametrize("text", ["查摆问题X个。", "参加xx人次。", "整改率为X％。", "形成报告××篇。", "召开会议**次。"])
def test_a_blank_to_be_filled_is_a_figure_without_a_value(text):
    (figure,) = read_document(text).figures
    assert figure.placeholder
    assert figure.value is None


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月15日上午召开。",
        "第三次全体会议通过。",
        "明川市第十五届人民代表大会第三次会议。",
        "落实“三会一课”制度。",
        "增强四个意识。",
        "提出一批建议。",
        "坚持一对一帮扶。",
        "三分之一的代表到会。",
        "排名全省前三名。",
        "明政发〔2026〕12号",
        "x月x日召开。",
        "第二、三轮巡察。",
        "《三年行动计划》",
        "落实“十项行动”。",
        "每3年轮训。",
        "成立五年来。",
    ],
)
def test_dates_ordinals_names_and_articles_are_no_figures(text):
    assert figures(text) == []


def test_two_numbers_are_two_figures_each_with_its_own_name():
    found = read_document("明确5个方面16项重点任务，制定35项举措清单。").figures
    assert [(f.value, f.unit, f.indicator) for f in found] == [
        (5, "个", "方面"),
        (16, "项", "重点任务"),
        (35, "项", "举措清单"),
    ]


def test_a_figure_quotes_the_source_in_its_own_width():
    text = "机关党支部共开展活动１２３场次。"
    (figure,) = read_document(text).figures
    assert figure.value == 123
    assert figure.quote in text
    assert "１２３" in figure.quote


@pytest.mark.parametrize("text",
    [
        "河南省三门峡市推行新规。", "吉林省长春市九台区打造样板。", "防止二次污染。",
        "落实市委五届十次、十一次全会部署。", "实现两位数增长。",
    ],
)
def test_numerals_within_names_count_nothing(text):
    assert figures(text) == []


def test_the_highest_court_is_no_upper_limit():
    (figure,) = read_document("最高人民法院收案28000件。").figures
    assert figure.qualifier.value == "exact"


@pytest.mark.parametrize(("text", "named"), [
    ("其中5个街道网站开通了办事专栏。", "街道网站"), ("6家承办单位作了说明。", "承办单位"), ("9个项目列入市级计划。", "项目"),
    ("2名监督员被聘为调解组的组长。", "监督员"), ("4条支路实现通车。", "支路"), ("300名网格员反映线索。", "网格员"),
    ("形成12个方面具有针对性的建议。", "方面"), ("处理成本为每立方米3.1元。", "处理成本"),
    ("护理标准分别提高至每人每月150元。", "护理标准"),
    ("供养标准按低保标准的1.6倍确定。", "供养标准"), ("到2027年底前新建充电桩60个。", "新建充电桩"),
    ("在去年整治楼栋20栋的基础上推进。", "整治楼栋"),
    ("园区营业收入完成12亿元。", "园区营业收入"),
    ("农村低收入住房困难家庭危房改造等候时间不超过2年。", "农村低收入住房困难家庭危房改造等候时间"),
])  # fmt: skip
def test_what_became_of_the_things_counted_is_no_part_of_their_name(text, named):
    assert [f.indicator for f in read_document(text).figures] == [named]


@pytest.mark.parametrize("text", ["申请人应在受理之日起2个月内领取。", "自公告发布之日起30日内提出。", "创建“最多跑一次”示范区。"])
def test_a_span_from_a_day_and_a_slogan_are_no_figures(text):
    assert figures(text) == []


def test_the_number_of_a_line_is_no_part_of_a_count_that_follows_it():
    read = read_document("分配对象\n1.3人以上的家庭\n2.2人的家庭\n1.5万户受益\n")
    assert [(f.value, f.unit) for f in read.figures] == [(3, "人"), (2, "人"), (15000, "户")]
    assert [h.text for h in read.outline if h.level == 3][:2] == ["1.3人以上的家庭", "2.2人的家庭"]


def test_a_decimal_in_chinese_signs_is_read_whole_and_an_hour_is_none():
    text = "工作报告\n一、情况\n办结率为百分之九十二点八，提高一点二个百分点，九点三十分开会。\n"
    assert [(f.value, f.unit) for f in read_document(text).figures] == [(92.8, "%"), (1.2, "百分点")]
