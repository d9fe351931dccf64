"""A reference added to a table that stands already gets its organ by `makemigrations` itself."""

from django.db import models
from django.db.migrations.operations import AddField

from renda.store.management.commands.makemigrations import references_bound
from renda.store.tenant_operations import TenantReferences


def test_added_references_are_bound_model_by_model():
    unit = {"on_delete": models.PROTECT, "db_constraint": False, "null": True}
    added = [
        AddField("campaign", "leading_group", models.ForeignKey("store.Unit", **unit)),
        AddField("campaign", "left_open", models.TextField(null=True)),
        AddField("requirement", "answered_by", models.ForeignKey("store.Unit", **unit)),
        AddField("campaign", "task_force", models.ForeignKey("store.Unit", **unit)),
    ]
    made = references_bound(added)
    assert [type(one) for one in made] == [TenantReferences, TenantReferences]
    assert [(one.model_name, one.names) for one in made] == [
        ("campaign", ["leading_group", "task_force"]), ("requirement", ["answered_by"]),
    ]
