"""Notices through Django's client: read one by one or all that were shown, paged, current; mail chosen; troubles told."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid5

import pytest
from django.db import connection
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM
from tests.makers.sign_in import sign_in

from renda.adapters.mail import MailServer
from renda.adapters.webhook import Webhook
from renda.domain.days import day_of
from renda.services.remind_clocks import remind_clocks
from renda.store.notice_rows import NewNotice, insert_notices
from renda.store.unit_of_work import begin

NOW = datetime.now(UTC)


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=90))


@pytest.fixture
def problem(organ):
    """A problem whose limit ended three days ago."""
    case = organ.open("综合处干部", "problem", "register", at=NOW - timedelta(days=40), **PROBLEM).case_id
    due = day_of(NOW - timedelta(days=3)).isoformat()
    organ.do("综合处干部", case, "hand_over", at=NOW - timedelta(days=39), unit="研究室", person="经办人", rectify_by=due)
    return case


def remind(organ, at=NOW):
    return remind_clocks(organ_id=organ.organ_id, on=day_of(at), at=at)


def give(organ, who, case, count, at=NOW):
    """Notices, all made at the same instant."""
    person = organ.actors[who].person_id
    with begin(organ.organ_id):
        insert_notices(organ_id=organ.organ_id, at=at, notices=[
            NewNotice(id=uuid5(person, f"{at}{n}"), person_id=person, case_id=case, kind="waiting", text=f"第{n}条（{at}）")
            for n in range(count)
        ])


def unread(page):
    return int(re.search(r"未读(\d+)条", page.get("/notices/").content.decode())[1])


def hrefs(text):
    return re.findall(r'<a href="(/notices/[0-9a-f-]{36}/)">', text)


def test_looking_at_the_list_marks_nothing_and_opening_one_marks_it(organ, problem, client):
    give(organ, "经办人", problem, 2)
    page = sign_in(client, organ, "经办人")
    assert (unread(page), unread(page)) == (2, 2)
    first = hrefs(page.get("/notices/").content.decode())[0]
    answer = page.get(first)
    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{problem}/")
    assert unread(page) == 1
    assert len(hrefs(page.get("/notices/?view=unread").content.decode())) == 1
    assert len(hrefs(page.get("/notices/").content.decode())) == 2


def test_all_read_marks_what_was_shown_and_nothing_newer(organ, problem, client):
    give(organ, "经办人", problem, 3, at=NOW - timedelta(minutes=5))
    page = sign_in(client, organ, "经办人")
    shown = re.search(r'name="shown_until" value="([^"]+)"', page.get("/notices/").content.decode())[1]
    give(organ, "经办人", problem, 1, at=datetime.now(UTC) + timedelta(seconds=1))
    assert page.get("/notices/read/").status_code == 405
    assert page.post("/notices/read/", {"shown_until": shown}).status_code == 302
    assert unread(page) == 1


def test_every_notice_stands_on_exactly_one_page(organ, problem, client):
    give(organ, "经办人", problem, 120)
    page, seen, address = sign_in(client, organ, "经办人"), [], "/notices/"
    for _ in range(5):
        text = page.get(address).content.decode()
        seen += hrefs(text)
        following = re.search(r'rel="next" href="([^"]+)"', text)
        if following is None:
            break
        address = following[1].replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == 120
    assert page.get("/notices/?after=nonsense").status_code == 200


def test_other_peoples_notices_are_not_found(organ, problem, client):
    give(organ, "经办人", problem, 1)
    mine = hrefs(sign_in(client, organ, "经办人").get("/notices/").content.decode())[0]
    assert sign_in(client, organ, "另一经办人").get(mine).status_code == 404
    assert unread(sign_in(client, organ, "经办人")) == 1


def test_a_notice_whose_case_is_out_of_sight_says_so(organ, problem, client):
    give(organ, "另一经办人", problem, 1)
    page = sign_in(client, organ, "另一经办人")
    answer = page.get(hrefs(page.get("/notices/").content.decode())[0], follow=True)
    assert "您现在的岗位看不到" in answer.content.decode()
    assert answer.redirect_chain == [("/notices/", 302)]


def test_a_reminder_shows_how_its_clock_stands_now(organ, problem, client):
    remind(organ)
    page = sign_in(client, organ, "经办人")
    text = page.get("/notices/").content.decode()
    assert "已过，请立即办理“申请销号”" in text and "催办" in text and "超期3天" in text
    later = day_of(NOW + timedelta(days=60))
    organ.do("综合处干部", problem, "extend_limit", at=NOW, to=later.isoformat(), consent="分管领导", reason="任务加重")
    text = page.get("/notices/").content.decode()
    assert "超期" not in text and f"到期日已改为{later.year}年{later.month}月{later.day}日" in text


def test_the_case_tells_of_reminders_and_urging(organ, problem, client):
    page = sign_in(client, organ, "综合处干部")
    assert "已提醒" not in page.get(f"/cases/{problem}/").content.decode()
    remind(organ, at=NOW - timedelta(days=4))
    remind(organ)
    organ.do("综合处干部", problem, "urge", at=NOW, words="请报进展")
    day = day_of(NOW)
    text = page.get(f"/cases/{problem}/").content.decode()
    assert f"已提醒2次，最近{day.month}月{day.day}日；催办1次，最近{day.month}月{day.day}日" in text


def test_mail_is_chosen_and_a_wrong_address_is_kept_for_mending(organ, client, settings):
    page = sign_in(client, organ, "经办人")
    assert "邮件提醒" not in page.get("/me/").content.decode()
    assert page.post("/notices/mail/", {"wanted": "1", "address": "a@b.cn"}).status_code == 404
    settings.RENDA = replace(settings.RENDA, mail=MailServer(host="127.0.0.1", port=1, sender="r@b.cn"))
    wrong = page.post("/notices/mail/", {"wanted": "1", "address": "不是地址"})
    assert wrong.status_code == 422 and "不是地址" in wrong.content.decode() and "有效的邮件地址" in wrong.content.decode()
    assert page.post("/notices/mail/", {"wanted": "1", "address": "a@b.cn"}).status_code == 302
    assert "a@b.cn" in page.get("/me/").content.decode() and "已开启" in page.get("/me/").content.decode()
    page.post("/notices/mail/", {"wanted": "0", "address": "a@b.cn"})
    assert "未开启" in page.get("/me/").content.decode()


def test_the_system_administrator_sees_what_did_not_get_out_and_nothing_of_the_case(organ, problem, client, settings):
    settings.RENDA = replace(settings.RENDA, webhook=Webhook(url="http://127.0.0.1:1/", secret="s" * 32))
    remind(organ)
    with begin(organ.organ_id), connection.cursor() as cursor:
        cursor.execute("UPDATE store_delivery SET state = 'given_up', attempts = 8, problem = '接收方答复500'")
    page = sign_in(client, organ, "系统管理员")
    text = page.get("/administration/system/").content.decode()
    assert "接收方答复500" in text and "已停止重试，已试8次" in text and "提醒1件" in text
    assert PROBLEM["title"] not in text and "整改-" not in text
    page.post("/administration/system/", {"do": "retry_deliveries"})
    with begin(organ.organ_id), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT state, attempts FROM store_delivery")
        assert cursor.fetchall() == [("waiting", 0)]


def test_the_list_costs_the_same_with_twice_the_notices(organ, problem, client, django_queries):
    page = sign_in(client, organ, "经办人")
    page.get("/notices/")  # the first request of a session chooses the post
    counts = []
    for n in (20, 40):
        give(organ, "经办人", problem, n, at=NOW + timedelta(seconds=n))
        with django_queries() as gathered:
            page.get("/notices/")
        counts.append(len(gathered))
    assert counts[0] == counts[1] <= 15


def test_what_was_told_and_not_read_is_not_told_again_until_it_is_read(organ, problem, client):
    from renda.services.notices import notify_waiting

    page = sign_in(client, organ, "经办人")
    with begin(organ.organ_id), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM store_event WHERE chain_id = %s ORDER BY seq", [problem])
        events = [row[0] for row in cursor.fetchall()]
    for event in events:  # a worker that was down finds several events of one case, and the case waits for one act
        notify_waiting(organ_id=organ.organ_id, event_id=event, at=NOW)
    assert unread(page) == 1
    page.get(hrefs(page.get("/notices/").content.decode())[0])
    notify_waiting(organ_id=organ.organ_id, event_id=events[-1], at=NOW)
    assert unread(page) == 1


def test_what_is_told_again_of_a_case_is_one_row_with_its_count(organ, problem, client):
    person = organ.actors["经办人"].person_id
    for hours, text in ((3, "请办理“申请销号”"), (2, "请办理“申请销号”"), (1, "请补充佐证"), (0, "请办理“申请销号”")):
        at = NOW - timedelta(hours=hours)
        with begin(organ.organ_id):
            insert_notices(organ_id=organ.organ_id, at=at, notices=[
                NewNotice(id=uuid5(person, str(at)), person_id=person, case_id=problem, kind="urged", text=text)
            ])
    page = sign_in(client, organ, "经办人")
    text = page.get("/notices/").content.decode()
    assert (len(hrefs(text)), text.count("请办理“申请销号”")) == (2, 1)
    assert text.index("请办理") < text.index("请补充佐证") and "同一内容共通知3次" in text
    assert unread(page) == 4
    page.get(hrefs(text)[0])
    assert unread(page) == 1
    assert len(hrefs(page.get("/notices/?view=unread").content.decode())) == 1
