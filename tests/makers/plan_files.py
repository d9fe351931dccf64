"""An invented plan of 35 measures as Word files: once as a table with merged cells and a head of two rows, once as an outline."""

import io
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.table import Table

YEAR = datetime.now(UTC).year + 1
TITLE = "明川市人大常委会机关作风建设专项整改工作方案"
# aspect, task, its measures as (deed, lead unit, assisting units, deadline); a measure without unit goes with the one above.
PLAN = (
    ("一、理论学习方面", "健全学习制度", (
        ("制定全年学习计划并印发各处室", "综合处", "研究室", f"{YEAR}年1月31日"),
        ("建立学习考勤登记簿并按月公布", "", "", f"{YEAR}年2月底前"),
        ("每季度开展一次集体研讨并形成纪要", "综合处", "", "长期坚持"),
    )),
    ("", "推动成果转化", (
        ("建立学习成果转化台账", "研究室", "", f"{YEAR}年3月底前"),
        ("编印一期调研成果汇编", "", "", f"{YEAR}年4月底前"),
    )),
    ("二、代表工作方面", "提高建议办理质量", (
        ("修订代表建议办理工作办法", "调研室", "综合处", f"{YEAR}年3月15日"),
        ("逐件核对近两年未办结的代表建议", "", "", f"{YEAR}年3月31日"),
        ("建立办理结果回访制度", "调研室", "", f"{YEAR}年4月底前"),
        ("公开一批办理情况答复", "调研室", "综合处", f"{YEAR}年5月底前"),
    )),
    ("", "规范联络站运行", (
        ("制定联络站开放值班表", "研究室", "", f"{YEAR}年2月底前"),
        ("每月公布联络站接待情况", "", "", "每月底前"),
        ("补登去年的接待记录", "研究室", "", f"{YEAR}年2月20日"),
        ("建立群众意见分流转办流程", "", "", f"{YEAR}年3月底前"),
    )),
    ("三、监督工作方面", "增强执法检查实效", (
        ("制定执法检查随机抽查办法", "城环委", "研究室", f"{YEAR}年4月底前"),
        ("开展执法检查问题清单回访", "", "", f"{YEAR}年6月底前"),
        ("建立审议意见跟踪台账", "城环委", "", f"{YEAR}年3月底前"),
        ("修订专题询问工作规程", "", "", f"{YEAR}年5月底前"),
    )),
    ("", "改进调研方式", (
        ("制定蹲点调研安排表", "研究室", "", f"{YEAR}年2月底前"),
        ("开展一次不打招呼的实地走访", "", "", f"{YEAR}年4月底前"),
        ("压减陪同人员并公布调研方案", "综合处", "", "立行立改"),
    )),
    ("四、会风文风方面", "精简会议文件", (
        ("制定年度会议计划并严格报批", "综合处", "", f"{YEAR}年1月底前"),
        ("合并内容相近的三项会议", "", "", f"{YEAR}年3月底前"),
        ("修订会议材料报送办法", "综合处", "", f"{YEAR}年2月底前"),
        ("建立文件清理登记表", "", "", f"{YEAR}年3月底前"),
    )),
    ("", "提高公文质量", (
        ("建立公文差错通报制度", "综合处", "", f"{YEAR}年2月底前"),
        ("开展两次公文写作培训", "", "", f"{YEAR}年9月底前"),
        ("每季度抽查一次公文办理时效", "综合处", "", "持续推进"),
    )),
    ("五、党的建设方面", "严格组织生活", (
        ("制定支部组织生活计划", "第一支部", "", f"{YEAR}年1月底前"),
        ("补齐去年缺少的三次党课", "", "", f"{YEAR}年3月底前"),
        ("开展一次谈心谈话全覆盖", "第一支部", "机关党委", f"{YEAR}年4月底前"),
        ("建立党员意见建议登记簿", "", "", f"{YEAR}年2月底前"),
    )),
    ("", "加强廉政教育", (
        ("开展一次警示教育并建立档案", "机关党委", "", f"{YEAR}年3月底前"),
        ("修订公务接待审批办法", "机关党委", "综合处", f"{YEAR}年4月底前"),
        ("公开一次公务用车使用情况", "", "", f"{YEAR}年6月底前"),
        ("建立廉政风险点清单", "机关党委", "", f"{YEAR}年5月底前"),
    )),
)  # fmt: skip


