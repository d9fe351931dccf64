"""Programs bring tables in and take the ledger along by the same two steps, and see no more than the post they act for."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook
from tests.makers.tables import PROBLEM_HEAD, problem_row, workbook

from renda.store.models import Case, SheetImport
from renda.store.unit_of_work import reading

TWO = workbook([
    PROBLEM_HEAD, problem_row(1, "审议意见跟踪不及时", external="A-1"), problem_row(2, "调研不深入", unit="综合科", external="A-2"),
])


def taken(program, content: bytes = TWO, expected: int = 201, key: str = "") -> dict:
    path = "/procedures/problem/imports"
    sent = program.client.post(
        f"/api/v1{path}", {"file": SimpleUploadedFile("台账.xlsx", content), "source": "督查室台账"},
        headers={"Idempotency-Key": key} if key else {},
    )
    answer = program._checked("post", path, sent)
    assert answer.status == expected, answer.body
    return answer.body


def test_a_table_is_taken_judged_and_confirmed(organ, programs):
    program = programs("综合处干部")
    made = taken(program)
    assert (made["state"], made["counts"], made["columns"]["1"]) == ("previewed", {"new": 1, "wrong": 1}, "title")
    (wrong,) = program.get(f"/imports/{made['id']}/rows?state=wrong")
    assert (wrong["row"], wrong["faults"][0]["column"]) == (3, 3)
    done = program.post(f"/imports/{made['id']}/confirm", {"scope": "all"}).body
    assert (done["state"], done["results"]) == ("done", {"opened": 1})
    (opened,) = program.get(f"/imports/{made['id']}/rows?state=new")
    assert (opened["outcome"], opened["number"][:3]) == ("opened", "整改-")
    assert program.post(f"/imports/{made['id']}/confirm", {"scope": "all"}).status == 422


def test_columns_can_be_chosen_and_an_import_cancelled(organ, programs):
    program = programs("综合处干部")
    made = taken(program, workbook([["序号", "整改哪些事", *PROBLEM_HEAD[2:]], problem_row(1, "学习不经常")]))
    assert (made["state"], made["missing"]) == ("mapping", ["问题"])
    chosen = program.post(f"/imports/{made['id']}/columns", {"columns": {**made["columns"], "1": "title"}}).body
    assert (chosen["state"], chosen["counts"]) == ("previewed", {"new": 1})
    path = f"/imports/{made['id']}/cancel"
    assert program._checked("post", path, program.client.post(f"/api/v1{path}")).body["state"] == "cancelled"


def test_a_request_sent_again_under_its_key_is_done_once(organ, programs):
    program = programs("综合处干部")
    made = taken(program, key="take")
    assert taken(program, key="take") == made
    assert taken(program, TWO + b"\0", expected=409, key="take")["reasons"][0]["code"] == "repeated_key"
    confirm = f"/imports/{made['id']}/confirm"
    first, again = (program.post(confirm, {"scope": "all"}, "confirm") for _ in range(2))
    assert (first.status, again) == (200, first)
    assert program.post(confirm, {"scope": "new"}, "confirm").codes == {"repeated_key"}
    refused, refused_again = (program.post(confirm, {"scope": "all"}, "too late") for _ in range(2))
    assert (refused.status, refused_again) == (422, refused)
    with reading(organ.organ_id):
        assert (SheetImport.objects.count(), Case.objects.count()) == (1, 1)


def test_who_may_not_is_told_and_anothers_import_is_not_there(organ, programs):
    made = taken(programs("综合处干部"))
    assert programs("上级核查人").get(f"/imports/{made['id']}", expected=404)["reasons"][0]["code"] == "not_found"
    assert taken(programs("经办人"), expected=403)["reasons"][0]["code"] == "no_right"
    assert taken(programs("综合处干部"), b"no table", expected=422)["reasons"][0]["field"] == "file"


def test_the_ledger_is_taken_along(organ, programs):
    program = programs("综合处干部")
    program.post(f"/imports/{taken(program)['id']}/confirm", {})
    sent = program.client.get("/api/v1/exports/cases?procedure=problem&level=group")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(sent.streaming_content))).get_sheet_by_index(0).to_python()
    assert [row[2] for row in rows] == ["问题 *", "审议意见跟踪不及时"]
    assert program.get("/exports/cases?procedure=problem&nonsense=1", expected=422)["reasons"][0]["code"] == "unknown_field"
