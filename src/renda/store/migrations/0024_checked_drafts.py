"""Drafts handed in to be checked against the ledger; each is its person's own."""

import django.db.models.deletion
from django.db import migrations, models

import renda.store.models.tenancy
from renda.store.tenant_operations import OneTenantTable


class Migration(migrations.Migration):
    """One table."""

    dependencies = [("store", "0023_person_aliases")]

    operations = [
        migrations.CreateModel(
            name="CheckedDraft",
            fields=[
                ("id", models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ("name", models.TextField()), ("as_of", models.DateField()), ("period", models.TextField(blank=True, default="")),
                ("handed_in_at", models.DateTimeField()),
                ("organ", models.ForeignKey(
                    db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.organ",
                )),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person")),
                ("blob", models.ForeignKey(
                    db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.blob",
                )),
            ],
            options={"indexes": [models.Index(fields=["organ", "person", "handed_in_at"], name="checked_draft_newest")]},
        ),
        OneTenantTable("CheckedDraft"),
    ]
