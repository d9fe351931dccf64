"""What belongs to a page around a document is set aside, never removed."""

from renda.language.reading import read_document

PAGE = """当前位置: 首页 >> 通知公告
明川市人大常委会关于开展专项整治的通知
##paidbegin##机关要在2026年5月底前完成自查。
点击查看全文 上一篇：无
版权所有：明川市人大常委会办公室 明ICP备00000000号
"""


def test_clutter_is_reported_with_its_place_and_kind():
    found = read_document(PAGE).set_aside
    assert [(s.kind.value, s.quote[:4]) for s in found] == [
        ("navigation", "当前位置"), ("paywall", "##pa"), ("navigation", "点击查看"), ("footer", "版权所有"),
    ]  # fmt: skip
    assert all(PAGE[s.at : s.at + len(s.quote)] == s.quote for s in found)


def test_nothing_is_read_out_of_clutter_and_what_stands_beside_it_is_read():
    reading = read_document(PAGE)
    assert [t.quote for t in reading.tasks] == ["机关要在2026年5月底前完成自查"]
    assert reading.outline[0].text == "明川市人大常委会关于开展专项整治的通知"


def test_a_long_paragraph_that_mentions_a_mark_stays():
    text = "机关" + "通过微信公众号公开办理结果，" * 20 + "接受监督。"
    assert read_document(text).set_aside == ()


def test_records_of_the_publishing_page_are_set_aside():
    text = "索 引 号：\t0000/2026-00001\n发布日期：2026年3月1日\n明川市督办办法\n"
    assert [s.kind.value for s in read_document(text).set_aside] == ["record", "record"]


def test_the_controls_of_a_page_are_no_title():
    reading = read_document("下载\n【字号：\n加大\n还原 减小\n】\n明川市人民政府工作报告\n各位代表：\n")
    assert reading.outline[0].text == "明川市人民政府工作报告"
    assert [s.quote for s in reading.set_aside] == ["下载", "【字号：", "加大", "还原 减小", "】"]
