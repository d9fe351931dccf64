"""Figures an office composes or fills in; neither a definition nor a value is ever changed or taken back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import renda.store.models.tenancy
from renda.store.tenant_operations import OneTenantTable

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'
KEEP = [f"REVOKE UPDATE, DELETE, TRUNCATE ON store_{table} FROM {APP}" for table in ("ownfigure", "figureentry")]
ENTERED_LATER = (
    'CREATE INDEX event_entered_later ON store_event (organ_id, "on")'
    " WHERE timezone('Asia/Shanghai', at)::date > \"on\""
)


def key():
    """The primary key of a tenant table."""
    return models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)


def to(model, *, bound=False, **options):
    """A reference; one to a tenant table is bound by its composite key instead."""
    return models.ForeignKey(
        db_constraint=bound, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=f"store.{model}", **options
    )


class Migration(migrations.Migration):
    """The two tables, and the index that finds acts entered after the day they took effect."""

    dependencies = [("store", "0012_past_rows")]

    operations = [
        migrations.CreateModel(
            name="OwnFigure",
            fields=[
                ("id", key()), ("key", models.TextField()), ("made", models.TextField()), ("version", models.IntegerField()),
                ("label", models.TextField()), ("definition", models.TextField()), ("unit", models.TextField()),
                ("content", models.JSONField()), ("retired", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()), ("organ", to("organ")), ("person", to("person", bound=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organ", "key", "version"), name="own_figure_version_once")],
            },
        ),
        migrations.CreateModel(
            name="FigureEntry",
            fields=[
                ("id", key()), ("key", models.TextField()), ("as_of", models.DateField()),
                ("value", models.DecimalField(decimal_places=4, max_digits=20)), ("evidence", models.TextField(blank=True)),
                ("file_name", models.TextField(blank=True)), ("entered_at", models.DateTimeField()),
                ("answerable", to("person", bound=True)), ("blob", to("blob", null=True)), ("organ", to("organ")),
                ("person", to("person", bound=True)),
            ],
            options={"indexes": [models.Index(fields=["organ", "key", "as_of"], name="figure_entry_by_day")]},
        ),
        OneTenantTable("OwnFigure"),
        OneTenantTable("FigureEntry"),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.RunSQL(ENTERED_LATER, "DROP INDEX event_entered_later"),
    ]
