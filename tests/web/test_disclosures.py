"""What was disclosed, as the public, deputies and the organ see it: rings, search, pages, data, feed, withdrawal, preview."""

import re
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, day
from tests.makers.sign_in import sign_in

from renda.domain.refusals import Code, Refused
from renda.domain.rights import Duty
from renda.reads.actors import actor_of_post
from renda.services.act_on_case import open_case
from renda.services.organisation import give_post
from renda.store.models import Case, Disclosure
from renda.store.unit_of_work import begin, reading

WORDS = "由经办人建立台账，电话13800138000，住河东路18号。"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def organ(database):
    return make_organ()


@pytest.fixture
def matter(organ):
    case = organ.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM).case_id
    organ.do("综合处干部", case, "hand_over", at=day(3, 3), unit="研究室", person="经办人", rectify_by="2026-04-30")
    return case


def disclosed(organ, matter, *, ring="public", title="跟踪台账建立情况", on=5, **given):
    """Propose and approve: the id of the disclosure case and its public id."""
    given = {"summary": WORDS, **given}
    case = organ.open(
        "综合处干部", "disclosure", "propose", at=day(3, on - 1), matter=str(matter), title=title, unit="研究室", ring=ring, **given,
    ).case_id
    organ.do("公开审核人", case, "approve", at=day(3, on), timing="now")
    with reading(organ.organ_id):
        return case, Disclosure.objects.get(case_id=case).id


def test_the_public_reads_the_masked_words_and_the_record_stays(organ, matter, client):
    case, key = disclosed(organ, matter, result="已办结")
    answer = client.get(f"/public/{organ.organ_id}/{key}/")
    text = answer.content.decode()
    assert "由经某某建立台账，电话138********，住河东路*号。" in text
    assert "经办人" not in text
    assert "13800138000" not in text
    assert "研究室" in text
    assert "2026年3月5日" in text
    assert "已办结" in text
    assert str(case) not in text
    assert str(matter) not in text
    assert answer["Cache-Control"] == "public, no-cache"
    record = sign_in(client, organ, "综合处干部").get(f"/cases/{case}/").content.decode()
    assert WORDS in record


def test_kept_words_are_shown_as_they_are(organ, matter, client):
    _, key = disclosed(organ, matter, kept=[{"words": "13800138000", "why": "对外服务电话"}])
    assert "13800138000" in client.get(f"/public/{organ.organ_id}/{key}/").content.decode()


def test_a_post_for_deputies_alone_reaches_no_page_of_the_organs_work(organ, client):
    closed = ("/figures/", "/figures/problems_found/", "/dashboard/", "/organisation/", "/dispatch/", "/figures/own/new/")
    clerk = sign_in(client, organ, "综合处干部")
    assert [a for a in closed[:4] if clerk.get(a).status_code != 200] == []
    deputy = sign_in(client, organ, "林溪声")
    assert [a for a in closed if deputy.get(a).status_code != 404] == []
    shown = deputy.get("/disclosures/").content.decode()
    assert [a for a in closed if f'href="{a}"' in shown] == []
    assert "日历订阅" not in deputy.get("/me/").content.decode()


@pytest.mark.parametrize(("ring", "readers"), [
    ("office", {"综合处干部", "党员"}), ("deputies", {"综合处干部", "党员", "林溪声"}), ("public", {"综合处干部", "党员", "林溪声", ""}),
])
def test_a_ring_takes_in_those_inside_and_nobody_else(organ, matter, client, ring, readers):
    _, key = disclosed(organ, matter, ring=ring)
    outside = {f"/public/{organ.organ_id}/", f"/public/{organ.organ_id}/disclosures.json", f"/public/{organ.organ_id}/disclosures.atom"}
    assert all(("跟踪台账建立情况" in client.get(a).content.decode()) == ("" in readers) for a in outside)
    assert client.get(f"/public/{organ.organ_id}/{key}/").status_code == (200 if "" in readers else 404)
    for who in ("综合处干部", "党员", "林溪声"):
        browser = sign_in(client, organ, who)
        assert ("跟踪台账建立情况" in browser.get("/disclosures/").content.decode()) == (who in readers), who
        assert browser.get(f"/disclosures/{key}/").status_code == (200 if who in readers else 404), who


