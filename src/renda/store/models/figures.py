"""Figures an office makes for itself: versions of their definition, and values filled in by hand. Rows are only added.

Must not know: how figures are counted.
"""

from django.db import models

from renda.store.models.tenancy import TenantModel, to_tenant


class OwnFigure(TenantModel):
    """A version of a figure the office composed (`made` composed) or fills in (manual); the highest version holds."""

    key = models.TextField()
    made = models.TextField()
    version = models.IntegerField()
    label = models.TextField()
    definition = models.TextField()
    unit = models.TextField()
    content = models.JSONField()
    retired = models.BooleanField(default=False)
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "key", "version"], name="own_figure_version_once")]


class FigureEntry(TenantModel):
    """A value filled in for a day, with what it rests on and who answers for it; a later entry for the day corrects it."""

    key = models.TextField()
    as_of = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=4)
    evidence = models.TextField(blank=True)
    blob = to_tenant("store.Blob", null=True)
    file_name = models.TextField(blank=True)
    answerable = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organ", "key", "as_of"], name="figure_entry_by_day")]


class FigureAlias(TenantModel):
    """What the office's papers call a figure, as somebody told of a draft's number on a day; until it is ended or means another.

    `token` is the figure as reports write it; "" says that the words name no figure of the ledger.
    """

    alias = models.TextField()
    token = models.TextField(blank=True)
    remembered_by = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    remembered_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "alias"], condition=models.Q(until_on__isnull=True), name="figure_alias_in_use_once",
            ),
        ]
