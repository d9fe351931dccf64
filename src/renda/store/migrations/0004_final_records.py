"""What is final stays as it is: issued reports, filed figures, kept files, sealed heads; and the heads that a seal vouches for."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import renda.store.models.tenancy
from renda.store.tenant_operations import OneTenantTable

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'

PRIVILEGES = [
    f"REVOKE UPDATE, DELETE, TRUNCATE ON store_sealedhead FROM {APP}",
    f"REVOKE UPDATE ON store_figuresnapshot, store_blob, store_attachment, store_passage, store_document FROM {APP}",
    f"REVOKE UPDATE ON store_chain, store_report, store_disclosure FROM {APP}",
    f"GRANT UPDATE (last_seq, last_digest) ON store_chain TO {APP}",
    f"GRANT UPDATE (withdrawn_on) ON store_disclosure TO {APP}",
    f"GRANT UPDATE (title, number, wording, scope, state, as_of, issued_on, blob_id, digest, ledger, person_id, changed_at, version)"
    f" ON store_report TO {APP}",
]

# A privilege cannot tell a draft from an issued report; the owner's trigger can.
FINAL = """
CREATE FUNCTION renda_issued_is_final() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'report % is issued and final', OLD.id USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER issued_is_final BEFORE UPDATE OR DELETE ON store_report
FOR EACH ROW WHEN (OLD.state = 'issued') EXECUTE FUNCTION renda_issued_is_final();
"""


class Migration(migrations.Migration):
    """Final records and sealed heads."""

    dependencies = [("store", "0003_retention")]

    operations = [
        migrations.AddField(model_name="seal", name="previous", field=models.CharField(default="", max_length=64)),
        migrations.CreateModel(
            name="SealedHead",
            fields=[
                ("id", models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ("seq", models.IntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("organ", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.organ")),
                ("seal", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.seal")),
                ("chain", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.chain")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["organ", "chain", "seq"], name="head_sealed_once"),
                    models.UniqueConstraint(fields=["organ", "seal", "chain"], name="head_once_a_seal"),
                ],
            },
        ),
        OneTenantTable("sealedhead"),
        migrations.RunSQL(PRIVILEGES, migrations.RunSQL.noop),
        migrations.RunSQL(FINAL, "DROP TRIGGER issued_is_final ON store_report; DROP FUNCTION renda_issued_is_final()"),
    ]
