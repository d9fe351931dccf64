"""Calendars, parameters, declarations, counters, idempotency.

Must not know: how they are used.
"""

from django.db import models

from renda.store.models.tenancy import TenantModel, to_tenant


class CalendarYear(models.Model):
    """A year of the working calendar in one version, with the notice it rests on; shared by all organs, never changed.

    `content` is the text that `calendar_seed.parse_year` reads; `digest` is that of the content without its version.
    """

    id = models.BigAutoField(primary_key=True)
    year = models.IntegerField()
    version = models.IntegerField()
    notice = models.TextField()
    content = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "version"], name="calendar_year_once"),
            models.UniqueConstraint(fields=["year", "digest"], name="calendar_content_once"),
        ]


class CalendarAdoption(TenantModel):
    """An organ counts by a version of a year from its own approval on; the newest row of a year holds."""

    calendar_year = models.ForeignKey(CalendarYear, on_delete=models.PROTECT, related_name="+")
    year = models.IntegerField()
    adopted_at = models.DateTimeField()


class CalendarProposal(TenantModel):
    """A year's arrangement brought by the system administrator, on its way to approval by another person.

    `state`: surveying, drafted, submitted, applying, applied, refused, withdrawn. `total` and `done` count open limits
    looked at; `after_case` is where a job goes on.
    """

    year = models.IntegerField()
    content = models.TextField()
    state = models.TextField()
    made_by = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    decided_by = models.ForeignKey("store.Person", null=True, on_delete=models.PROTECT, related_name="+")
    decided_post = to_tenant("store.Post", null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")
    calendar_year = models.ForeignKey(CalendarYear, null=True, on_delete=models.PROTECT, related_name="+")
    total = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    after_case = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "year"], condition=~models.Q(state__in=["applied", "refused", "withdrawn"]),
                name="calendar_proposal_open_once",
            ),
        ]


class CalendarMove(TenantModel):
    """A limit that a proposed arrangement moves, or has moved once `applied`."""

    proposal = to_tenant("store.CalendarProposal")
    case = to_tenant("store.Case")
    clock = to_tenant("store.Clock")
    procedure = models.TextField()
    key = models.TextField()
    old_on = models.DateField(null=True)
    new_on = models.DateField(null=True)
    was_provisional = models.BooleanField()
    is_provisional = models.BooleanField()
    applied = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "clock"], name="calendar_move_once")]


class Declaration(models.Model):
    """The digest of a procedure's declared meaning, by version. Start refuses a changed one."""

    id = models.BigAutoField(primary_key=True)
    procedure = models.TextField()
    version = models.IntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "version"], name="declaration_once")]


class Parameter(TenantModel):
    """A local value with the day it takes force and what it rests on."""

    key = models.TextField()
    value = models.JSONField()
    in_force_from = models.DateField()
    basis = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "key", "in_force_from"], name="parameter_once")]


class Counter(TenantModel):
    """The last number used of a yearly series."""

    key = models.TextField()
    value = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "key"], name="counter_once")]


class IdempotencyKey(TenantModel):
    """An answered API request, so that a repeated one is answered alike and done once."""

    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    key = models.TextField()
    request_digest = models.CharField(max_length=64)
    status = models.IntegerField()
    response = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "person", "key"], name="idempotency_once")]
