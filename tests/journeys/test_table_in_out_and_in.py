"""A table's road: the template downloaded, filled in with mistakes, mended, brought in, taken out, brought in again unchanged."""

import io
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from tests.journeys.visitor import PHONE, WIDE, later, visiting

pytestmark = [pytest.mark.journey, pytest.mark.slow]

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GOOD = (
    {"外部编号": "D-1", "任务": "=建立办理台账", "类别": "重点任务", "来源": "方案分解", "责任单位": "研究室", "责任人": "经办人",
     "完成时限": later(40)},
    {"外部编号": "D-2", "任务": "编制办理规程", "类别": "工作事项", "来源": "会议决定", "责任单位": "城环委", "配合单位": "研究室、综合处",
     "完成时限": later(60), "依据": "主任会议纪要"},
    {"外部编号": "D-3", "任务": "公布接待情况", "类别": "举措", "来源": "日常工作", "责任单位": "综合处", "周期": "每月"},
)
MISTAKES = ({"责任单位": "研就室"}, {"完成时限": "13月40日"}, {"任务": ""})
MARKED = [("H 责任单位", "研就室"), ("L 完成时限", "13月40日")]


def test_a_table_is_mended_brought_in_taken_out_and_brought_in_again(live_server_with_worker, organ, chromium):
    who = visiting(chromium, live_server_with_worker, organ).enter("coordinator")
    who.at("/ledger/task/")
    who.press('.head__a a:text-is("导入")')
    template = downloaded(who, 'a:has-text("下载模板")')
    mended = refused(who, template)
    brought_in(who, mended)
    taken_out = out_and_in_again(who)
    corrected(who, taken_out)
    who.page.context.close()


def sheets(path):
    """Every sheet of a workbook by its name, as rows of cells."""
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def written(book):
    """The sheets as an Excel file, every cell as it is."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"}) as made:
        for name, rows in book.items():
            sheet = made.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return out.getvalue()


def filled(template, rows):
    """The template's own sheets, its first one with rows under its head."""
    name, head = next((name, listed[0]) for name, listed in template.items())
    labels = [label.removesuffix(" *") for label in head]
    assert all(set(row) <= set(labels) for row in rows)
    return written({**template, name: [head, *([row.get(label, "") for label in labels] for row in rows)]})


def downloaded(who, link):
    with who.page.expect_download() as got:
        who.page.click(link)
    return sheets(Path(got.value.path()))


def uploaded(who, content):
    """Hand in a table and give the counts of its tabs: new, changed, same, wrong."""
    who.at("/ledger/task/import/set/")
    who.page.set_input_files('main input[type="file"]', {"name": "任务台账.xlsx", "mimeType": EXCEL, "buffer": content})
    who.fill("main", source="督查室台账")
    who.press("main form .form__end .btn--main")
    return [int(tab.inner_text()) for tab in who.page.locator(".views a span").all()][1:]


def refused(who, template):
    """Nothing of a table of mistakes is taken; each bad cell is marked, on a phone as well; the rows come back to be mended."""
    wrong = [{**good, **mistake} for good, mistake in zip(GOOD, MISTAKES, strict=True)]
    assert uploaded(who, filled(template, wrong)) == [0, 0, 0, 3]
    assert not who.page.locator('button:has-text("确认导入")').count()
    for width in (PHONE, WIDE):
        who.sized(width).at(who.here())
        marked = who.page.locator("td.is-wrong:visible")
        assert [(cell.get_attribute("data-label"), cell.inner_text().strip()) for cell in marked.all()] == MARKED
        assert "（空白）" in who.page.locator("th.is-wrong").inner_text()
    said = who.page.locator("main table").inner_text()
    assert "H列第2行：“责任单位”所填单位“研就室”不在本机关的单位名录中" in said
    assert "是不是研究室？" in said
    assert "L列第3行：“完成时限”填写的“13月40日”看不出是哪一天" in said
    assert "C列第4行：“任务”未填写" in said
    back = downloaded(who, 'a:has-text("下载有误的行")')
    name, (head, *rows) = next(iter(back.items()))
    assert [row[0].partition("：")[0] for row in rows] == ["原表H列第2行", "原表L列第3行", "原表C列第4行"]
    for row, good, mistake in zip(rows, GOOD, MISTAKES, strict=True):
        for label in mistake:
            row[[h.removesuffix(" *") for h in head].index(label)] = good[label]
    return written({name: [head, *rows]})


def brought_in(who, mended):
    assert uploaded(who, mended) == [3, 0, 0, 0]
    assert "登记3件" in who.press('button:has-text("确认导入（新增3行）")')
    who.press('a:has-text("看任务台账")')
    assert {row.inner_text() for row in who.page.locator("main tbody th").all()} == {row["任务"] for row in GOOD}


def out_and_in_again(who):
    """What goes out says every cell that came in, and coming in again changes nothing."""
    taken_out = downloaded(who, '.head__a a:text-is("导出")')
    head, *rows = taken_out["任务"]
    labels = [label.removesuffix(" *") for label in head]
    for row, good in zip(sorted(rows, key=lambda r: r[1]), GOOD, strict=True):
        said = {label: str(row[labels.index(label)]) for label in good}
        assert {label: set(words.split("、")) for label, words in said.items()} == {k: set(v.split("、")) for k, v in good.items()}
    assert uploaded(who, written(taken_out)) == [0, 0, 3, 0]
    assert "没有要写入的内容。有3行与台账相同，不必导入。" in who.page.content()
    assert not who.page.locator('button:has-text("确认导入")').count()
    return taken_out


def corrected(who, taken_out):
    """A cell changed in what went out is shown as the one change, with what was and what will be."""
    head, *rows = taken_out["任务"]
    labels = [label.removesuffix(" *") for label in head]
    row = next(r for r in rows if r[1] == "D-2")
    row[labels.index("任务")] = "编制建议办理规程"
    assert uploaded(who, written(taken_out)) == [0, 1, 2, 0]
    assert "由“编制办理规程”改为“编制建议办理规程”" in who.page.content()
