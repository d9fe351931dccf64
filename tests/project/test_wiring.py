"""The wiring of the whole: routes ask for a sign-in, migrations are linear and complete, the configuration refuses all at once."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.urls import URLPattern, URLResolver, get_resolver

from renda.project.configuration import ConfigurationRefused, read_configuration
from renda.web.sign_in_required import PUBLIC_ROUTES

OURS = [config.label for config in apps.get_app_configs() if config.name.startswith("renda.")]
# Shown to anyone: the way in, health, and what was disclosed to the public.
EXPECTED_PUBLIC = {
    "health",
    "account_login",
    "account_logout",
    "account_inactive",
    "mfa_authenticate",
    "choose_persona",
    "public_list",
    "deadline_calendar",  # by its secret address
    "public_item",
    "public_file",
    "public_data",
    "public_feed",
    "closed",
}


def routes(patterns, prefix=""):
    for entry in patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.name


def test_the_public_routes_are_the_ones_meant_to_be():
    assert PUBLIC_ROUTES == EXPECTED_PUBLIC


def test_every_other_page_sends_a_stranger_to_sign_in(client):
    open_to_all = []
    for pattern, name in routes(get_resolver().url_patterns):
        if name in PUBLIC_ROUTES or pattern.startswith("api/") or "<" in pattern or "(" in pattern:
            continue
        answer = client.get("/" + pattern.replace("^", "").replace("$", ""))
        asked = answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")
        if not asked and answer.status_code != 404:  # 404: allauth's ways that are closed here
            open_to_all.append((pattern, answer.status_code))
    assert open_to_all == []


def test_signing_up_is_closed(client):
    assert client.get("/accounts/signup/").status_code == 404


def test_every_answer_carries_the_content_policy(client):
    assert client.get("/accounts/login/")["Content-Security-Policy"].startswith("default-src 'none'")


def test_health_says_that_the_database_answers(client):
    assert client.get("/health").json() == {"database": True}


@pytest.mark.parametrize("label", OURS)
def test_migrations_are_linear(label):
    assert len(MigrationLoader(None).graph.leaf_nodes(label)) <= 1


def test_no_migration_is_missing(database):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_every_problem_of_the_environment_is_told_at_once(tmp_path):
    environment = {
        "RENDA_DATA_DIR": str(tmp_path),
        "RENDA_DEMO": "yes",
        "RENDA_BIND": "8000",
        "RENDA_DATABASE_URL": "mysql://x",
        "RENDA_IDLE_MINUTES": "0",
        "RENDA_LOG_LEVEL": "loud",
    }
    with pytest.raises(ConfigurationRefused) as refused:
        read_configuration(environment)
    named = " ".join(refused.value.problems)
    expected = ("RENDA_DEMO", "RENDA_BIND", "RENDA_DATABASE_URL", "RENDA_IDLE_MINUTES", "RENDA_LOG_LEVEL", "RENDA_SECRET_KEY")
    assert [name for name in expected if name not in named] == []


def test_there_is_no_default_secret_outside_demonstration_mode(tmp_path):
    with pytest.raises(ConfigurationRefused, match="RENDA_SECRET_KEY"):
        read_configuration({"RENDA_DATA_DIR": str(tmp_path)})


def test_demonstration_mode_makes_a_secret_once_and_keeps_it_private(tmp_path: Path):
    environment = {"RENDA_DATA_DIR": str(tmp_path), "RENDA_DEMO": "1"}
    first, second = read_configuration(environment), read_configuration(environment)
    assert first.secret_key == second.secret_key
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
    assert (tmp_path / "database" / "credentials.json").stat().st_mode & 0o077 == 0
