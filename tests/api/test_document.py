"""The OpenAPI document: valid, equal to its committed snapshot, true of every declared action; its page shows all of it."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest
from openapi_spec_validator import validate
from tests.api.callers import TODAY, fits, the_document_json
from tests.architecture.source_files import ROOT
from tests.makers.sign_in import sign_in

from renda.api.form_schemas import form_name, form_schema
from renda.domain.fields import FieldKind, When
from renda.project.contributions import CONTRIBUTIONS
from renda.store.contributions import indicators, procedures
from renda.web.interface_drawing import Sheet, drawn_groups
from renda.web.interface_schemas import example_of

SNAPSHOT = ROOT / "docs/api/openapi.json"
DECLARED = [(p, a) for p in procedures().values() for a in p.actions if not a.internal]


def test_the_document_is_valid_openapi():
    validate(the_document_json())


def test_the_snapshot_is_what_the_project_publishes():
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("RENDA_", "DJANGO_"))} | {
        "PYTHONPATH": "src", "RENDA_DATABASE_URL": "postgresql://renda_app@/none", "RENDA_SECRET_KEY": "x" * 40,
    }
    command = ("manage.py", "export_openapi_schema", "--skip-checks", "--api", "renda.api.operations.api", "--indent", "1")
    published = subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert json.loads(published.stdout) == json.loads(SNAPSHOT.read_text("utf-8")), "run: make openapi"


def test_the_snapshot_names_every_action_of_the_project():
    kept = json.loads(SNAPSHOT.read_text("utf-8"))
    named = {form_name(p, a) for c in CONTRIBUTIONS for p in c.procedures for a in p.actions if not a.internal}
    assert named <= set(kept["components"]["schemas"])
    (figure,) = [p for p in kept["paths"]["/api/v1/figures/{key}"]["get"]["parameters"] if p["name"] == "key"]
    declared, _own = figure["schema"]["anyOf"]
    assert declared["enum"] == sorted(i.key for c in CONTRIBUTIONS for i in c.indicators)
    assert len(indicators()) >= len(declared["enum"])


@pytest.mark.parametrize(("procedure", "action"), DECLARED, ids=[form_name(p, a) for p, a in DECLARED])
def test_a_form_is_described_field_by_field(procedure, action):
    schema = form_schema(procedure, action)
    assert list(schema["properties"]) == [f.key for f in action.fields]
    for item in action.fields:
        shown = schema["properties"][item.key]
        assert shown["title"] == item.label
        assert (item.key in schema.get("required", ())) is (item.required is True)
        if item.kind is FieldKind.ROWS:
            assert list(shown["items"]["properties"]) == [c.key for c in item.columns]
        if item.kind is FieldKind.CHOICE and not item.many:
            assert shown["enum"] == [c.key for c in item.choices]
            assert all(c.label in shown["description"] for c in item.choices)
    conditional = [f.key for f in action.fields if isinstance(f.required, When) and f.required.of == "data"]
    assert [c["then"]["required"][0] for c in schema.get("allOf", ())] == conditional
    method = f"/procedures/{procedure.key}/actions/{action.key}" if not action.from_ else f"/cases/{{case_id}}/actions/{action.key}"
    told = the_document_json()["paths"][f"/api/v1{method}"]["post"]
    assert action.label in told["summary"]
    assert form_name(procedure, action) in json.dumps(told["requestBody"])


@pytest.mark.parametrize("data", [
    {"publicity": "public", "summary": "已整改"}, {"publicity": "none", "publicity_reason": "涉密"},
])
def test_conditional_need_is_in_the_schema(data):
    assert fits("problem.sign", data)
    assert not fits("problem.sign", {"publicity": data["publicity"]})
    assert not fits("problem.sign", {**data, "colour": "red"})
    assert not fits("problem.sign", {})


@pytest.mark.parametrize(("procedure", "action"), DECLARED, ids=[form_name(p, a) for p, a in DECLARED])
def test_the_example_of_a_form_has_what_must_be_filled(procedure, action):
    components = the_document_json()["components"]["schemas"]
    name = form_name(procedure, action)
    made = example_of({"$ref": f"#/components/schemas/{name}"}, components, date(2026, 3, 2))
    assert set(made) == {f.key for f in action.fields if f.required is True}
    plain = {k: v for k, v in components[name].items() if k != "allOf"}
    assert set(plain.get("required", ())) == set(made)
    assert fits(name, made) or "allOf" in components[name]


def test_the_pages_show_every_operation_form_and_shape(organ, client, django_queries):
    sign_in(client, organ, "经办人")
    client.get("/me/")
    with django_queries() as seen:
        text = client.get("/interface/").content.decode()
    assert len(seen) <= 15
    assert "/interface/" in client.get("/me/").content.decode()
    document = the_document_json()
    used = {n for n in document["components"]["schemas"] if "." not in n and not n.endswith(("In", "Query"))}  # the body is a table
    missing = [n for n in used if f'id="shape-{n}"' not in text]
    for procedure in procedures().values():
        own = client.get(f"/interface/{procedure.key}/").content.decode()
        assert f"/interface/{procedure.key}/" in text
        missing += [f.label for p, a in DECLARED if p is procedure for f in a.fields if f.label not in own]
        missing += [f.key for p, a in DECLARED if p is procedure for f in a.fields if f"data.{f.key}" not in own]
        text += own
    missing += [p for p in document["paths"] if f"<code>{p}</code>" not in text]
    assert missing == []
    assert "steps[].due_on" in text
    assert "Bearer $KEY" in text
    assert client.get("/interface/nothing/").status_code == 404
    handed_out = client.get("/interface/openapi.json")
    assert handed_out["Content-Disposition"].startswith("attachment")
    assert handed_out.json() == client.get("/api/v1/openapi.json").json() == document


def test_each_operation_is_drawn_with_an_example_that_can_be_sent():
    document = the_document_json()
    tags = list(dict.fromkeys(t for m in document["paths"].values() for o in m.values() for t in o["tags"]))
    sheet = Sheet(base="https://renda.example", today=TODAY)
    drawn = [o for g in drawn_groups(document, tags, sheet) for o in g.operations]
    assert {o.path for o in drawn} == set(document["paths"])
    for operation in drawn:
        assert operation.example.startswith("curl ")
        assert operation.answers
        assert operation.refusals


def test_an_address_that_serves_several_procedures_shows_each_its_own_form():
    document = the_document_json()
    for procedure, other in (("problem", "hard_proposal"), ("hard_proposal", "problem")):
        sheet = Sheet(base="https://renda.example", today=TODAY, forms_of=f"{procedure}.")
        (group,) = drawn_groups(document, [procedures()[procedure].label], sheet)
        (hand_over,) = [o for o in group.operations if o.key == "op-act_hand_over"]
        captions = " ".join(t.caption for t in hand_over.tables)
        assert procedures()[procedure].label in captions
        assert procedures()[other].label not in captions
