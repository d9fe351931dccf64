"""Jobs that keep the queue itself healthy. Must not know: any business; jobs of a procedure stand beside it."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

STALLED_AFTER = 30  # seconds without a heartbeat: the worker that took the job is gone


@app.periodic(cron="* * * * *")
@app.task(name="retry_stalled_jobs", queueing_lock="retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - given by the scheduler
    """This will put every job back into the queue whose worker died (kill -9 leaves it `doing` for ever)."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        await manager.retry_job(job)
