"""The job that does on many linked cases what one act left to it. Must not know: which act, which cases."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django import app

from renda.services.act_on_linked import act_on_linked


@app.task(name="renda.act_on_linked")
def carry_on(organ_id: str, case_id: str, action: str, post_id: str, since: str) -> None:
    """This will go through the linked cases; taken up again it goes on where it stopped."""
    try:
        act_on_linked(
            organ_id=UUID(organ_id), case_id=UUID(case_id), action=action, post_id=UUID(post_id), since=datetime.fromisoformat(since),
            at=datetime.now(UTC),
        )
    finally:
        connection.close()
