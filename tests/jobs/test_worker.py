"""The queue on the application's own database, under the application's own role."""

import psycopg
from django.db import connection, connections, transaction


def statuses() -> list[str]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return [job.status for job in ProcrastinateJob.objects.order_by("id")]


def test_a_job_deferred_in_a_transaction_rolls_back_with_it(database):
    from renda.jobs.tasks import retry_stalled_jobs

    transaction.set_autocommit(False)
    retry_stalled_jobs.defer(timestamp=0)
    transaction.rollback()
    transaction.set_autocommit(True)
    assert statuses() == []


def test_the_worker_works_what_waits(database, run_jobs):
    from renda.jobs.tasks import retry_stalled_jobs

    retry_stalled_jobs.defer(timestamp=0)
    run_jobs()
    assert set(statuses()) == {"succeeded"}


def test_a_job_whose_worker_died_is_put_back(database, run_jobs):
    from renda.jobs.tasks import retry_stalled_jobs

    retry_stalled_jobs.configure(queueing_lock="other").defer(timestamp=0)
    with connection.cursor() as cursor:  # what kill -9 leaves behind: taken, and nobody beats for it
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")
    retry_stalled_jobs.defer(timestamp=0)
    run_jobs()
    run_jobs()
    assert "doing" not in statuses()


def test_a_connection_that_the_server_ended_does_not_end_the_worker_before_its_jobs(database, run_jobs):
    """Periodic jobs are deferred over a connection that outlives a run; this once stopped the worker, now and then in tests and
    after every restart of the database."""
    from renda.jobs.tasks import retry_stalled_jobs

    run_jobs()
    with psycopg.connect(database.root_dsn, autocommit=True) as root:
        root.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'renda_app' AND datname = current_database()")
        root.execute("DELETE FROM procrastinate_periodic_defers")
    connections.close_all()
    for n in range(20):
        retry_stalled_jobs.configure(queueing_lock=str(n)).defer(timestamp=0)
    run_jobs()
    assert set(statuses()) == {"succeeded"}


def test_a_dead_job_whose_twin_waits_does_not_stop_the_others(database, run_jobs):
    from renda.jobs.tasks import retry_stalled_jobs

    for lock in ("one", "two"):
        retry_stalled_jobs.configure(queueing_lock=lock).defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL")
    retry_stalled_jobs.configure(queueing_lock="one", schedule_in={"days": 1}).defer(timestamp=0)
    retry_stalled_jobs.defer(timestamp=0)
    run_jobs()
    run_jobs()
    assert statuses()[:3] == ["failed", "succeeded", "todo"]
