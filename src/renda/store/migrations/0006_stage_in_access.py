"""Access rows carry the stage, so that a worklist narrowed to a stage is read from its index alone.

Two indexes of the table with most rows go: both were the beginning of another one.
"""

import django.db.models.deletion
from django.db import migrations, models

_REFERENCE = {"db_constraint": False, "db_index": False, "on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
FILL = "UPDATE store_caseaccess a SET stage = c.stage FROM store_case c WHERE c.id = a.case_id"


class Migration(migrations.Migration):
    """The column, filled from the cases, and the index with it."""

    dependencies = [("store", "0005_program_keys")]

    operations = [
        migrations.RemoveIndex(model_name="caseaccess", name="access_worklist"),
        migrations.AddField(
            model_name="caseaccess", name="stage", field=models.TextField(default=""), preserve_default=False,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(model_name="caseaccess", name="case", field=models.ForeignKey(to="store.case", **_REFERENCE)),
        migrations.AlterField(model_name="caseaccess", name="organ", field=models.ForeignKey(to="store.organ", **_REFERENCE)),
        migrations.AddIndex(
            model_name="caseaccess",
            index=models.Index(
                fields=["organ", "principal", "procedure", "closed", "due_key", "case"], include=["stage"], name="access_worklist",
            ),
        ),
    ]
