"""Identifiers ascend in the order in which they were made, within a millisecond too."""

from renda.store.models.tenancy import uuid7


def test_ids_ascend_and_are_version_7():
    made = [uuid7() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {(i.version, i.variant) for i in made} == {(7, "specified in RFC 4122")}
