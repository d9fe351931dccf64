"""A preview is written once and soon dropped: it is not compressed, which would take longer than judging its rows."""

from django.db import migrations


class Migration(migrations.Migration):
    """Keep chunks of a preview uncompressed."""

    dependencies = [("store", "0014_templates_and_copies")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE store_importchunk ALTER COLUMN rows SET STORAGE EXTERNAL",
            "ALTER TABLE store_importchunk ALTER COLUMN rows SET STORAGE EXTENDED",
        ),
    ]
