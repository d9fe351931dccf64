"""The library through Django's client: many files at once, found by words and years, two compared, a promise taken up as a matter."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.makers.organ import make_organ
from tests.makers.two_years import PLAN, REPORT

NOW = datetime.now(UTC)


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=90))


@pytest.fixture
def clerk(signed):
    return signed("综合处干部")


def uploaded(clerk, **texts):
    files = [SimpleUploadedFile(f"{name}.txt", text.encode()) for name, text in texts.items()]
    return clerk.post("/library/new/", {"files": files}, follow=True)


def rows_of(page):
    return re.findall(r'name="pick" value="([0-9a-f-]{36})" aria-label="选择 ([^"]+)"', page)


@pytest.fixture
def two_years(clerk):
    page = uploaded(clerk, 要点=PLAN, 报告=REPORT).content.decode()
    assert "读入2份。" in page
    keys = {name: key for key, name in rows_of(page)}
    return keys["明川市人大常委会2025年工作要点"], keys["明川市人民代表大会常务委员会工作报告"]


def test_an_empty_library_says_what_to_do(organ, clerk):
    page = clerk.get("/library/").content.decode()
    assert "文稿库还是空的" in page and 'href="/library/new/"' in page


def test_files_of_one_upload_stand_for_themselves(organ, clerk):
    page = uploaded(clerk, 要点=PLAN, 副本=PLAN, 机密=f"机密★1年\n{PLAN}")
    told = page.content.decode()
    assert page.status_code == 422 and "机密.txt：" in told and "密级" in told
    assert "读入1份，1份文字与已有的相同，没有重复读入。" in told
    assert "共1份" in (listed := clerk.get("/library/").content.decode()) and "明川市人大常委会2025年工作要点" in listed
    assert clerk.post("/library/new/", {}).status_code == 422


def test_a_document_is_found_by_words_in_it_and_by_its_year(organ, clerk, two_years):
    plan, report = two_years
    page = clerk.get("/library/", {"q": "盘活 数据条例"}).content.decode()
    assert report in page and plan not in page and "找到1份" in page and f"/documents/{report}/#line-" in page
    assert "没有一份文稿里有“百分之_”" in clerk.get("/library/", {"q": "百分之_"}).content.decode()
    page = clerk.get("/library/", {"year": "2025"}).content.decode()
    assert plan in page and report not in page
    uploaded(clerk, 通知="关于报送AI应用情况的通知\n各处室：\n请报送AI应用情况。\n")
    assert "找到1份" in clerk.get("/library/", {"q": "ai应用"}).content.decode()


def test_two_years_are_compared_and_a_promise_not_found_leads_to_its_proposal(organ, clerk, two_years):
    plan, report = two_years
    page = clerk.get("/library/compare/", {"pick": [report, plan]}).content.decode()
    assert page.index("前一份《明川市人大常委会2025年工作要点》") < page.index("后一份《明川市人民代表大会")
    assert "已办8项，再次提出5项，没有找到2项" in page and "承诺“建成代表联络站20个”，报告“建成代表联络站18个”" in page
    row = next(r for r in page.split("<tr")[1:] if "完善机关财务管理办法" in r)
    assert f'/documents/{plan}/#line-' in row and "没有找到" in row
    offer = re.search(rf'href="(/documents/{plan}/\?at=\d+)"[^>]*>立为事项', row)[1]
    assert "完善机关财务管理办法" in clerk.get(offer).content.decode().partition("data-current")[2][:2000]


def test_a_promise_that_is_like_a_case_is_shown_with_it(organ, clerk, two_years):
    given = {"title": "完善机关财务管理办法", "task_kind": "key_task", "source": "plan", "unit": "研究室"}
    case = organ.open("综合处干部", "task", "set", **given)
    page = clerk.get("/library/compare/", {"pick": list(two_years)}).content.decode()
    row = next(r for r in page.split("<tr")[1:] if "完善机关财务管理办法" in r)
    assert "台账中相近" in row and f"/cases/{case.case_id}/" in row and "立为事项" in row


def test_two_places_are_compared_without_asking_what_was_done(organ, clerk, two_years):
    page = clerk.get("/library/compare/", {"pick": list(two_years), "places": "1"}).content.decode()
    assert "两地文稿比较" in page and "共同的任务" in page and "已办" not in page and "立为事项" not in page


def test_two_documents_must_be_picked(organ, clerk, two_years):
    for picked in ([], [two_years[0]], [two_years[0]] * 2, ["x", "y"]):
        answer = clerk.get("/library/compare/", {"pick": picked})
        assert answer.status_code == 422 and "请选两份" in answer.content.decode()
    assert clerk.get("/library/compare/", {"pick": [two_years[0], organ.units["研究室"]]}).status_code == 404


def test_others_do_not_find_the_library(organ, two_years, signed):
    handler = signed("经办人")
    for place in ("/library/", "/library/new/", f"/library/compare/?pick={two_years[0]}&pick={two_years[1]}"):
        assert handler.get(place).status_code == 404, place


def test_a_document_taken_in_before_it_was_summed_up_is_summed_up_when_shown(organ, clerk):
    from renda.store.document_rows import NewDocument, insert_document
    from renda.store.unit_of_work import begin

    old = NewDocument(
        organ_id=organ.organ_id, name="要点.txt", text=PLAN, digest="0" * 64, person_id=organ.actors["综合处干部"].person_id, blob_id=None,
        reading={"clutter": []}, at=NOW,
    )
    with begin(organ.organ_id):
        insert_document(old, (), ())
    page = clerk.get("/library/").content.decode()
    assert "明川市人大常委会2025年工作要点" in page and "2025</td>" in page