def test_what_is_taken_back_says_so_and_is_found_no_more(organ, matter, client):
    case, key = disclosed(organ, matter)
    kept = client.get(f"/public/{organ.organ_id}/{key}/")["ETag"]
    assert client.get(f"/public/{organ.organ_id}/{key}/", headers={"If-None-Match": kept}).status_code == 304
    organ.do("公开审核人", case, "withdraw", at=day(3, 9), reason="数字有误，经办人已更正")
    again = client.get(f"/public/{organ.organ_id}/{key}/", headers={"If-None-Match": kept})
    assert again.status_code == 200, "a cache that asks learns of it at once"
    page = again.content.decode()
    assert "本信息已于2026年3月9日撤回。撤回理由：数字有误，经某某已更正" in page
    assert not any(words in page for words in ("建立台账，电话", "承办单位", "编号", "登记日期", "研究室"))
    for address in ("", "?q=台账", "disclosures.json", "disclosures.atom"):
        assert "跟踪台账建立情况" not in client.get(f"/public/{organ.organ_id}/{address}").content.decode()


def test_the_list_is_searched_and_paged(organ, matter, client):
    disclosed(organ, matter, title="甲地停车场改造")
    disclosed(organ, matter, title="乙地供水管网", on=6)
    here = f"/public/{organ.organ_id}/"

    def found(query):
        return client.get(here + query).content.decode()

    assert "甲地" in found("?q=停车场")
    assert "乙地" not in found("?q=停车场")
    assert "乙地" in found("?unit=研究室&year=2026&kind=problem")
    assert "没有找到符合条件" in found("?year=2025")
    assert "没有找到符合条件" in found("?unit=城环委")
    assert "乙地" in found("?year=abcd&after=nonsense")
    with begin(organ.organ_id):
        row = Disclosure.objects.first()
        for n in range(51):
            Disclosure.objects.create(
                organ_id=organ.organ_id, case_id=row.case_id, title=f"第{n}件", text="正文", round=1, published_on=day(3, 2).date(),
            )
    first = found("")
    assert first.count("<li><time") == 50
    following = first.split('rel="next" href="')[1].split('"')[0] if 'rel="next"' in first else first.split("after=")[1].split('"')[0]
    second = found(f"?after={following.split('after=')[-1]}")
    assert second.count("<li><time") == 3
    assert set(first.split("<li>")[1:]) & set(second.split("<li>")[1:]) == set()


def test_data_and_feed_carry_what_the_page_shows(organ, matter, client):
    _, key = disclosed(organ, matter)
    data = client.get(f"/public/{organ.organ_id}/disclosures.json").json()
    (told,) = data["items"]
    assert (told["id"], told["title"], told["published_on"], told["unit"]) == (str(key), "跟踪台账建立情况", "2026-03-05", "研究室")
    assert "138********" in told["summary"]
    assert data["next"] is None
    feed = ElementTree.fromstring(client.get(f"/public/{organ.organ_id}/disclosures.atom").content)  # noqa: S314 - our own
    assert [e.find(f"{ATOM}title").text for e in feed.findall(f"{ATOM}entry")] == ["跟踪台账建立情况"]
    assert client.post(f"/public/{organ.organ_id}/").status_code == 405


def test_a_personal_matter_is_never_disclosed(organ, client):
    secret = organ.open(
        "支部书记", "problem", "register", at=day(3, 3), **{**PROBLEM, "level": "person", "subject": "党员", "origin_unit": "第一支部"},
    ).case_id
    refused = open_case(
        actor=organ.actors["支部书记"], procedure="disclosure", action="propose", at=day(3, 4),
        data=organ.named({"matter": str(secret), "title": "情况", "unit": "第一支部", "ring": "none", "ground": "privacy"}),
    )
    assert isinstance(refused, Refused)
    assert refused.has(Code.PRIVATE_MATTER)


