"""Outlines: numbered, run-in and unnumbered headings, and the title."""

from renda.language.reading import read_document

PLAN = """明川市人民代表大会常务委员会办公室文件
明人办发〔2026〕3号
明川市人大常委会办公室关于印发
《2026年督办工作方案》的通知
各工作机构：
为做好督办工作，制定本方案。
一、总体要求
（一）工作目标。按期办结全部事项。
（二）基本原则
1.分级负责。谁主办谁负责。
2．注重实效：看结果、看反映。
二、主要措施。一是建立台账；二是按月调度；三是公开结果。
（1）材料齐全的，当场受理。
"""


def outline(text):
    return [(h.level, h.text) for h in read_document(text).outline]


def test_every_kind_of_heading_has_its_level():
    assert outline(PLAN) == [
        (0, "明川市人大常委会办公室关于印发《2026年督办工作方案》的通知"),
        (1, "一、总体要求"),
        (2, "（一）工作目标"),
        (2, "（二）基本原则"),
        (3, "1.分级负责"),
        (3, "2．注重实效"),
        (1, "二、主要措施"),
        (3, "一是建立台账"),
        (3, "二是按月调度"),
        (3, "三是公开结果"),
        (4, "（1）材料齐全的，当场受理"),
    ]


def test_every_heading_stands_where_it_says():
    reading = read_document(PLAN)
    assert all(PLAN[h.at :].startswith(h.text) for h in reading.outline if h.level)


def test_prose_without_a_title_has_none():
    assert outline("3月2日，明川市人大常委会召开座谈会，听取代表意见。\n会议由办公室主持。") == []


def test_lines_without_a_number_that_name_parts_are_headings():
    body = "明川市人大常委会机关全年围绕中心工作开展调研，形成一批有分量的成果，为决策提供了参考，得到基层的好评。"
    text = f"机关工作纪实\n{body}\n抓学习，强根基\n{body}\n抓作风，提效能\n{body}\n"
    assert [h for h in outline(text) if h[0] == 1] == [(1, "抓学习，强根基"), (1, "抓作风，提效能")]


def test_a_topic_sentence_before_a_lone_item_stands_above_it():
    text = "聚焦代表履职，夯实服务根基。一是健全机制。\n机关制定联系办法，明确联系人员。\n"
    assert outline(text) == [(1, "聚焦代表履职，夯实服务根基"), (3, "一是健全机制")]


def test_decimals_and_dates_open_no_heading():
    assert outline("1.5亿元资金到位，用于改造。\n3、4月份开展检查，发现了一些不足。\n") == []


def test_markdown_headings_keep_their_depth():
    assert outline("# 明川市督办办法\n## 总则\n为规范督办，制定本办法。\n## 一、职责\n办公室负责。\n") == [
        (0, "明川市督办办法"),
        (1, "总则"),
        (1, "一、职责"),
    ]
