"""What a figure counts: its name by the words around it."""

import pytest

from renda.language.reading import read_document


def names(text):
    return [f.indicator for f in read_document(text).figures]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("召开3次列席代表座谈会。", "列席代表座谈会"),
        ("一年来，各专门委员会共收到意见建议320条。", "收到意见建议"),
        ("抓好8个方面的工作。", "方面"),
        ("解决12个社区的停车问题。", "社区"),
        ("听取9个专项监督工作的报告。", "报告"),
        ("完成了36间教师宿舍的改造任务。", "教师宿舍"),
        ("25名基层代表担任监督员。", "基层代表"),
        ("38名参会代表提交建议。", "参会代表"),
        ("各县（区）人大网站中有7个开通了留言栏。", "人大网站"),
        ("办理代表议案（共24件）。", "办理代表议案"),
        ("年度十件实事全部聚焦群众反映集中的问题。", "实事"),
        ("建议答复满意率由86%提高到93%。", "建议答复满意率"),
        ("养老床位数由1200张增至1500张。", "养老床位数"),
        ("老年人护理补贴标准分别为每人每月180元、240元。", "老年人护理补贴标准"),
        ("法律和决定草案21件，通过其中15件。", "法律和决定草案"),
        ("惠及2.4万老年人。", "老年人"),
        ("提出五点要求。", "要求"),
        ("建成3所国家级中等职业教育示范学校。", "国家级中等职业教育示范学校"),
        ("制定4个工作方案和6个配套办法。", "工作方案"),
    ],
)
def test_a_figure_is_named_by_what_it_counts(text, name):
    assert names(text)[0].endswith(name) or names(text)[0] == name


def test_what_a_number_rose_to_counts_what_the_first_one_does():
    assert names("森林覆盖率由21.5%提高到24.8%，比2020年提高3.3个百分点。") == ["森林覆盖率"] * 3


def test_a_part_told_by_its_deed_is_named_with_the_whole():
    assert names("审议决定草案21件，通过其中15件。")[1] == "通过审议决定草案"


def test_the_name_is_an_exact_stretch_of_the_text_where_it_stands_beside_the_number():
    text = "办公室共办结群众来信215件，其中联名信18件，满意率96.5%。"
    for figure in read_document(text).figures:
        assert figure.indicator in figure.quote
        assert text[figure.at : figure.at + len(figure.quote)] == figure.quote
