"""The second wall, read from the database's own catalogue: tenant keys, roles, row-level security, an append-only ledger."""

import psycopg
import pytest
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, day

TENANT = "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'organ_id'"
FOREIGN = """
SELECT k.conrelid::regclass::text, f.confrelid::regclass::text, array_agg(a.attname::text ORDER BY u.n), k.conname
FROM pg_constraint k JOIN pg_constraint f ON f.oid = k.oid, unnest(k.conkey) WITH ORDINALITY u(attnum, n)
JOIN pg_attribute a ON a.attnum = u.attnum WHERE k.contype = 'f' AND a.attrelid = k.conrelid
GROUP BY k.oid, k.conrelid, f.confrelid, k.conname
"""


@pytest.fixture
def owner(database):
    with psycopg.connect(database.owner_dsn) as connection:
        yield connection


@pytest.fixture
def app(database):
    with psycopg.connect(database.app_dsn) as connection:
        yield connection


@pytest.fixture
def tenant_tables(owner):
    found = {row[0] for row in owner.execute(TENANT)}
    assert len(found) > 25
    return found


def test_every_tenant_table_has_its_tenant_key(owner, tenant_tables):
    keyed = {row[0] for row in owner.execute(
        "SELECT k.conrelid::regclass::text FROM pg_constraint k WHERE k.contype IN ('u', 'p') AND (SELECT array_agg(a.attname"
        "::text ORDER BY a.attname) FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY(k.conkey))"
        " IN (ARRAY['id', 'organ_id'], ARRAY['case_id'], ARRAY['event_id'])"
    )}
    assert tenant_tables - keyed == set()


def test_every_reference_to_a_tenant_table_carries_the_organ(owner, tenant_tables):
    foreign = owner.execute(FOREIGN).fetchall()
    to_tenants = [row for row in foreign if row[1] in tenant_tables]
    assert len(to_tenants) > 25
    assert [row[3] for row in to_tenants if row[0] in tenant_tables and "organ_id" not in row[2]] == []
    bound = {(table, column) for table, _, columns, _ in foreign for column in columns}
    declared = {
        (m._meta.db_table, f.column) for m in _models() for f in m._meta.fields
        if f.related_model is not None and m._meta.db_table in tenant_tables
    }
    assert declared - bound == set()


def _models():
    from django.apps import apps

    return apps.get_models()


def test_every_tenant_table_is_under_row_level_security(owner, tenant_tables):
    secured = {row[0] for row in owner.execute(
        "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE c.relrowsecurity"
    )}
    assert tenant_tables - secured == set()


def test_the_application_is_neither_owner_nor_superuser(owner, app):
    role = app.execute("SELECT current_user").fetchone()[0]
    flags = owner.execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = %s", [role]
    ).fetchone()
    assert flags == (False, False, False, False)
    owned = owner.execute(
        "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = %s", [role]
    ).fetchone()
    assert owned == (0,)


@pytest.mark.parametrize("table", ["store_event", "store_payload", "store_seal", "store_sealedhead", "store_figuresnapshot"])
@pytest.mark.parametrize("privilege", ["UPDATE", "DELETE", "TRUNCATE"])
def test_the_ledger_is_append_only(app, table, privilege):
    assert app.execute("SELECT has_table_privilege(%s, %s)", [table, privilege]).fetchone() == (False,)


@pytest.mark.parametrize(
    "table", ["store_blob", "store_attachment", "store_passage", "store_document", "store_reporttemplate", "store_reportcopy"]
)
@pytest.mark.parametrize("privilege", ["UPDATE", "DELETE", "TRUNCATE"])
def test_what_is_filed_is_not_changed(app, table, privilege):
    assert app.execute("SELECT has_table_privilege(%s, %s)", [table, privilege]).fetchone() == (False,)


@pytest.mark.parametrize(("table", "columns"), [
    ("store_chain", {"last_seq", "last_digest"}),
    ("store_disclosure", {"withdrawn_on", "withdrawn_reason"}),
    ("store_report", {
        "title", "number", "wording", "scope", "state", "as_of", "issued_on", "blob_id", "digest", "ledger", "person_id",
        "changed_at", "version", "template_id",
    }),
])
def test_where_something_comes_later_only_those_columns_are_written(app, owner, table, columns):
    all_ = [row[0] for row in owner.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])]
    may = {c for c in all_ if app.execute("SELECT has_column_privilege(%s, %s, 'UPDATE')", [table, c]).fetchone()[0]}
    assert may == columns
    assert app.execute("SELECT has_table_privilege(%s, 'DELETE')", [table]).fetchone() == (False,)


@pytest.fixture
def two_organs(database):
    organs = [make_organ(), make_organ("清溪县人大常委会")]
    for organ in organs:
        organ.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM)
    return organs


def _set(app, organ):
    app.execute("SELECT set_config('renda.organ_id', %s, true)", [str(organ.organ_id)])


def test_without_any_filter_only_the_own_organ_is_seen(app, owner, two_organs, tenant_tables):
    mine = two_organs[0]
    for table in tenant_tables:
        _set(app, mine)
        seen = {row[0] for row in app.execute(f"SELECT DISTINCT organ_id FROM {table}")}
        assert seen <= {mine.organ_id}, table
    _set(app, mine)
    assert app.execute("SELECT count(*) FROM store_case").fetchone() == (1,)
    assert owner.execute("SELECT count(*) FROM store_case").fetchone() == (2,)


def test_an_unset_organ_is_an_error(app, two_organs):
    with pytest.raises(psycopg.errors.UndefinedObject):
        app.execute("SELECT count(*) FROM store_case")


COUNTER = "INSERT INTO store_counter (id, organ_id, key, value) VALUES (gen_random_uuid(), %s, 'x', 1)"
SPAN = """
INSERT INTO store_casespan (id, organ_id, case_id, stage, round, from_on)
SELECT gen_random_uuid(), %s, %s, 'registered', 1, '2026-03-03'
"""


def test_a_row_for_another_organ_is_refused(app, two_organs):
    _set(app, two_organs[0])
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(COUNTER, [two_organs[1].organ_id])


def test_a_reference_across_organs_is_refused(app, owner, two_organs):
    mine, other = two_organs
    theirs = owner.execute("SELECT id FROM store_case WHERE organ_id = %s", [other.organ_id]).fetchone()[0]
    _set(app, mine)
    app.execute(SPAN, [mine.organ_id, theirs])
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        app.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_row_of_another_organ_cannot_be_changed(app, two_organs):
    _set(app, two_organs[0])
    changed = app.execute("UPDATE store_case SET title = 'x' WHERE organ_id = %s", [two_organs[1].organ_id])
    assert changed.rowcount == 0
