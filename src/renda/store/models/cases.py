"""Cases and what hangs on them. Written only by `store.applying`.

Must not know: procedures; detail tables stand with their procedure.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from renda.store.models.tenancy import TenantModel, to_tenant


class Case(TenantModel):
    """A matter under a procedure. `version` is the number of its events."""

    procedure = models.TextField()
    declaration = models.IntegerField()
    number = models.TextField(null=True)
    title = models.TextField()
    stage = models.TextField()
    round = models.IntegerField(default=1)
    version = models.IntegerField(default=0)
    closed = models.BooleanField(default=False)
    origin_unit = to_tenant("store.Unit", null=True)
    lead_unit = to_tenant("store.Unit", null=True)
    subject_person = models.ForeignKey("store.Person", null=True, on_delete=models.PROTECT, related_name="+")
    proposer = models.ForeignKey("store.Person", null=True, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    next_due_on = models.DateField(null=True)
    last_on = models.DateField()
    changed_at = models.DateTimeField()
    grams = ArrayField(models.TextField(), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "number"], name="case_number_once")]
        indexes = [
            models.Index(
                fields=["organ", "procedure", "stage"], include=["lead_unit", "opened_on", "closed_on", "id"], name="case_by_stage",
            ),
            GinIndex(fields=["grams"], name="case_grams"),
        ]


class Assignment(TenantModel):
    """A unit (and person) holding a case in a role."""

    case = to_tenant("store.Case")
    role = models.TextField()
    unit = to_tenant("store.Unit")
    person = models.ForeignKey("store.Person", null=True, on_delete=models.PROTECT, related_name="+")
    round = models.IntegerField()
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organ", "unit"], name="assignment_by_unit"),
        ]


class Participant(TenantModel):
    """A person taking part in a case: asked, confirmed, declined, attended; `from_on` is when the state began."""

    case = to_tenant("store.Case")
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    role = models.TextField()
    state = models.TextField()
    round = models.IntegerField()
    from_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person", "role", "round"], name="participant_once"),
        ]


class CaseLink(TenantModel):
    """A typed link between two cases of one organ."""

    source = to_tenant("store.Case")
    target = to_tenant("store.Case")
    type = models.TextField()
    from_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "type"], name="link_once"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="link_not_to_itself"),
        ]


class Clock(TenantModel):
    """A clock of a case. `events` repeats the ledger's clock events so that the due date can be worked out anew.

    `from_on` is the day since which the row stands as it does, stopping alone left aside: `stopped_on` tells that.
    """

    case = to_tenant("store.Case")
    key = models.TextField()
    round = models.IntegerField()
    state = models.TextField()
    due_on = models.DateField(null=True)
    started_on = models.DateField()
    stopped_on = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    calendar = models.TextField()
    basis = models.TextField()
    events = models.JSONField()
    from_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["organ", "due_on"], condition=models.Q(state="running"), name="clock_running"),
            models.Index(
                fields=["organ", "key", "case"], name="clock_by_key",
                include=["round", "started_on", "id", "state", "due_on", "stopped_on", "from_on"],
            ),
        ]


class CaseSpan(TenantModel):
    """A case stood in a stage, held by a unit, from one day until another: "as it stood on" reads these."""

    case = to_tenant("store.Case", db_index=False)
    stage = models.TextField()
    unit = to_tenant("store.Unit", null=True)
    round = models.IntegerField()
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "stage"], name="span_by_case"),
            models.Index(fields=["organ", "stage", "from_on"], name="span_by_stage"),
        ]


class PastRow(models.Model):
    """A row of a case as it stood from one day until another, when an event changed it: `kind` is detail, clock, participant or link.

    Only rows that were changed on a later day stand here; what holds to this day is in the table itself.
    """

    organ = models.ForeignKey("store.Organ", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    case = to_tenant("store.Case", db_index=False)
    kind = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField()
    content = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["case", "kind", "until_on"], name="past_row_by_case")]


class CaseAccess(models.Model):
    """A principal that sees a case, with what its worklist is sorted and narrowed by."""

    organ = models.ForeignKey("store.Organ", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    case = to_tenant("store.Case", db_index=False)
    principal = models.TextField()
    procedure = models.TextField()
    closed = models.BooleanField()
    due_key = models.DateField()
    stage = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "principal"], name="access_once")]
        indexes = [
            models.Index(
                fields=["organ", "principal", "procedure", "closed", "due_key", "case"], include=["stage"], name="access_worklist",
            ),
        ]


class Waiting(models.Model):
    """A principal is waited for to do an act on a case."""

    organ = models.ForeignKey("store.Organ", on_delete=models.PROTECT, related_name="+", db_constraint=False)
    case = to_tenant("store.Case")
    principal = models.TextField()
    action = models.TextField()
    due_key = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "action", "principal"], name="waiting_once"),
        ]
        indexes = [models.Index(fields=["organ", "principal", "due_key", "case"], name="waiting_list")]


class Attachment(TenantModel):
    """A file attached to a case as evidence or paper."""

    case = to_tenant("store.Case")
    blob = to_tenant("store.Blob")
    field = models.TextField()
    name = models.TextField()
    round = models.IntegerField()
    on = models.DateField()
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")


class Disclosure(TenantModel):
    """What was put before a ring of readers, as they see it; withdrawn ones stay, with the day and the reason. `files` is the
    field of the case whose attachments go with it."""

    case = to_tenant("store.Case")
    title = models.TextField()
    text = models.TextField()
    result = models.TextField(default="", db_default="")
    ring = models.TextField(default="public", db_default="public")
    unit = to_tenant("store.Unit", null=True)
    files = models.TextField(default="", db_default="")
    round = models.IntegerField()
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    withdrawn_reason = models.TextField(default="", db_default="")
    grams = ArrayField(models.TextField(), default=list, db_default=[])

    class Meta:
        indexes = [models.Index(fields=["organ", "published_on", "id"], name="disclosure_by_day")]
