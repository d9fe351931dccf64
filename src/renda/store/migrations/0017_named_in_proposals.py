"""Proposals keep who assists, who answers in person, and which proposal they belong to, as a table says."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Three columns."""

    dependencies = [("store", "0016_disclosure_rings")]

    operations = [
        migrations.AddField(model_name="proposal", name="co_units", field=models.JSONField(default=list)),
        migrations.AddField(model_name="proposal", name="people", field=models.JSONField(default=list)),
        migrations.AddField(model_name="proposal", name="points_to", field=models.TextField(blank=True, default="")),
    ]
