"""Detail tables of problems and measures: everything filtered, counted or printed is a column.

Must not know: how they are written (`store.applying`) or asked (`reads`).
"""

from django.db import models

from renda.store.models.tenancy import to_tenant


class Detail(models.Model):
    """A detail row: one per case."""

    case = to_tenant("store.Case", primary_key=True)
    organ = models.ForeignKey("store.Organ", on_delete=models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        abstract = True


class Problem(Detail):
    """What is recorded of a problem."""

    level = models.TextField()
    origin_unit = to_tenant("store.Unit", null=True)
    subject = models.ForeignKey("store.Person", null=True, on_delete=models.PROTECT, related_name="+")
    field = models.TextField()
    kind = models.TextField()
    channel = models.TextField()
    origin = models.TextField()
    cause = models.TextField(null=True)
    description = models.TextField(null=True)
    added_later = models.TextField(default="no")
    raised_by = models.TextField(null=True)
    leader = models.ForeignKey("store.Person", null=True, on_delete=models.PROTECT, related_name="+")
    rectify_by = models.DateField(null=True)
    standard = models.TextField(null=True)
    result = models.TextField(null=True)
    publicity = models.TextField(null=True)
    publicity_reason = models.TextField(null=True)
    summary = models.TextField(null=True)
    conclusion = models.TextField(null=True)
    listed = models.TextField(null=True)

    class Meta:
        indexes = (models.Index(fields=["organ", "level", "field"], name="problem_by_level"),)


class Measure(Detail):
    """What is recorded of a measure."""

    level = models.TextField(null=True)
    origin_unit = to_tenant("store.Unit", null=True)
    subject = models.ForeignKey("store.Person", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    due_on = models.DateField()
    progress = models.TextField(null=True)
    result = models.TextField(null=True)
