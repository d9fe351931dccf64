"""The two roles of the application – owner and app – and what each may do, on the embedded server and on a given one.

The app role is neither owner nor superuser; it reads and writes rows, and a migration takes away what it must not do (the ledger).
Must not know: table names, Django.
"""

import psycopg
from psycopg import sql

from renda.adapters.postgres_credentials import APP_ROLE, DATABASE, OWNER_ROLE, ROOT_ROLE, Place

_NO_POWERS = sql.SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS")


def prepare_cluster(place: Place) -> None:
    """This will create the roles and the database of an embedded cluster where they are missing, and set their passwords."""
    with psycopg.connect(place.dsn(ROOT_ROLE, "postgres"), autocommit=True) as connection:
        for role in (OWNER_ROLE, APP_ROLE):
            exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
            verb = sql.SQL("ALTER" if exists else "CREATE")
            statement = sql.SQL("{} ROLE {} {} PASSWORD {}")
            connection.execute(
                statement.format(verb, sql.Identifier(role), _NO_POWERS, sql.Literal(place.passwords[role]))
            )
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            names = sql.Identifier(DATABASE), sql.Identifier(OWNER_ROLE)
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(*names))
    grant_rows(place.dsn(OWNER_ROLE), app_role=APP_ROLE)


def answers(place: Place) -> bool:
    """This will say whether the embedded server takes connections."""
    try:
        psycopg.connect(place.dsn(ROOT_ROLE, "postgres"), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def grant_rows(owner_dsn: str, *, app_role: str) -> None:
    """This will let `app_role` connect, and read and write the rows of every table the owner will create; safe to repeat.

    Privileges are *default* privileges: what a migration revokes later stays revoked.

    :raises psycopg.Error: where the owner may not grant.
    """
    with psycopg.connect(owner_dsn) as connection:
        app, database = sql.Identifier(app_role), sql.Identifier(connection.info.dbname)
        for statement in (
            "REVOKE ALL ON DATABASE {database} FROM PUBLIC",
            "GRANT CONNECT ON DATABASE {database} TO {app}",
            "GRANT USAGE ON SCHEMA public TO {app}",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {app}",
        ):
            connection.execute(sql.SQL(statement).format(app=app, database=database))
