"""The home page of a campaign: every unit in every link with its figures, what is missing, and the form that sets an item for many."""

import re

import pytest


@pytest.fixture
def clerk(demo_database):
    from django.test import Client

    from renda.store.models import Account

    client = Client()
    account = Account.objects.get(demo_persona="coordinator")
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def figures_of(text, key):
    found = re.findall(rf'<data value="([^"]*)" data-figure="{key}" data-scope="([^"]*)"[^>]*>([^<]*)</data>', text)
    return {scope.replace("&amp;", "&"): (value, shown) for value, scope, shown in found}


def test_the_page_shows_units_by_links_and_a_new_item_moves_its_figures(clerk):
    address = clerk.get("/campaigns/")["Location"]
    before = clerk.get(address).content.decode()
    assert "五个环节 × 各单位" in before
    assert "超期未报" in before
    whole = figures_of(before, "campaign_item_done_rate")
    assert any(scope.count("=") == 2 for scope in whole), "by unit and link"
    form = clerk.get(f"{address}items/").content.decode()
    link = re.search(r'<option value="(环节-[^"]+)"[^>]*>检视整改', form)
    assert link is not None
    said = clerk.post(f"{address}items/", {"title": "查摆问题不少于2项", "link": link[1], "item_kind": "required", "whose": "chosen"})
    assert said.status_code == 400
    given = {"title": "查摆问题不少于2项", "link": link[1], "item_kind": "required", "whose": "batch_2", "due_on": "2027-01-08"}
    assert clerk.post(f"{address}items/", given).status_code == 302
    after = clerk.get(address).content.decode()
    assert "已向2个单位布置" in after
    moved = set(figures_of(after, "campaign_item_done_rate").items()) - set(whole.items())
    assert {shown for _, (_, shown) in moved} >= {"0/1", "0/2"}, "each unit of the batch, and the link as a whole"


def test_a_stranger_is_told_nothing(clerk):
    address = clerk.get("/campaigns/")["Location"]
    assert clerk.get("/campaigns/01a21382-0000-7000-8000-000000000000/").status_code == 404
    from django.test import Client

    assert Client().get(address).status_code == 302


def test_the_case_page_leads_to_the_home_page_and_does_not_list_what_is_gathered(clerk):
    address = clerk.get("/campaigns/")["Location"]
    shown = clerk.get(address.replace("/campaigns/", "/cases/")).content.decode()
    assert f'href="{address}"' in shown
    assert "参加单位" in shown and "相关事项" not in shown
