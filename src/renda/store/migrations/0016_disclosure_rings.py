"""Disclosures learn their ring, unit, files and the reason they were taken back."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'
UNIT_KEY = """
ALTER TABLE store_disclosure ADD CONSTRAINT store_disclosure_unit_key FOREIGN KEY (organ_id, unit_id)
REFERENCES store_unit (organ_id, id) DEFERRABLE INITIALLY DEFERRED
"""


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0015_chunks_as_they_are'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='disclosure',
            name='disclosure_by_day',
        ),
        migrations.AddField(
            model_name='disclosure',
            name='files',
            field=models.TextField(db_default='', default=''),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='grams',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), db_default=[], default=list, size=None),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='result',
            field=models.TextField(db_default='', default=''),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='ring',
            field=models.TextField(db_default='public', default='public'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='unit',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.unit'),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='withdrawn_reason',
            field=models.TextField(db_default='', default=''),
        ),
        migrations.AddIndex(
            model_name='disclosure',
            index=models.Index(fields=['organ', 'published_on', 'id'], name='disclosure_by_day'),
        ),
        migrations.RunSQL(UNIT_KEY, "ALTER TABLE store_disclosure DROP CONSTRAINT store_disclosure_unit_key"),
        migrations.RunSQL(f"GRANT UPDATE (withdrawn_reason) ON store_disclosure TO {APP}", migrations.RunSQL.noop),
    ]
