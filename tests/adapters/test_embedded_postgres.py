"""The embedded server: what it is made with, its roles, and that it comes back after kill -9."""

import os
import signal

import psycopg
import pytest

from renda.adapters import embedded_postgres
from renda.adapters.postgres_check import DatabaseUnfit, check_given_server, unfit
from renda.adapters.postgres_process import running_pid


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = embedded_postgres.start(tmp_path_factory.mktemp("data"), durable=False)
    yield running
    running.stop()
    assert running_pid(running.place) is None


def test_the_application_role_has_no_powers(server):
    with psycopg.connect(server.app_dsn) as connection:
        query = "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        assert connection.execute(query).fetchone() == (False, False, False, False)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (id int)")


def test_nobody_is_trusted_without_a_password(server):
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=str(server.place.socket_folder), port=5432, user="renda_root", dbname="renda", password="wrong")


def test_it_is_fit_by_the_rules_for_given_servers(server):
    check_given_server(server.app_dsn)


def test_the_owner_is_refused_as_application_role(server):
    with pytest.raises(DatabaseUnfit, match="属主"):
        check_given_server(server.owner_dsn)


def test_all_that_is_wrong_with_a_given_server_is_told():
    assert len(unfit(140000, "14.1", "SQL_ASCII", "C", True, True, True, "postgres", sees_chinese=False)) == 6
    assert unfit(180000, "18.0", "UTF8", "C.UTF-8", False, False, False, "app", sees_chinese=True) == []


def test_a_second_process_joins_and_the_last_one_stops_it(server):
    second = embedded_postgres.start(server.place.folder.parent, durable=False)
    assert not second.started_here
    second.stop()
    assert running_pid(server.place) is not None


def test_it_comes_back_after_kill_9_and_keeps_what_was_committed(tmp_path):
    first = embedded_postgres.start(tmp_path)
    with psycopg.connect(first.owner_dsn) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS n")
    pid = running_pid(first.place)
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    os.close(first.lock)
    again = embedded_postgres.start(tmp_path)
    try:
        with psycopg.connect(again.app_dsn) as connection:
            assert connection.execute("SELECT n FROM kept").fetchone() == (1,)
    finally:
        again.stop()


def test_a_stale_pid_of_another_program_is_not_believed(tmp_path):
    first = embedded_postgres.start(tmp_path, durable=False)
    first.stop()
    (first.place.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n")
    again = embedded_postgres.start(tmp_path, durable=False)
    assert again.started_here
    again.stop()
