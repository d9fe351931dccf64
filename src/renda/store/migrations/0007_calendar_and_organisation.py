"""Calendars by an organ's own approval; dated aliases and memberships by post; start passwords."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import renda.store.models.tenancy
from renda.store.tenant_operations import TenantTables

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'

BY_POST = (
    'ALTER TABLE store_post ADD CONSTRAINT store_post_by_post_key FOREIGN KEY (organ_id, by_post_id)'
    ' REFERENCES store_post (organ_id, id) DEFERRABLE INITIALLY DEFERRED'
)
KEPT = [
    f"REVOKE DELETE, TRUNCATE ON store_calendaradoption, store_calendarproposal FROM {APP}",
    f"REVOKE UPDATE ON store_calendaryear, store_calendaradoption FROM {APP}",
]


class Migration(migrations.Migration):
    """New tables, and what may not be done to them."""

    dependencies = [
        ('store', '0006_stage_in_access'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarAdoption',
            fields=[
                ('id', models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ('year', models.IntegerField()),
                ('adopted_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CalendarMove',
            fields=[
                ('id', models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ('procedure', models.TextField()),
                ('key', models.TextField()),
                ('old_on', models.DateField(null=True)),
                ('new_on', models.DateField(null=True)),
                ('was_provisional', models.BooleanField()),
                ('is_provisional', models.BooleanField()),
                ('applied', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='CalendarProposal',
            fields=[
                ('id', models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ('year', models.IntegerField()),
                ('content', models.TextField()),
                ('state', models.TextField()),
                ('made_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True, default='')),
                ('total', models.IntegerField(default=0)),
                ('done', models.IntegerField(default=0)),
                ('after_case', models.UUIDField(null=True)),
            ],
        ),
        migrations.RemoveField(
            model_name='calendarday',
            name='calendar_year',
        ),
        migrations.RemoveConstraint(
            model_name='unitalias',
            name='unit_alias_once',
        ),
        migrations.RemoveField(
            model_name='calendaryear',
            name='state',
        ),
        migrations.AddField(
            model_name='account',
            name='starts_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='calendaryear',
            name='digest',
            field=models.CharField(default='', max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='post',
            name='by_post',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.post'),
        ),
        migrations.AddField(
            model_name='unitalias',
            name='until_on',
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name='calendaryear',
            constraint=models.UniqueConstraint(fields=('year', 'digest'), name='calendar_content_once'),
        ),
        migrations.AddConstraint(
            model_name='unitalias',
            constraint=models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('organ', 'alias'), name='unit_alias_in_use_once'),
        ),
        migrations.AddField(
            model_name='calendaradoption',
            name='calendar_year',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.calendaryear'),
        ),
        migrations.AddField(
            model_name='calendaradoption',
            name='organ',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.organ'),
        ),
        migrations.AddField(
            model_name='calendarmove',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.case'),
        ),
        migrations.AddField(
            model_name='calendarmove',
            name='clock',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.clock'),
        ),
        migrations.AddField(
            model_name='calendarmove',
            name='organ',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.organ'),
        ),
        migrations.AddField(
            model_name='calendarproposal',
            name='calendar_year',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.calendaryear'),
        ),
        migrations.AddField(
            model_name='calendarproposal',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.person'),
        ),
        migrations.AddField(
            model_name='calendarproposal',
            name='decided_post',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.post'),
        ),
        migrations.AddField(
            model_name='calendarproposal',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.person'),
        ),
        migrations.AddField(
            model_name='calendarproposal',
            name='organ',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.organ'),
        ),
        migrations.AddField(
            model_name='calendarmove',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='store.calendarproposal'),
        ),
        migrations.DeleteModel(
            name='CalendarDay',
        ),
        migrations.AddConstraint(
            model_name='calendarproposal',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['applied', 'refused', 'withdrawn']), _negated=True), fields=('organ', 'year'), name='calendar_proposal_open_once'),
        ),
        migrations.AddConstraint(
            model_name='calendarmove',
            constraint=models.UniqueConstraint(fields=('proposal', 'clock'), name='calendar_move_once'),
        ),
        TenantTables(["CalendarAdoption", "CalendarProposal", "CalendarMove"]),
        migrations.RunSQL(BY_POST, "ALTER TABLE store_post DROP CONSTRAINT store_post_by_post_key"),
        migrations.RunSQL(KEPT, migrations.RunSQL.noop),
    ]
