"""What people are called in an organ's papers, remembered by those who review them."""

import django.db.models.deletion
from django.db import migrations, models

import renda.store.models.tenancy
from renda.store.tenant_operations import OneTenantTable


def _to_person():
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person")


class Migration(migrations.Migration):
    """One table; a name means one person at a time."""

    dependencies = [("store", "0022_ranks_of_posts")]

    operations = [
        migrations.CreateModel(
            name="PersonAlias",
            fields=[
                ("id", models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ("alias", models.TextField()), ("remembered_on", models.DateField()), ("until_on", models.DateField(null=True)),
                ("organ", models.ForeignKey(
                    db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.organ",
                )),
                ("person", _to_person()), ("remembered_by", _to_person()),
            ],
            options={
                "constraints": [models.UniqueConstraint(
                    condition=models.Q(("until_on__isnull", True)), fields=("organ", "alias"), name="person_alias_in_use_once",
                )],
            },
        ),
        OneTenantTable("PersonAlias"),
    ]
