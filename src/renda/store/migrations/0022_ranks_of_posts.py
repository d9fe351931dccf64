"""Posts say which rank they carry and how their holder is employed; persons said the latter without a day, so it moves to their posts."""

from django.db import migrations, models

_MOVE = """
UPDATE store_post p SET employment = w.employment FROM store_person w WHERE w.id = p.person_id AND w.employment <> 'staff'
"""


class Migration(migrations.Migration):
    """Two columns, and one that they stand in the place of."""

    dependencies = [("store", "0021_retired_previews")]

    operations = [
        migrations.AddField(model_name="post", name="rank", field=models.TextField(default="", db_default="")),
        migrations.AddField(model_name="post", name="employment", field=models.TextField(default="staff", db_default="staff")),
        migrations.RunSQL(_MOVE, migrations.RunSQL.noop),
        migrations.RemoveField(model_name="person", name="employment"),
    ]
