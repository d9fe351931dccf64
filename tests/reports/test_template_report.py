"""An office's own Word template prints and never computes; wrong marks are told with their place and what may be meant."""

import io
from datetime import date

import docx
import pytest

from renda.domain.reporting import Annex, ReportFacts, ReportHead, TokenText
from renda.reports.figure_report import report_blocks
from renda.reports.template_report import faults_of, names_of, print_report, starting_template

WORDS = {"problems_found": "查摆问题", "problems_found:level=group": "查摆问题·领导班子"}
ANNEX = Annex(
    title="问题整改情况表", headers=("编号", "问题"), widths=(1, 3), total=2,
    rows=(("整改-1", "会议<多> & 文件{{ 标题 }}多"), ("整改-2", "另一个")),
)
NAMES = names_of(WORDS, ANNEX.headers)
FACTS = ReportFacts(
    title="情况报告", issuer="明川市人大常委会", as_of=date(2026, 5, 20), wording="一、总体\n共{problems_found}项。", annexes=(ANNEX,),
    tokens={"problems_found": TokenText(text="12", link="https://renda.example/1/"), "problems_found:level=group": TokenText(text="3")},
    head=ReportHead(addressee="市委办公室"), identifier="0190a0a0-0000-7000-8000-000000000001",
)


def template(*paragraphs, table=()):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def printed(content):
    return docx.Document(io.BytesIO(print_report(content, FACTS, report_blocks(FACTS), WORDS)))


def test_names_figures_and_lists_are_printed_and_escaped():
    content = template(
        "{{ 标题 }}致{{ 主送机关 }}", "领导班子{{ 查摆问题·领导班子 }}项，共{{ 查摆问题 }}项",
        table=(("{%tr for 行 in 附件 %}", ""), ("{{ 行.编号 }}", "{{ 行.问题 }}"), ("{%tr endfor %}", "")),
    )
    assert faults_of(content, NAMES) == ()
    document = printed(content)
    assert [p.text for p in document.paragraphs][:2] == ["情况报告致市委办公室", "领导班子3项，共12项"]
    assert [[c.text for c in r.cells] for r in document.tables[0].rows] == [list(r) for r in ANNEX.rows]
    assert document.core_properties.identifier == FACTS.identifier


@pytest.mark.parametrize("mark", [
    "{{ 1 + 1 }}",
    "{{ 查摆问题|length }}", "{{ 查摆问题 * 2 }}", "{{ 标题.upper() }}", "{{ ''.__class__ }}",
    "{% if 标题 %}", "{% set 甲 = 1 %}",
    "{{ 查摆问题 if 标题 else 0 }}", "{{ 附件[0] }}", "{% include 'x' %}", "{# 注 #}", "{{ cycler.__init__.__globals__ }}",
])
def test_what_computes_is_refused(mark):
    (fault, *_) = faults_of(template("第一段", f"甲{mark}乙"), NAMES)
    assert fault.startswith("第2段“甲")
    assert "只印数，不算数" in fault or "没有名为" in fault


def test_wrong_names_are_told_with_place_and_near_match():
    content = template("好", "共{{ 查摆问提 }}项", table=(("{{ 标提 }}", "{{ 行.编号 }}"),))
    first, second, third = faults_of(content, NAMES)
    assert "第2段“共{{ 查摆问提 }}项”" in first and "你是不是要写“查摆问题”" in first
    assert "第1个表格第1行第1列" in second and "“标题”" in second
    assert "第1个表格第1行第2列" in third
    (column,) = faults_of(template("{% for 行 in 附件 %}{{ 行.编码 }}{% endfor %}"), NAMES)
    assert "没有“编码”一栏" in column and "“编号”" in column
    assert "没有结束" in faults_of(template("{% for 行 in 附件 %}"), NAMES)[0]
    assert "不成对" in faults_of(template("共{{ 查摆问题 }项"), NAMES)[0]


def test_the_text_stands_where_its_mark_stands_with_links_and_heading_fonts():
    document = printed(template("前", "{{ 正文 }}", "后"))
    assert [p.text for p in document.paragraphs] == ["前", "一、总体", "共12项。", "后"]
    assert [link.address for p in document.paragraphs for link in p.hyperlinks] == ["https://renda.example/1/"]
    assert "黑体" in document.paragraphs[1]._p.xml and "黑体" not in document.paragraphs[2]._p.xml


def test_the_template_to_start_from_has_no_fault_and_prints_the_report():
    content = starting_template("整改情况报告", ANNEX)
    assert faults_of(content, NAMES) == ()
    document = printed(content)
    texts = [p.text for p in document.paragraphs]
    assert "情况报告" in texts and "市委办公室：" in texts and "共12项。" in texts and "2026年5月20日" in texts
    assert [r.cells[0].text for r in document.tables[0].rows] == ["编号", "整改-1", "整改-2"]


def test_the_same_facts_give_the_same_bytes():
    content = template("{{ 标题 }}", "{{ 正文 }}")
    assert print_report(content, FACTS, report_blocks(FACTS), WORDS) == print_report(content, FACTS, report_blocks(FACTS), WORDS)
