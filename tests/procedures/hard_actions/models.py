"""Detail tables of the test procedures."""

from django.db import models

from renda.store.models.tenancy import to_tenant


class Detail(models.Model):
    """A detail row: one per case."""

    case = to_tenant("store.Case", primary_key=True)
    organ = models.ForeignKey("store.Organ", on_delete=models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        abstract = True


class Item(Detail):
    """An item struck off."""

    result = models.TextField(null=True)
    publicity = models.TextField(null=True)
    publicity_reason = models.TextField(null=True)


class Step(Detail):
    """A measure or a commitment."""

    due_on = models.DateField(null=True)


class Proposal(Detail):
    """A proposal with co-signers."""

    body = models.TextField(null=True)


class Part(Detail):
    """A unit's part of a proposal handled separately."""

    reply = models.TextField(null=True)
    publicity = models.TextField(null=True)
    publicity_reason = models.TextField(null=True)
    grade = models.TextField(null=True)
