"""The same request sent twice at the same moment, or under another post, is done once."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError

from tests.api.callers import NOW, TODAY, Caller, before, issue_key
from tests.services.test_rectification_loop import PROBLEM
from tests.services.test_two_at_once import at_once

from renda.domain.rights import Duty
from renda.reads.actors import actors_of_person
from renda.services import answer_once
from renda.services.organisation import give_post
from renda.store.idempotency_rows import answered


def test_two_at_the_same_moment_get_one_answer(organ, monkeypatch):
    both_looked = Barrier(2)

    def looked(**asked):
        found = answered(**asked)
        with suppress(BrokenBarrierError):
            both_looked.wait(timeout=1)
        return found

    monkeypatch.setattr(answer_once, "answered", looked)
    token = issue_key(organ.actors["综合处干部"]).token
    case = Caller(token).open("problem", "register", on=before(9), **PROBLEM)["id"]

    def correct():
        return Caller(token).act(
            case, "correct_details", key="once", title="表述更正", field="supervision", kind="execution", cause="台账不全",
            reason="表述更正",
        )

    answers = at_once(correct, correct)
    assert [a.status for a in answers] == [200] * 2, [a.body for a in answers]
    assert len({str(a.body) for a in answers}) == 1
    events = Caller(token).get(f"/cases/{case}/events")
    assert [e["action"] for e in events] == ["correct_details", "register"]


def test_the_key_of_a_request_belongs_to_the_post_it_was_sent_for(organ):
    first = organ.actors["综合处干部"]
    give_post(
        actor=organ.actors["安全管理员"], person_id=first.person_id, unit_id=organ.units["研究室"], title="兼任", at=NOW,
        duties=[Duty.COORDINATE],
    )
    (second,) = [a for a in actors_of_person(first.person_id, today=TODAY) if a.post_id != first.post_id]
    path, body = "/procedures/problem/actions/register", {"data": PROBLEM}
    assert Caller(issue_key(first).token).post(path, body, "once").status == 200
    other = Caller(issue_key(second).token).post(path, body, "once")
    assert (other.status, other.codes) == (409, {"repeated_key"})
