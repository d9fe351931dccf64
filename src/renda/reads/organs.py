"""Organs by name. Must not know: what is in them."""

from uuid import UUID

from renda.store.models import Organ


def organ_named(name: str) -> UUID | None:
    """The id of the organ of this name, or None."""
    return Organ.objects.filter(name=name).values_list("id", flat=True).first()


def organ_names() -> dict[UUID, str]:
    """Every organ by id, in the order of their names."""
    return dict(Organ.objects.order_by("name").values_list("id", "name"))
