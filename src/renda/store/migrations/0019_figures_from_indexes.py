"""Figures are counted from indexes alone: where cases stand, and how each clock runs, without reading their wide rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Wider indexes in the place of narrow ones."""

    dependencies = [("store", "0018_links_give_way")]

    operations = [
        migrations.RemoveIndex("case", "case_by_stage"),
        migrations.AddIndex(
            "case",
            models.Index(
                fields=["organ", "procedure", "stage"], include=("lead_unit", "opened_on", "closed_on", "id"), name="case_by_stage",
            ),
        ),
        migrations.AddIndex(
            "clock",
            models.Index(
                fields=["organ", "key", "case"], name="clock_by_key",
                include=("round", "started_on", "id", "state", "due_on", "stopped_on", "from_on"),
            ),
        ),
    ]