SHORT = tuple((aspect, task, listed[:2]) for aspect, task, listed in (PLAN[n] for n in (0, 2, 4, 8, 9)))
"""Five tasks of the plan with two measures each, every unit of the plan among them."""


def measures(plan: tuple[Any, ...] = PLAN) -> list[tuple[str, str, str, str]]:
    """Every measure of a plan: (deed, lead unit, assisting units, deadline)."""
    return [measure for _, _, listed in plan for measure in listed]


def leads() -> list[str]:
    """The unit in the lead of every measure, those of merged cells included."""
    named: list[str] = []
    for _, lead, _, _ in measures():
        named.append(lead or named[-1])
    return named


def plan_as_table() -> bytes:
    """The plan as a table: 序号, 任务 (merged downwards), 措施, 责任单位 over 牵头 and 配合, 完成时限; aspects run across it."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph("为做好专项工作，制定如下措施清单。")
    table = document.add_table(rows=2, cols=6)
    _head(table)
    for aspect, task, listed in PLAN:
        if aspect:
            across = table.add_row().cells
            across[0].merge(across[5]).text = aspect
        first = len(table.rows)
        for number, (deed, lead, others, due) in enumerate(listed, 1):
            cells = table.add_row().cells
            for cell, words in zip(cells, (str(number), "", deed, lead, others, due), strict=True):
                cell.text = words
            if not lead:
                cells[3].merge(table.rows[-2].cells[3])
        _merged(table, first, 1, task)
    return _saved(document)


def _head(table: Table) -> None:
    for column, words in ((0, "序号"), (1, "任务"), (2, "措施"), (5, "完成时限")):
        table.cell(0, column).merge(table.cell(1, column)).text = words
    table.cell(0, 3).merge(table.cell(0, 4)).text = "责任单位"
    table.cell(1, 3).text, table.cell(1, 4).text = "牵头单位", "配合单位"


def _merged(table: Table, first: int, column: int, words: str) -> None:
    table.cell(first, column).merge(table.cell(len(table.rows) - 1, column)).text = words


def plan_as_outline(plan: tuple[Any, ...] = PLAN) -> bytes:
    """A plan as an outline: （一）tasks under 整改措施, 1. measures with their unit and deadline in the sentence."""
    document = docx.Document()
    for words in (TITLE, "一、总体要求", "坚持问题导向，把专项工作落到实处。", "二、整改措施"):
        document.add_paragraph(words)
    for place, (_, task, listed) in enumerate(plan):
        document.add_paragraph(f"（{'一二三四五六七八九十'[place]}）{task}" if place < 10 else f"（十{'一二'[place - 10]}）{task}")
        for number, (deed, lead, others, due) in enumerate(listed, 1):
            until = "" if due.endswith(("坚持", "推进", "立改")) else f"，{due}完成" if due.endswith("前") else f"，于{due}前完成"
            units = f"。牵头单位：{lead}" + (f"；配合单位：{others}" if others else "") if lead else "。"
            document.add_paragraph(f"{number}.{deed}{until}{units}")
    return _saved(document)


def plan_of_tasks() -> bytes:
    """A work plan of five tasks under two aspects and three links, as an outline: with and without unit, once a month."""
    document = docx.Document()
    for words in (
        "明川市人大常委会机关代表履职服务年工作方案", "为做好代表履职服务年各项工作，制定本方案。",
        "一、提高建议办理质量", "（一）建立办理台账",
        f"1.建立代表建议办理台账，{YEAR}年1月31日前完成。（牵头单位：研究室；配合单位：城环委）",
        f"2.编制代表建议办理规程，{YEAR}年3月底前完成。（牵头单位：调研室）",
        "（二）公开办理结果", f"1.公开一批办理情况答复，{YEAR}年2月底前完成。（责任单位：综合处）",
        "二、规范联络站运行", "（一）开门接待", "1.每月公布联络站接待情况。（责任单位：城环委）",
        f"2.修订联络站值班制度，{YEAR}年4月底前完成。",
    ):
        document.add_paragraph(words)
    return _saved(document)


def _saved(document: Document) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
