"""Jobs that keep the queue itself healthy. Must not know: any business; jobs of a procedure stand beside it."""

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

STALLED_AFTER = 30  # seconds without a heartbeat: the worker that took the job is gone


@app.periodic(cron="* * * * *")
@app.task(name="retry_stalled_jobs", queueing_lock="retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - given by the scheduler
    """This will put every job back into the queue whose worker died (kill -9 leaves it `doing` for ever)."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        if job.id == context.job.id:
            continue
        try:
            await manager.retry_job(job)
        except ConnectorException:  # its twin already waits (queueing lock): the dead one is closed, the others go on
            await manager.finish_job(job, status=Status.FAILED, delete_job=False)
