"""Previews of tables as text: nobody looks into them by SQL. A change of type forgets that they are not compressed (0015)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Rows of a preview."""

    dependencies = [("store", "0019_figures_from_indexes")]

    operations = [
        migrations.AlterField(model_name="importchunk", name="rows", field=models.TextField()),
        migrations.RunSQL(
            "ALTER TABLE store_importchunk ALTER COLUMN rows SET STORAGE EXTERNAL",
            "ALTER TABLE store_importchunk ALTER COLUMN rows SET STORAGE EXTENDED",
        ),
    ]
