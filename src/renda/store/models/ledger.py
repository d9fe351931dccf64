"""The ledger: chains, events, payloads, seals. Append-only for the application role (see migration 0002).

Must not know: what the events mean.
"""

from django.db import models
from django.db.models.functions import Now

from renda.store.models.tenancy import TenantModel, to_tenant


class Chain(TenantModel):
    """A chain of events about one subject: a case, an account, a document, the organ's parameters."""

    kind = models.TextField()
    subject = models.UUIDField()
    last_seq = models.IntegerField(default=0)
    last_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "kind", "subject"], name="chain_once")]


class Event(models.Model):
    """One event. `on` is the day it takes effect, `at` when it was told, `recorded_at` when the row was made."""

    id = models.BigAutoField(primary_key=True)
    organ = models.ForeignKey("store.Organ", on_delete=models.PROTECT, related_name="+", db_constraint=False)
    chain = to_tenant("store.Chain", db_index=False)
    seq = models.IntegerField()
    kind = models.TextField()
    action = models.TextField()
    actor_id = models.UUIDField()
    post_id = models.UUIDField(null=True)
    on_behalf_of_id = models.UUIDField(null=True)
    round = models.IntegerField(default=1)
    on = models.DateField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    payload_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "chain", "seq"], name="event_once"),
        ]


class Payload(models.Model):
    """The exact canonical text of an event, salted; a recorded retention act may empty it."""

    event_id = models.BigIntegerField(primary_key=True)
    organ = models.ForeignKey("store.Organ", on_delete=models.PROTECT, related_name="+", db_constraint=False)
    salt = models.CharField(max_length=32)
    text = models.TextField(null=True)


class Seal(TenantModel):
    """The daily seal: a digest over the seal before and the heads of all chains that moved, to be exported and kept elsewhere."""

    on = models.DateField()
    chains = models.IntegerField()
    events = models.BigIntegerField()
    previous = models.CharField(max_length=64, default="")
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "on"], name="seal_once_a_day")]


class SealedHead(TenantModel):
    """The last event of a chain as a seal found it; a chain has one only in the seals before which it moved."""

    seal = to_tenant("store.Seal", db_index=False)
    chain = to_tenant("store.Chain", db_index=False)
    seq = models.IntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "chain", "seq"], name="head_sealed_once"),
            models.UniqueConstraint(fields=["organ", "seal", "chain"], name="head_once_a_seal"),
        ]
