"""The one way a payload may be emptied: by the recorded act that names it."""

from django.conf import settings
from django.db import migrations

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'

RETIRE = f"""
CREATE FUNCTION renda_retire_payload(act bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  named jsonb;
BEGIN
  SELECT p.text::jsonb -> 'data' INTO named FROM store_event e JOIN store_payload p ON p.event_id = e.id
  WHERE e.id = act AND e.kind = 'PayloadRetired' AND e.organ_id = current_setting('renda.organ_id')::uuid;
  IF named IS NULL THEN
    RAISE EXCEPTION 'event % retires no payload', act;
  END IF;
  UPDATE store_payload p SET text = NULL, salt = '' FROM store_event e
  WHERE p.event_id = e.id AND e.organ_id = current_setting('renda.organ_id')::uuid AND p.text IS NOT NULL
    AND e.chain_id = (named ->> 'chain')::uuid AND e.seq = (named ->> 'seq')::integer AND e.kind <> 'PayloadRetired';
  RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION renda_retire_payload(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renda_retire_payload(bigint) TO {APP};
"""


class Migration(migrations.Migration):
    """Retention of payloads."""

    dependencies = [("store", "0002_tenancy_and_ledger")]

    operations = [migrations.RunSQL(RETIRE, "DROP FUNCTION renda_retire_payload(bigint)")]