def test_whoever_proposed_does_not_approve(organ, matter):
    post = give_post(
        actor=organ.actors["安全管理员"], person_id=organ.actors["综合处干部"].person_id, unit_id=organ.units["综合处"], title="审核",
        duties={Duty.DISCLOSE}, at=day(3, 3),
    )
    case = organ.open(
        "综合处干部", "disclosure", "propose", at=day(3, 4), matter=str(matter), title="情况", unit="研究室", ring="public", summary="台账",
    ).case_id
    organ.actors["兼审核"] = actor_of_post(organ_id=organ.organ_id, post_id=post, today=day(3, 4).date())
    refused = organ.act("兼审核", case, "approve", at=day(3, 5), timing="now")
    assert isinstance(refused, Refused)
    assert refused.has(Code.DOER_MAY_NOT_VERIFY)


def test_the_preview_shows_record_and_readers_view_side_by_side(organ, matter, client):
    case, _ = disclosed(organ, matter, kept=[{"words": "13800138000", "why": "对外服务电话"}])
    text = sign_in(client, organ, "公开审核人").get(f"/disclosures/preview/{case}/").content.decode()
    assert "<b>经办人</b>" in text or "<strong>经办人</strong>" in text
    assert "由经某某建立台账，电话13800138000，住河东路*号。" in text
    assert "对外服务电话" in text
    assert "没有随同公开的附件" in text and "事项自身的附件一律不公开" in text
    assert sign_in(client, organ, "党员").get(f"/disclosures/preview/{case}/").status_code == 404
    assert sign_in(client, organ, "综合处干部").get(f"/disclosures/preview/{matter}/").status_code == 404


def test_a_case_leads_to_the_form_with_what_is_known(organ, matter, client):
    assert "提出公开" not in sign_in(client, organ, "党员").get(f"/cases/{matter}/").content.decode()
    page = sign_in(client, organ, "综合处干部").get(f"/cases/{matter}/").content.decode()
    href = page.split('href="/ledger/disclosure/new/propose/')[1].split('"')[0].replace("&amp;", "&")
    form = client.get(f"/ledger/disclosure/new/propose/{href}").content.decode()
    assert PROBLEM["title"] in form
    with reading(organ.organ_id):
        assert Case.objects.get(id=matter).number in form


def test_only_files_uploaded_for_the_purpose_go_along_and_the_reviewer_reads_their_names(organ, matter, client, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    data = {
        "matter": str(matter), "title": "台账情况", "unit": str(organ.units["研究室"]), "ring": "public", "summary": "已建立台账。",
        "papers": SimpleUploadedFile("公开版.txt", "已处理".encode(), "text/plain"),
    }
    sent = sign_in(client, organ, "综合处干部").post("/ledger/disclosure/new/propose/", data)
    assert sent.status_code == 302, sent.content.decode()[:1500]
    case = sent["Location"].split("/")[2]
    preview = sign_in(client, organ, "公开审核人").get(f"/disclosures/preview/{case}/").content.decode()
    assert "随同公开的附件1个照原样公开" in preview
    (href,) = set(re.findall(r'<a href="([^"]+)">公开版.txt</a>', preview))
    assert client.get(href).getvalue().decode() == "已处理", "the reviewer opens what goes along"


def test_the_reviewer_goes_from_the_preview_to_the_act_and_from_the_record_to_the_page(organ, matter, client):
    case = organ.open(
        "综合处干部", "disclosure", "propose", at=day(3, 4), matter=str(matter), title="跟踪台账", unit="研究室", ring="public",
        summary=WORDS,
    ).case_id
    reviewer = sign_in(client, organ, "公开审核人")
    assert f"/disclosures/preview/{case}/" in reviewer.get(f"/cases/{case}/acts/approve/").content.decode()
    assert f"/cases/{case}/acts/approve/" in reviewer.get(f"/disclosures/preview/{case}/").content.decode()
    assert "看公开后的样子" in reviewer.get(f"/cases/{case}/").content.decode()
    organ.do("公开审核人", case, "approve", at=day(3, 5), timing="now")
    with reading(organ.organ_id):
        key = Disclosure.objects.get(case_id=case).id
    assert f"/disclosures/{key}/" in reviewer.get(f"/cases/{case}/").content.decode()
