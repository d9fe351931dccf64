"""Import and export through the pages: uploaded, judged, confirmed, mended, taken out and brought in again the same."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook
from tests.makers.organ import START, TestOrgan, make_organ
from tests.makers.tables import PROBLEM_HEAD, problem_row, workbook

from renda.store.models import Case, Event, SheetImport
from renda.store.unit_of_work import reading

UPLOAD = "/ledger/problem/import/register/"


@pytest.fixture
def organ(database) -> TestOrgan:
    return make_organ()


@pytest.fixture
def clerk(signed: Callable[[str], Any]) -> Any:
    return signed("综合处干部")


def sheet(content: bytes, name: str = "") -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return book.get_sheet_by_name(name).to_python() if name else book.get_sheet_by_index(0).to_python()


def content_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def uploaded(client: Any, content: bytes, *, name: str = "台账.xlsx", status: int = 302) -> Any:
    answer = client.post(UPLOAD, {"file": SimpleUploadedFile(name, content), "source": "督查室台账"})
    assert answer.status_code == status, answer.content.decode()
    return client.get(answer["Location"]) if status == 302 else answer


def here(answer: Any) -> str:
    return answer.request["PATH_INFO"]


def three_rows() -> bytes:
    return workbook([
        PROBLEM_HEAD, problem_row(1, "=审议意见跟踪不及时", external="A-1"), problem_row(2, "调研不深入", external="A-2"),
        problem_row(3, "学习不经常", unit="综合科", external="A-3"),
    ])


def test_a_table_goes_in_is_mended_and_goes_in_again(clerk, organ):
    shown = uploaded(clerk, three_rows())
    text = shown.content.decode()
    assert "确认导入（新增2行）" in text
    assert "D列第4行：“问题所在单位”所填单位“综合科”不在本机关的单位名录中" in text
    assert re.findall(r'<td class="[^"]*is-wrong"[^>]*data-label="([^"]+)".*?</svg>([^<]*)</td>', text) == [("D 问题所在单位", "综合科")]
    confirmed = clerk.post(here(shown), {"do": "confirm", "scope": "all"}, follow=True)
    assert "看问题整改台账" in confirmed.content.decode()
    assert "登记2件" in confirmed.content.decode()
    wrong = sheet(content_of(clerk.get(here(shown) + "wrong.xlsx")))
    assert wrong[0][0] == "原因和改法"
    assert wrong[1][0].startswith("原表D列第4行：")
    mended = workbook([wrong[0], [cell.replace("综合科", "综合处") if n else cell for n, cell in enumerate(wrong[1])]])
    again = uploaded(clerk, mended)
    assert "确认导入（新增1行）" in again.content.decode()
    clerk.post(here(again), {"do": "confirm", "scope": "all"})
    with reading(organ.organ_id):
        assert Case.objects.count() == 3
        assert list(Event.objects.filter(kind="ImportFinished").values_list("action", flat=True)) == ["apply_import"] * 2


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_goes_out_comes_in_the_same(clerk, organ, form):
    clerk.post(here(uploaded(clerk, three_rows())), {"do": "confirm", "scope": "all"})
    answer = clerk.get(f"/ledger/problem/export.{form}?view=open")
    content = content_of(answer)
    assert answer["Content-Disposition"].startswith("attachment; filename=\"problem-")
    shown = uploaded(clerk, content, name=f"导出.{form}").content.decode()
    assert re.search(r"相同\s*<[^>]*>\s*2", shown), shown
    assert "没有要写入的内容。有2行与台账相同，不必导入。" in shown and "确认导入" not in shown
    with reading(organ.organ_id):
        told = Event.objects.get(kind="CasesExported")
    assert told.action == "export_cases"


def test_formulas_go_out_as_words(clerk):
    clerk.post(here(uploaded(clerk, three_rows())), {"do": "confirm", "scope": "all"})
    text = content_of(clerk.get("/ledger/problem/export.csv")).decode("utf-8-sig")
    titles = [row["问题"] for row in csv.DictReader(io.StringIO(text))]
    assert "'=审议意见跟踪不及时" in titles
    assert "=审议意见跟踪不及时" in [row[2] for row in sheet(content_of(clerk.get("/ledger/problem/export.xlsx")))]


def test_the_template_names_its_columns_and_brings_choices(clerk):
    content = content_of(clerk.get(UPLOAD + "template.xlsx"))
    assert sheet(content)[0][:4] == ["事项编号", "外部编号", "问题 *", "领域 *"]
    keys = sheet(content, "renda")
    assert (keys[0][0].rpartition("/")[0], keys[2][2]) == ("problem/register", "title")
    listed = [cell for row in sheet(content, "选项") for cell in row]
    assert {"领导班子", "综合处"} <= set(listed)


def test_unsure_columns_are_chosen_by_a_person(clerk, organ):
    head = ["序号", "整改哪些事", *PROBLEM_HEAD[2:]]
    shown = uploaded(clerk, workbook([head, problem_row(1, "审议意见跟踪不及时")]))
    assert "还没有找到：问题" in shown.content.decode()
    with reading(organ.organ_id):
        head_kept = SheetImport.objects.get().head
    fields = {f"column-{c['at']}": c["key"] for c in head_kept["columns"]} | {"column-1": "title", "do": "columns"}
    judged = clerk.post(here(shown), fields, follow=True).content.decode()
    assert "确认导入（新增1行）" in judged


def test_a_long_table_is_left_to_a_job_and_can_be_cancelled(clerk, organ, run_jobs):
    shown = uploaded(clerk, workbook([PROBLEM_HEAD, *(problem_row(n, f"第{n}个问题") for n in range(1, 1102))]))
    assert shown["Refresh"] == "3"
    run_jobs()
    assert "确认导入（新增1101行）" in clerk.get(here(shown)).content.decode()
    clerk.post(here(shown), {"do": "confirm", "scope": "all"})
    assert "正在导入" in clerk.get(here(shown)).content.decode()
    assert "已取消导入" in clerk.post(here(shown), {"do": "cancel"}, follow=True).content.decode()
    run_jobs()
    with reading(organ.organ_id):
        assert Case.objects.count() == 0


def test_an_old_preview_is_retired_and_its_page_says_so(clerk, organ, signed):
    shown = uploaded(clerk, three_rows())
    clerk.post(here(shown), {"do": "confirm", "scope": "all"})
    with reading(organ.organ_id):
        SheetImport.objects.update(taken_at=START)
    keeper, asked = signed("安全管理员"), {"do": "retire_previews", "before": "2026-04-01"}
    assert keeper.post("/administration/security/", {**asked, "reason": ""}).status_code == 422
    told = keeper.post("/administration/security/", {**asked, "reason": "保管期限届满"}, follow=True)
    assert "已清除1份表的逐行预览" in told.content.decode()
    page = signed("综合处干部").get(here(shown)).content.decode()
    assert "逐行核对的内容已于" in page
    assert "登记2件，更正0件" in page


@pytest.mark.parametrize(("content", "name", "said"), [
    (b"", "空.xlsx", "空文件"), (b"PK\x03\x04 no", "坏.xlsx", "损坏"), (b"a,b\n1,2\n", "表.csv", "没有认出表头"),
    (workbook([["机密★1年"], PROBLEM_HEAD, problem_row(1, "问题")]), "表.xlsx", "标有密级"),
    (workbook([PROBLEM_HEAD, problem_row(1, "问题"), ["", "秘密★长期"]]), "表.xlsx", "标有密级"),
])
def test_a_file_that_is_not_taken_is_told_why(clerk, organ, content, name, said):
    assert said in uploaded(clerk, content, name=name, status=422).content.decode()
    with reading(organ.organ_id):
        assert SheetImport.objects.count() == 0


def test_another_persons_import_does_not_exist(signed, organ):
    place = here(uploaded(signed("综合处干部"), three_rows()))
    assert signed("上级核查人").get(place).status_code == 404
    assert signed("经办人").get(UPLOAD).status_code == 404
    assert signed("系统管理员").get("/ledger/problem/export.xlsx").status_code == 404


def test_an_export_holds_what_the_worklist_shows(signed, organ):
    about = {"field": "party", "kind": "duty", "channel": "self_check", "origin": "daily", "added_later": "no"}
    organ.open("综合处干部", "problem", "register", title="个人的问题", level="person", origin_unit="第一支部", subject="党员", **about)
    assert len(sheet(content_of(signed("综合处干部").get("/ledger/problem/export.xlsx")))) == 1
    own = sheet(content_of(signed("党员").get("/ledger/problem/export.xlsx")))
    assert [row[2] for row in own[1:]] == ["个人的问题"]
