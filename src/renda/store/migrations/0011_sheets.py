"""Tables brought in and their rows, external numbers, addresses of calendar feeds."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import renda.store.models.tenancy
import renda.store.tenant_operations

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'

# What was brought in, and what came of it, is not taken back; the preview (importchunk) is.
KEEP = [
    f"REVOKE DELETE, TRUNCATE ON store_{table} FROM {APP}"
    for table in ("sheetimport", "importresult", "externalnumber", "calendarfeed")
]
FIND = f"""
CREATE FUNCTION renda_organ_of_feed(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT f.organ_id FROM store_calendarfeed f WHERE f.digest = wanted
$$;
REVOKE ALL ON FUNCTION renda_organ_of_feed(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renda_organ_of_feed(text) TO {APP};
"""


class Migration(migrations.Migration):
    """Import and calendar feeds."""

    dependencies = [
        ('store', '0010_search_by_access'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('issued_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(null=True)),
                ('last_used_at', models.DateTimeField(null=True)),
                ('organ', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.organ')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.person')),
                ('post', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.post')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SheetImport',
            fields=[
                ('id', models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ('procedure', models.TextField()),
                ('action', models.TextField()),
                ('name', models.TextField()),
                ('source', models.TextField(blank=True, default='')),
                ('state', models.TextField()),
                ('head', models.JSONField(default=dict)),
                ('counts', models.JSONField(default=dict)),
                ('scope', models.TextField(default='all')),
                ('problem', models.TextField(blank=True, default='')),
                ('taken_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('blob', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.blob')),
                ('organ', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.organ')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.person')),
                ('post', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.post')),
            ],
        ),
        migrations.CreateModel(
            name='ImportResult',
            fields=[
                ('id', models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ('row', models.IntegerField()),
                ('outcome', models.TextField()),
                ('text', models.TextField(blank=True, default='')),
                ('case', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.case')),
                ('organ', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.organ')),
                ('sheet_import', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.sheetimport')),
            ],
        ),
        migrations.CreateModel(
            name='ImportChunk',
            fields=[
                ('id', models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ('index', models.IntegerField()),
                ('rows', models.JSONField()),
                ('counts', models.JSONField()),
                ('organ', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.organ')),
                ('sheet_import', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.sheetimport')),
            ],
        ),
        migrations.CreateModel(
            name='ExternalNumber',
            fields=[
                ('id', models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ('procedure', models.TextField()),
                ('source', models.TextField()),
                ('number', models.TextField()),
                ('case', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.case')),
                ('organ', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.organ')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organ', 'procedure', 'source', 'number'), name='external_number_once')],
            },
        ),
        migrations.AddIndex(
            model_name='sheetimport',
            index=models.Index(fields=['organ', 'person', 'taken_at', 'id'], name='import_newest'),
        ),
        migrations.AddConstraint(
            model_name='importresult',
            constraint=models.UniqueConstraint(fields=('sheet_import', 'row'), name='import_result_once'),
        ),
        migrations.AddConstraint(
            model_name='importchunk',
            constraint=models.UniqueConstraint(fields=('sheet_import', 'index'), name='import_chunk_once'),
        ),
        renda.store.tenant_operations.TenantTables(
            model_names=['CalendarFeed', 'SheetImport', 'ImportResult', 'ImportChunk', 'ExternalNumber'],
        ),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.RunSQL(FIND, "DROP FUNCTION renda_organ_of_feed(text)"),
    ]
