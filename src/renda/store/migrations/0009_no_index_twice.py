"""Spans are found by case and stage; four tables lose an index that Django had made for their reference already."""

import django.db.models.deletion
from django.db import migrations, models

_REFERENCE = {"db_constraint": False, "db_index": False, "on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}


class Migration(migrations.Migration):
    """Fewer indexes to write with every act."""

    dependencies = [("store", "0008_reminders_and_delivery")]

    operations = [
        *(
            migrations.RemoveIndex(model_name=model, name=name) for model, name in (
                ("assignment", "assignment_by_case"), ("attachment", "attachment_by_case"), ("caselink", "link_by_target"),
                ("casespan", "span_by_case"), ("clock", "clock_by_case"),
            )
        ),
        migrations.AlterField(model_name="casespan", name="case", field=models.ForeignKey(to="store.case", **_REFERENCE)),
        migrations.AddIndex(model_name="casespan", index=models.Index(fields=["case", "stage"], name="span_by_case")),
    ]
