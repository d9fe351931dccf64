"""Composite keys, row-level security, an append-only ledger, and the functions that may look across or past them."""

from django.conf import settings
from django.db import migrations

from renda.store.tenant_operations import TenantTables

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'

KEPT = (
    "organ", "unit", "unitalias", "person", "post", "portfolio", "case", "assignment", "participant", "caselink",
    "clock", "casespan", "attachment", "disclosure", "chain", "document", "passage", "proposal", "report",
    "figuresnapshot", "parameter", "counter", "declaration", "calendaryear", "calendarday", "blob", "account",
)

LEDGER = [
    f"REVOKE UPDATE, DELETE, TRUNCATE ON store_event, store_payload, store_seal FROM {APP}",
    *(f"REVOKE DELETE, TRUNCATE ON store_{table} FROM {APP}" for table in KEPT),
    "ALTER TABLE store_payload ADD CONSTRAINT store_payload_event_key FOREIGN KEY (organ_id, event_id)"
    " REFERENCES store_event (organ_id, id) DEFERRABLE INITIALLY DEFERRED",
]

POSTS = f"""
CREATE FUNCTION renda_posts_of(wanted uuid) RETURNS TABLE (post_id uuid, organ_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.organ_id FROM store_post p WHERE p.person_id = wanted
$$;
REVOKE ALL ON FUNCTION renda_posts_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renda_posts_of(uuid) TO {APP};
"""

SEARCH = f"""
CREATE FUNCTION renda_find_cases(wanted text[], most integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id FROM store_case c
  WHERE c.organ_id = current_setting('renda.organ_id')::uuid AND c.grams @> wanted
  ORDER BY c.id DESC LIMIT most
$$;
REVOKE ALL ON FUNCTION renda_find_cases(text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renda_find_cases(text[], integer) TO {APP};
"""


class Migration(migrations.Migration):
    """The second wall: keys, policies, privileges."""

    dependencies = [("store", "0001_initial")]

    operations = [
        TenantTables(),
        migrations.RunSQL(LEDGER, migrations.RunSQL.noop),
        migrations.RunSQL(POSTS, "DROP FUNCTION renda_posts_of(uuid)"),
        migrations.RunSQL(SEARCH, "DROP FUNCTION renda_find_cases(text[], integer)"),
    ]
