"""Imports say when the preview of their rows was retired."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies = [("store", "0020_preview_as_text")]

    operations = [migrations.AddField(model_name="sheetimport", name="retired_at", field=models.DateTimeField(null=True))]
