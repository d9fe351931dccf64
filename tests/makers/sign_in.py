"""Django's client signed in as somebody of a made organ; the account is opened on first need."""

from typing import TYPE_CHECKING

from tests.makers.organ import TestOrgan

if TYPE_CHECKING:
    from django.test import Client


def sign_in(client: "Client", organ: TestOrgan, who: str) -> "Client":
    """Let `client` act as the person called `who`. Returns the client."""
    from renda.store.models import Account
    from renda.store.models.tenancy import uuid7
    from renda.store.organisation_writing import insert_account

    person = organ.actors[who].person_id
    if not Account.objects.filter(person_id=person).exists():
        insert_account(account_id=uuid7(), login=who, person_id=person, password=None, approved=True)
    account = Account.objects.get(person_id=person)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
