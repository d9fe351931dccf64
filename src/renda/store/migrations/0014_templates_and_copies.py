"""Word templates of an office in their versions, and further forms of issued reports; both are only added."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import renda.store.models.tenancy
import renda.store.tenant_operations

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'

FINAL = [
    f"REVOKE UPDATE, DELETE, TRUNCATE ON store_reporttemplate, store_reportcopy FROM {APP}",
    f"GRANT UPDATE (template_id) ON store_report TO {APP}",
    "ALTER TABLE store_report ADD CONSTRAINT store_report_template_key FOREIGN KEY (organ_id, template_id)"
    " REFERENCES store_reporttemplate (organ_id, id) DEFERRABLE INITIALLY DEFERRED",
]


class Migration(migrations.Migration):
    """Templates and copies."""

    dependencies = [
        ("store", "0013_own_figures"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportCopy",
            fields=[
                ("id", models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ("form", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("blob", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.blob")),
                ("organ", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.organ")),
                ("report", models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.report")),
            ],
        ),
        migrations.CreateModel(
            name="ReportTemplate",
            fields=[
                ("id", models.UUIDField(default=renda.store.models.tenancy.uuid7, editable=False, primary_key=True, serialize=False)),
                ("kind", models.TextField()),
                ("name", models.TextField()),
                ("version", models.IntegerField()),
                ("kept_at", models.DateTimeField()),
                ("blob", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.blob")),
                ("organ", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.organ")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.person")),
            ],
        ),
        migrations.AddField(
            model_name="report",
            name="template",
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="store.reporttemplate"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["organ", "digest"], name="report_by_digest"),
        ),
        migrations.AddIndex(
            model_name="reportcopy",
            index=models.Index(fields=["organ", "digest"], name="copy_by_digest"),
        ),
        migrations.AddConstraint(
            model_name="reportcopy",
            constraint=models.UniqueConstraint(fields=("report", "form"), name="copy_once_a_form"),
        ),
        migrations.AddConstraint(
            model_name="reporttemplate",
            constraint=models.UniqueConstraint(fields=("organ", "kind", "name", "version"), name="template_once"),
        ),
        renda.store.tenant_operations.TenantTables(
            model_names=["ReportCopy", "ReportTemplate"],
        ),
        migrations.RunSQL(FINAL, migrations.RunSQL.noop),
    ]
