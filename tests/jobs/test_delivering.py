"""Reminders and notices through the worker's own jobs: eight o'clock, the daily mail, signed webhooks, retries, switching off."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from tests.floor.receivers import mail_receiver, web_receiver
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, day

from renda.adapters.mail import MailServer
from renda.adapters.webhook import Webhook, signature_of
from renda.domain.refusals import Refused
from renda.jobs.delivering import deliver
from renda.jobs.reminding import remind_day
from renda.services.deliver_notices import MOST_ATTEMPTS, pause_after
from renda.services.notices import choose_mail
from renda.store.unit_of_work import begin

SECRET = "k" * 40
PRIVATE_TITLE = "联系群众不够经常"


def beijing(month, date, hour, minute=0):
    return datetime(2026, month, date, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def run(task, at):
    task(timestamp=int(at.timestamp()))


def asked(organ, sql, *values):
    with begin(organ.organ_id), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


@pytest.fixture
def organ(database):
    made = make_organ()
    for n in range(2):
        case = made.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM).case_id
        made.do("综合处干部", case, "hand_over", at=day(3, 4), unit="研究室", person="经办人", rectify_by=f"2026-03-3{n}")
    about = {**PROBLEM, "title": PRIVATE_TITLE, "level": "person", "origin_unit": "第一支部", "subject": "党员"}
    private = made.open("支部书记", "problem", "register", at=day(3, 3), **about).case_id
    made.do("支部书记", private, "hand_over", at=day(3, 4), unit="第一支部", person="党员", rectify_by="2026-03-31")
    return made


@pytest.fixture
def outside(settings):
    """Mail and webhook opened to receivers of this test."""
    with mail_receiver() as mail, web_receiver() as web:
        settings.RENDA = replace(
            settings.RENDA, address="https://renda.mingchuan.example",
            mail=MailServer(host="127.0.0.1", port=mail.port, sender="renda@mingchuan.example"),
            webhook=Webhook(url=f"http://127.0.0.1:{web.port}/hook", secret=SECRET),
        )
        yield mail, web


def test_the_day_begins_at_eight_and_is_made_up_for_later(organ):
    run(remind_day, beijing(3, 23, 7, 50))
    assert asked(organ, "SELECT count(*) FROM store_reminder") == [(0,)]
    run(remind_day, beijing(3, 23, 8))
    run(remind_day, beijing(3, 23, 8, 10))
    assert asked(organ, "SELECT count(*) FROM store_reminder") == [(3,)]
    run(remind_day, beijing(4, 2, 15, 30))  # a worker that was down for days
    assert asked(organ, "SELECT level, count(*) FROM store_reminder GROUP BY level ORDER BY level") == [("late", 3), ("soon", 3)]


def test_without_a_channel_nothing_is_put_on_its_way(organ):
    run(remind_day, beijing(3, 23, 8))
    run(deliver, beijing(3, 23, 9))
    assert asked(organ, "SELECT count(*) FROM store_delivery") == [(0,)]


def test_one_mail_a_person_and_day_without_any_wording_of_the_matters(organ, outside):
    mail, _ = outside
    choose_mail(actor=organ.actors["经办人"], address="handler@mingchuan.example", wanted=True)
    choose_mail(actor=organ.actors["党员"], address="member@mingchuan.example", wanted=True)
    run(remind_day, beijing(3, 23, 8))
    run(deliver, beijing(3, 23, 8, 10))
    assert mail.mails == []  # the digest waits for half past eight
    for minute in (30, 31, 45):
        run(deliver, beijing(3, 23, 8, minute))
    assert sorted(m["To"] for m in mail.mails) == ["handler@mingchuan.example", "member@mingchuan.example"]
    text = next(m for m in mail.mails if m["To"].startswith("handler")).get_content()
    assert "整改-2026-001，期限2026年3月30日" in text and "整改-2026-002" in text and "https://renda.mingchuan.example/notices/" in text
    everything = "".join(m.get_content() + m["Subject"] for m in mail.mails)
    assert PRIVATE_TITLE not in everything and PROBLEM["title"] not in everything


def test_what_was_read_or_switched_off_is_not_mailed(organ, outside):
    mail, _ = outside
    for who in ("经办人", "党员"):
        choose_mail(actor=organ.actors[who], address="x@mingchuan.example", wanted=True)
    run(remind_day, beijing(3, 23, 8))
    with begin(organ.organ_id), connection.cursor() as cursor:
        cursor.execute("UPDATE store_notice SET read_at = now() WHERE person_id = %s", [organ.actors["经办人"].person_id])
    choose_mail(actor=organ.actors["党员"], address="x@mingchuan.example", wanted=False)
    run(deliver, beijing(3, 23, 8, 30))
    assert mail.mails == []
    assert asked(organ, "SELECT DISTINCT state FROM store_delivery WHERE channel = 'mail'") == [("dropped",)]
    assert isinstance(choose_mail(actor=organ.actors["党员"], address="not one", wanted=True), Refused)


def test_a_failed_mail_is_tried_again_and_sent_once(organ, outside):
    mail, _ = outside
    choose_mail(actor=organ.actors["经办人"], address="handler@mingchuan.example", wanted=True)
    run(remind_day, beijing(3, 23, 8))
    mail.refuses = "451 later"
    run(deliver, beijing(3, 23, 8, 30))
    run(deliver, beijing(3, 23, 8, 31))  # the pause is not over
    assert asked(organ, "SELECT DISTINCT attempts, problem, state FROM store_delivery WHERE channel = 'mail'") == [
        (1, "邮件服务器拒收（451）", "waiting")]
    mail.refuses = ""
    run(deliver, beijing(3, 23, 8, 35))
    run(deliver, beijing(3, 23, 9))
    assert len(mail.mails) == 1
    assert asked(organ, "SELECT DISTINCT attempts, state FROM store_delivery WHERE channel = 'mail'") == [(2, "sent")]


def test_a_webhook_is_signed_and_says_number_and_address_only(organ, outside):
    _, web = outside
    run(remind_day, beijing(3, 23, 8))
    run(deliver, beijing(3, 23, 8))
    run(deliver, beijing(3, 23, 8, 1))
    assert len(web.posts) == asked(organ, "SELECT count(*) FROM store_notice")[0][0] >= 3
    for post in web.posts:
        timestamp = int(post.headers["X-Renda-Timestamp"])
        assert post.headers["X-Renda-Signature"] == signature_of(SECRET, timestamp=timestamp, body=post.body)
        told = json.loads(post.body)
        assert set(told) == {"notice", "kind", "case", "level", "due_on", "to", "made_at", "address"}
        assert told["address"].startswith("https://renda.mingchuan.example/notices/")
    everything = b"".join(p.body for p in web.posts).decode()
    assert "整改-2026-003" in everything and PRIVATE_TITLE not in everything and PROBLEM["title"] not in everything
    assert len({p.headers["X-Renda-Delivery"] for p in web.posts}) == len(web.posts)


def test_a_dead_receiver_is_given_up_after_growing_pauses(organ, outside):
    _, web = outside
    web.status = 500
    run(remind_day, beijing(3, 23, 8))
    at, count = beijing(3, 23, 8), asked(organ, "SELECT count(*) FROM store_notice")[0][0]
    for attempt in range(1, MOST_ATTEMPTS + 3):
        run(deliver, at)
        at += pause_after(min(attempt, MOST_ATTEMPTS))
    assert len(web.posts) == MOST_ATTEMPTS * count
    assert asked(organ, "SELECT DISTINCT state, problem FROM store_delivery") == [("given_up", "接收方答复500")]


def test_the_pauses_double_up_to_six_hours():
    assert [pause_after(n) for n in (1, 2, 3)] == [timedelta(minutes=m) for m in (5, 10, 20)]
    assert pause_after(8) == timedelta(hours=6)
