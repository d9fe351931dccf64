"""The same thing asked for several times at the same moment is done once, and everybody gets the same answer."""

import psycopg
import pytest
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, day
from tests.services.test_two_at_once import at_once

from renda.adapters.blob_store import BlobStore
from renda.domain.refusals import Code, Refused
from renda.services.act_on_case import open_case
from renda.services.answer_once import answer_once
from renda.services.read_document import take_document
from renda.services.stage_upload import stage_upload
from renda.store.verification import verify_chains

MANY = 6


@pytest.fixture
def organ(database):
    made = make_organ()
    yield made
    assert verify_chains().faults == []


def count(database, table):
    with psycopg.connect(database.owner_dsn) as owner:
        return owner.execute(f"SELECT count(*) FROM store_{table}").fetchone()[0]


def asked(organ, title):
    """Register a problem under the idempotency key k1, as the API does."""
    actor, data = organ.actors["综合处干部"], {**organ.named(PROBLEM), "title": title}

    def register():
        done = open_case(actor=actor, procedure="problem", action="register", data=data, at=day(3, 3))
        return 200, {"id": str(done.case_id), "number": done.number}

    def ask():
        return answer_once(actor=actor, key="k1", request=data, at=day(3, 3), do=register)

    return ask


def test_a_request_repeated_at_once_is_done_once_and_answered_alike(database, organ):
    answers = at_once(*[asked(organ, "审议意见交办后跟踪不及时")] * MANY)
    assert all(answer == answers[0] for answer in answers) and answers[0][0] == 200
    assert (count(database, "case"), count(database, "idempotencykey")) == (1, 1)
    assert open_case(
        actor=organ.actors["综合处干部"], procedure="problem", action="register", data=organ.named(PROBLEM), at=day(3, 3),
    ).number == "整改-2026-002"


def test_one_key_for_two_requests_at_once_serves_one_of_them(database, organ):
    answers = at_once(asked(organ, "甲"), asked(organ, "乙"))
    (refused,) = [a for a in answers if isinstance(a, Refused)]
    assert refused.has(Code.REPEATED_KEY) and count(database, "case") == 1


def test_a_text_taken_in_several_times_at_once_is_one_document(database, organ):
    text = "关于整改情况的意见\n一、主要任务\n由研究室于2026年6月底前完成审议意见台账。\n"

    def take():
        return take_document(actor=organ.actors["综合处干部"], name="意见.txt", text=text, at=day(3, 3))

    taken = at_once(*[take] * MANY)
    assert len({t.document_id for t in taken}) == 1
    assert [t.was_known for t in taken].count(False) == 1
    assert count(database, "document") == 1


def test_a_file_staged_several_times_at_once_is_kept_once(database, organ, tmp_path):
    source = tmp_path / "照片.txt"
    source.write_bytes("现场照片说明".encode() * 1000)
    files = BlobStore(tmp_path / "files")

    def stage():
        with source.open("rb") as stream:
            return stage_upload(actor=organ.actors["经办人"], stream=stream, name=source.name, at=day(3, 3), files=files)

    assert len({s.upload_id for s in at_once(*[stage] * MANY)}) == MANY
    assert count(database, "blob") == 1
    assert len([p for p in (tmp_path / "files").rglob("*") if p.is_file()]) == 1
