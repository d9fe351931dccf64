"""What an organ's papers call its figures, remembered by those who check drafts."""

import django.db.models.deletion
from django.db import migrations, models

import renda.store.models.tenancy
from renda.store.tenant_operations import OneTenantTable


class Migration(migrations.Migration):
    """One table; words mean one figure at a time."""

    dependencies = [("store", "0024_checked_drafts")]

    operations = [
        migrations.CreateModel(
            name="FigureAlias",
            fields=[
                ("id", models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ("alias", models.TextField()), ("token", models.TextField(blank=True)), ("remembered_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("organ", models.ForeignKey(
                    db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.organ",
                )),
                ("remembered_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person")),
            ],
            options={
                "constraints": [models.UniqueConstraint(
                    condition=models.Q(("until_on__isnull", True)), fields=("organ", "alias"), name="figure_alias_in_use_once",
                )],
            },
        ),
        OneTenantTable("FigureAlias"),
    ]
