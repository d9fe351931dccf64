"""An import that is interrupted, confirmed twice at once, or whose preview is retired: no row is carried out twice or lost."""

import time
from datetime import date, timedelta

import pytest
from django.db import connection
from tests.floor.cluster import Database
from tests.floor.worker_process import start_worker
from tests.makers.organ import START, TestOrgan, make_organ
from tests.makers.tables import PROBLEM_HEAD, brought_in, judged, problem_row, workbook
from tests.services.test_two_at_once import at_once

from renda.adapters.blob_store import BlobStore
from renda.domain.days import day_of
from renda.domain.refusals import Code, Refused
from renda.reads.administration import plain_records
from renda.reads.imports import import_view
from renda.services.confirm_import import FEW, confirm_import
from renda.services.retire_previews import KEPT_DAYS, retire_previews
from renda.store.models import Case, Event, ImportResult
from renda.store.unit_of_work import reading
from renda.store.verification import verify_chains

MANY = FEW + 10


@pytest.fixture
def organ(database) -> TestOrgan:
    return make_organ()


@pytest.fixture
def files(tmp_path) -> BlobStore:
    return BlobStore(tmp_path)


def table(count: int) -> bytes:
    return workbook([PROBLEM_HEAD, *(problem_row(n, f"第{n}项不够深入", external=f"A-{n}") for n in range(1, count + 1))])


def results(organ: TestOrgan) -> int:
    with reading(organ.organ_id):
        return ImportResult.objects.count()


def killed_after(rows: int, organ: TestOrgan, database: Database) -> None:
    """Let a worker in a process of its own take the job, and kill it (kill -9) once so many rows have a result."""
    worker = start_worker(database)
    deadline = time.monotonic() + 30
    while results(organ) < rows and worker.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    worker.kill()
    worker.wait()


def test_a_killed_worker_leaves_a_job_that_goes_on_where_it_stopped(organ, files, run_jobs, database):
    from renda.jobs.tasks import STALLED_AFTER, retry_stalled_jobs

    view = brought_in(organ, files, table(MANY))
    assert confirm_import(actor=organ.actors["综合处干部"], import_id=view.row.id, scope="all", at=START) is False
    killed_after(3, organ, database)
    done = results(organ)
    assert 3 <= done < MANY, "it was killed on the way"
    run_jobs()
    assert results(organ) == done, "nobody takes the job while its worker may still live"
    with connection.cursor() as cursor:  # as much later as a worker must be silent for
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - %s", [timedelta(seconds=STALLED_AFTER)])
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'renda.apply_import' AND status = 'doing'")
        assert cursor.fetchone() == (1,)
    retry_stalled_jobs.defer(timestamp=0)
    run_jobs()
    run_jobs()
    with reading(organ.organ_id):
        after = import_view(organ.actors["综合处干部"], view.row.id)
        assert (after.row.state, after.results) == ("done", {"opened": MANY})
        assert Case.objects.count() == Case.objects.values("title").distinct().count() == MANY
        assert Event.objects.filter(action="register").count() == MANY
        assert len(set(Case.objects.values_list("number", flat=True))) == MANY
    assert verify_chains().faults == []


def test_of_two_who_confirm_at_once_one_is_told(organ, files):
    from renda.intake.table_import import day_of_words
    from renda.services.apply_import import apply_import

    view, actor = brought_in(organ, files, table(4)), organ.actors["综合处干部"]

    def confirm():
        made = confirm_import(actor=actor, import_id=view.row.id, scope="all", at=START)
        if made is True:
            apply_import(organ_id=organ.organ_id, import_id=view.row.id, day_of_words=day_of_words, at=START)
        return made

    answers = at_once(confirm, confirm)
    (refused,) = [a for a in answers if isinstance(a, Refused)]
    assert [a for a in answers if a is True] == [True]
    assert refused.reasons[0].facts["text"].startswith("这份表现在不能确认导入：已经确认过")
    with reading(organ.organ_id):
        assert Case.objects.count() == 4
        assert import_view(actor, view.row.id).results == {"opened": 4}
        assert Event.objects.filter(kind="ImportConfirmed").count() == 1


def test_previews_are_dropped_only_by_a_recorded_act(organ, files):
    view = brought_in(organ, files, table(2))
    later, keeper = START + timedelta(days=KEPT_DAYS + 1), organ.actors["安全管理员"]

    def retire(actor=keeper, before=date(2026, 3, 3), reason="保管期限届满"):
        return retire_previews(actor=actor, before=before, reason=reason, at=later)

    assert retire(actor=organ.actors["综合处干部"]).has(Code.NO_RIGHT)
    assert retire(reason=" ").has(Code.REQUIRED)
    assert retire(before=None).has(Code.REQUIRED)
    assert retire(before=day_of(later)).has(Code.RULE), "the last month's are kept"
    assert retire(before=date(2026, 3, 2)).has(Code.RULE), "none is as old as that"
    assert len(judged(organ, view)) == 2
    assert retire() == 1
    assert judged(organ, view) == []
    with reading(organ.organ_id):
        (told,) = [record for record in plain_records().rows if record.kind == "retention"]
        assert told.sentence == "安全管理员清除2026年3月3日以前导入的1份表的逐行预览，理由：保管期限届满"
        assert import_view(organ.actors["综合处干部"], view.row.id).row.state == "retired"
    refused = confirm_import(actor=organ.actors["综合处干部"], import_id=view.row.id, scope="all", at=later)
    assert isinstance(refused, Refused)
    assert verify_chains().faults == []
