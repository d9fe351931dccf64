"""Programs that call the API in tests: each by a key of its post, every request and answer held against the document."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.test import Client
from jsonschema import Draft202012Validator

from renda.api.operations import document
from renda.domain.days import day_of
from renda.services.program_keys import IssuedKey, issue_program_key
from renda.store.models import Account
from renda.store.models.tenancy import uuid7
from renda.store.organisation_writing import insert_account

NOW = datetime.now(UTC)
TODAY = day_of(NOW)
the_document = lru_cache(maxsize=1)(document)


def before(days: int) -> str:
    """The day so many days ago, as the API writes it."""
    return (TODAY - timedelta(days=days)).isoformat()


def after(days: int) -> str:
    """The day so many days ahead."""
    return before(-days)


def account_of(actor) -> Account:
    """The actor's account, opened and approved when there is none."""
    found = Account.objects.filter(person_id=actor.person_id).first()
    if found is None:
        insert_account(account_id=uuid7(), login=f"{actor.name}-{actor.post_id}", person_id=actor.person_id, password=None, approved=True)
        found = Account.objects.get(person_id=actor.person_id)
    return found


def issue_key(actor, name: str = "测试程序", days: int = 30) -> IssuedKey:
    """A key for the actor's post."""
    account_of(actor)
    made = issue_program_key(actor=actor, name=name, ends_on=TODAY + timedelta(days=days), at=NOW)
    assert isinstance(made, IssuedKey), made
    return made


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: Any

    @property
    def codes(self) -> set[str]:
        """The codes of all reasons."""
        return {r["code"] for r in self.body["reasons"]}

    @property
    def text(self) -> str:
        """All reasons in words."""
        return " ".join(r["text"] for r in self.body["reasons"])


class Caller:
    """A program acting for one post."""

    def __init__(self, token: str) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {token}"}, raise_request_exception=False)

    def get(self, path: str, expected: int = 200) -> Any:
        """Ask and give the body of the expected answer."""
        answer = self._checked("get", path, self.client.get(f"/api/v1{path}"))
        assert answer.status == expected, answer.body
        return answer.body

    def post(self, path: str, body: dict, key: str = "") -> Answer:
        """Send a body; a request that was carried out must have fitted the document."""
        headers = {"Idempotency-Key": key} if key else {}
        sent = self.client.post(f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers)
        answer = self._checked("post", path, sent)
        if answer.status == 200:
            schema = _operation("post", path)["requestBody"]["content"]["application/json"]["schema"]
            assert _errors(schema, body) == []
        return answer

    def act(self, case: str, action: str, *, on: str | None = None, version: int | None = None, key: str = "", **data) -> Answer:
        """Do an action on a case."""
        body = {"data": data} | ({"on": on} if on else {}) | ({"expected_version": version} if version else {})
        return self.post(f"/cases/{case}/actions/{action}", body, key)

    def do(self, case: str, action: str, *, on: str | None = None, **data) -> dict:
        """Do an action and expect success."""
        answer = self.act(case, action, on=on, **data)
        assert answer.status == 200, answer.body
        return answer.body

    def open(self, procedure: str, action: str, *, on: str | None = None, **data) -> dict:
        """Open a case and expect success."""
        answer = self.post(f"/procedures/{procedure}/actions/{action}", {"data": data} | ({"on": on} if on else {}))
        assert answer.status == 200, answer.body
        return answer.body

    def _checked(self, method: str, path: str, sent: Any) -> Answer:
        body = json.loads(sent.content)
        kind = "application/json" if sent.status_code < 400 else "application/problem+json"
        assert sent["Content-Type"].split(";")[0] == kind, sent.content
        operation = _operation(method, path)
        if operation:
            described = operation["responses"][str(sent.status_code)]
            if "$ref" in described:
                described = the_document_json()["components"]["responses"][described["$ref"].rsplit("/", 1)[1]]
            assert _errors(described["content"][kind]["schema"], body) == []
        return Answer(status=sent.status_code, body=body)


@lru_cache(maxsize=1)
def the_document_json() -> dict:
    """The document as it is published."""
    return json.loads(json.dumps(the_document(), ensure_ascii=False))


def _operation(method: str, path: str) -> dict:
    plain = "/api/v1" + path.split("?", maxsplit=1)[0]
    paths = the_document_json()["paths"]
    exact = [p for p in paths if re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(p)), plain)]
    return paths[min(exact, key=lambda p: p.count("{"))].get(method, {}) if exact else {}


def _errors(schema: dict, body: Any) -> list[str]:
    whole = {**schema, "components": the_document_json()["components"]}
    return [e.message for e in Draft202012Validator(whole).iter_errors(body)]


def fits(form: str, data: dict) -> bool:
    """Say whether data fits the schema of an action's form."""
    return _errors({"$ref": f"#/components/schemas/{form}"}, data) == []
