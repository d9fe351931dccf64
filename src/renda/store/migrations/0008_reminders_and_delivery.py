"""Reminders by due day, their daily run, notices that name their reminder, what of them is sent outside; documents by age."""

import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import renda.store.models.tenancy
from renda.store.tenant_operations import OneTenantTable

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'

# What was told, and that a day was done, is not taken back; a mailbox is emptied by switching it off.
KEEP = [f"REVOKE DELETE, TRUNCATE ON store_{table} FROM {APP}" for table in ("reminder", "reminderrun", "delivery", "mailbox")]
NOTICE_OF_REMINDER = [
    'ALTER TABLE "store_notice" ADD CONSTRAINT "store_notice_reminder_key" FOREIGN KEY (organ_id, reminder_id)'
    ' REFERENCES "store_reminder" (organ_id, id) DEFERRABLE INITIALLY DEFERRED',
]


def key():
    """The primary key of a tenant table."""
    return models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)


def to(model, *, bound=False, **options):
    """A reference; one to a tenant table is bound by its composite key instead."""
    return models.ForeignKey(
        db_constraint=bound, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=f"store.{model}", **options
    )


class Migration(migrations.Migration):
    """Reminders and delivery."""

    dependencies = [("store", "0007_calendar_and_organisation")]

    operations = [
        migrations.RemoveConstraint(model_name="reminder", name="reminder_once"),
        migrations.AddField("reminder", "due_on", models.DateField(default=datetime.date(1, 1, 1)), preserve_default=False),
        migrations.AddField("reminder", "problem", models.TextField(blank=True, default="")),
        migrations.AlterField("reminder", "state", models.TextField(default="sent")),
        migrations.AlterField("reminder", "attempts", models.IntegerField(default=1)),
        migrations.AddConstraint(
            "reminder", models.UniqueConstraint(fields=("clock", "level", "due_on"), name="reminder_once")
        ),
        migrations.CreateModel(
            name="ReminderRun",
            fields=[
                ("id", key()), ("on", models.DateField()), ("finished_at", models.DateTimeField()),
                ("made", models.IntegerField()), ("failed", models.IntegerField()), ("organ", to("organ")),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("organ", "on"), name="reminder_run_once")]},
        ),
        migrations.AddField("notice", "reminder", to("reminder", null=True)),
        migrations.AddField("notice", "kind", models.TextField(default="waiting")),
        migrations.RemoveIndex("notice", "notice_by_person"),
        migrations.AddIndex(
            "notice", models.Index(fields=["organ", "person", "made_at", "id"], name="notice_by_person")
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", key()), ("channel", models.TextField()), ("state", models.TextField(default="waiting")),
                ("attempts", models.IntegerField(default=0)), ("next_at", models.DateTimeField()),
                ("problem", models.TextField(blank=True, default="")), ("sent_at", models.DateTimeField(null=True)),
                ("notice", to("notice")), ("organ", to("organ")), ("person", to("person", bound=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("notice", "channel"), name="delivery_once")],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["organ", "channel", "next_at"],
                        name="delivery_waiting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mailbox",
            fields=[
                ("id", key()), ("address", models.TextField()), ("wanted", models.BooleanField(default=True)),
                ("organ", to("organ")), ("person", to("person", bound=True)),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("organ", "person"), name="mailbox_once")]},
        ),
        migrations.AddIndex(
            "document", models.Index(fields=["organ", "uploaded_at", "id"], name="document_newest")
        ),
        OneTenantTable("ReminderRun"),
        OneTenantTable("Delivery"),
        OneTenantTable("Mailbox"),
        migrations.RunSQL(NOTICE_OF_REMINDER, migrations.RunSQL.noop),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
    ]
