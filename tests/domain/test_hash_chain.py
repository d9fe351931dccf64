"""SM3 by the standard's own examples, one canonical form, and a digest over every part of an event."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from renda.domain.hash_chain import GENESIS, canonical, event_digest, event_header, payload_digest, sm3

HEADER = {
    "organ_id": UUID(int=1), "chain_id": UUID(int=2), "seq": 1, "kind": "Opened", "action": "open", "actor_id": UUID(int=3),
    "post_id": UUID(int=4), "on_behalf_of_id": None, "on": date(2026, 3, 3), "at": datetime(2026, 3, 3, 1, tzinfo=UTC),
    "payload_digest": "a" * 64,
}


def test_sm3_answers_as_the_standard_does():
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert sm3(b"abcd" * 16) == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"


def test_canonical_text_does_not_depend_on_order():
    assert canonical({"b": [1, None], "a": "整改"}) == canonical({"a": "整改", "b": [1, None]}) == '{"a":"整改","b":[1,null]}'
    with pytest.raises(TypeError):
        canonical({"a": object()})


@pytest.mark.parametrize(("part", "other"), [
    ("organ_id", UUID(int=9)), ("chain_id", UUID(int=9)), ("seq", 2), ("kind", "Closed"), ("action", "close"),
    ("actor_id", UUID(int=9)), ("post_id", None), ("on_behalf_of_id", UUID(int=9)), ("on", date(2026, 3, 4)),
    ("at", datetime(2026, 3, 3, 1, 0, 0, 1, tzinfo=UTC)), ("payload_digest", "b" * 64),
])
def test_every_part_of_an_event_is_in_its_digest(part, other):
    one = event_digest(previous=GENESIS, header=event_header(**HEADER))
    assert one != event_digest(previous=GENESIS, header=event_header(**{**HEADER, part: other}))
    assert one != event_digest(previous="1" * 64, header=event_header(**HEADER))


def test_the_same_text_with_another_salt_has_another_digest():
    assert payload_digest(salt="1", text="甲") != payload_digest(salt="2", text="甲")
