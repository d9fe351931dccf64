"""Notices, reminders, what of them is sent outside, and where a person wants mail.

Must not know: how they are used.
"""

from django.db import models

from renda.store.models.tenancy import TenantModel, to_tenant


class Reminder(TenantModel):
    """A warning of a clock at a level for one due day: a row, so that a missed run loses nothing and a second one repeats
    nothing; a moved due day starts again. `state` is sent or failed, more than one attempt means it was tried again."""

    clock = to_tenant("store.Clock")
    level = models.TextField()
    due_on = models.DateField()
    state = models.TextField(default="sent")
    attempts = models.IntegerField(default=1)
    problem = models.TextField(blank=True, default="")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clock", "level", "due_on"], name="reminder_once")]


class ReminderRun(TenantModel):
    """The daily run of an organ: that it was finished, how many reminders it made and how many reached nobody."""

    on = models.DateField()
    finished_at = models.DateTimeField()
    made = models.IntegerField()
    failed = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "on"], name="reminder_run_once")]


class Notice(TenantModel):
    """A message to a person in the application; `kind` is waiting, urged or reminder."""

    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    case = to_tenant("store.Case", null=True)
    reminder = to_tenant("store.Reminder", null=True)
    kind = models.TextField(default="waiting")
    text = models.TextField()
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "person", "made_at", "id"], name="notice_by_person")]


class Delivery(TenantModel):
    """A notice on its way outside through a channel (mail, webhook). `state` is waiting, sent or given_up."""

    notice = to_tenant("store.Notice")
    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    channel = models.TextField()
    state = models.TextField(default="waiting")
    attempts = models.IntegerField(default=0)
    next_at = models.DateTimeField()
    problem = models.TextField(blank=True, default="")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once")]
        indexes = [
            models.Index(fields=["organ", "channel", "next_at"], condition=models.Q(state="waiting"), name="delivery_waiting"),
        ]


class Mailbox(TenantModel):
    """Where a person wants the daily mail, and whether at all."""

    person = models.ForeignKey("store.Person", on_delete=models.PROTECT, related_name="+")
    address = models.TextField()
    wanted = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "person"], name="mailbox_once")]
