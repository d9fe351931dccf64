"""A link may give way to another: a task moved to another group. The past row and the ledger keep the one it had."""

from django.conf import settings
from django.db import migrations

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'


class Migration(migrations.Migration):
    """The application may take a link back; it is kept among the past rows first."""

    dependencies = [("store", "0017_named_in_proposals")]

    operations = [
        migrations.RunSQL(f"GRANT DELETE ON store_caselink TO {APP}", f"REVOKE DELETE ON store_caselink FROM {APP}"),
    ]
