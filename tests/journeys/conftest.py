"""What every journey begins with: an organ whose people may be entered as personas."""

from datetime import UTC, datetime, timedelta

import pytest

PERSONAS = {
    "coordinator": "综合处干部", "leader": "分管领导", "handler": "经办人", "verifier": "核查人", "secretary": "支部书记",
}


def founded(personas):
    """An organ founded ninety days ago, whose people may be entered as the personas named."""
    from tests.makers.organ import make_organ

    from renda.store.models.tenancy import uuid7
    from renda.store.organisation_writing import insert_account

    organ = make_organ(at=datetime.now(UTC) - timedelta(days=90))
    for persona, who in personas.items():
        insert_account(
            account_id=uuid7(), login=persona, person_id=organ.actors[who].person_id, password=None, approved=True, persona=persona
        )
    return organ


@pytest.fixture
def organ(database):
    """An organ with one persona per duty."""
    return founded(PERSONAS)
