"""Words are searched among the cases somebody sees, all of them: the function itself looks at the access rows."""

from django.conf import settings
from django.db import migrations

APP = '"' + settings.DATABASES["default"]["USER"].replace('"', "") + '"'

# The plan depends on how rare the words are, so the statement is planned with them each time (EXECUTE).
SEARCH = f"""
DROP FUNCTION renda_find_cases(text[], integer);
CREATE FUNCTION renda_find_cases(wanted text[], seen_by text[], of_procedure text, is_closed boolean)
RETURNS TABLE (due_key date, case_id uuid, closed boolean, stage text, procedure text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN RETURN QUERY EXECUTE '
  SELECT DISTINCT a.due_key, a.case_id, a.closed, a.stage, a.procedure
  FROM store_case c JOIN store_caseaccess a ON a.case_id = c.id
  WHERE c.organ_id = $1 AND a.organ_id = $1 AND c.grams @> $2 AND a.principal = ANY ($3)
   AND ($4 IS NULL OR (a.procedure = $4 AND c.procedure = $4)) AND ($5 IS NULL OR a.closed = $5)'
  USING current_setting('renda.organ_id')::uuid, wanted, seen_by, of_procedure, is_closed;
END $$;
REVOKE ALL ON FUNCTION renda_find_cases(text[], text[], text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renda_find_cases(text[], text[], text, boolean) TO {APP};
"""
BEFORE = f"""
DROP FUNCTION renda_find_cases(text[], text[], text, boolean);
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
    """Another function of the same name."""

    dependencies = [("store", "0009_no_index_twice")]

    operations = [migrations.RunSQL(SEARCH, BEFORE)]
