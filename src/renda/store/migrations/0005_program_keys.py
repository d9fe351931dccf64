"""Keys of programs: digests only, kept for good, found across organs by their digest alone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import renda.store.models.tenancy
from renda.store.tenant_operations import OneTenantTable

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'

FIND = f"""
CREATE FUNCTION renda_organ_of_key(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.organ_id FROM store_programkey k WHERE k.digest = wanted
$$;
REVOKE ALL ON FUNCTION renda_organ_of_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renda_organ_of_key(text) TO {APP};
"""


class Migration(migrations.Migration):
    """The table, its second wall, and the one function that looks past it."""

    dependencies = [("store", "0004_final_records")]

    operations = [
        migrations.CreateModel(
            name="ProgramKey",
            fields=[
                ("id", models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("issued_at", models.DateTimeField()),
                ("ends_on", models.DateField()),
                ("revoked_at", models.DateTimeField(null=True)),
                ("last_used_at", models.DateTimeField(null=True)),
                ("account", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("organ", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.organ")),
                ("post", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.post")),
            ],
            options={"abstract": False},
        ),
        OneTenantTable("programkey"),
        migrations.RunSQL(f"REVOKE DELETE, TRUNCATE ON store_programkey FROM {APP}", migrations.RunSQL.noop),
        migrations.RunSQL(FIND, "DROP FUNCTION renda_organ_of_key(text)"),
    ]
