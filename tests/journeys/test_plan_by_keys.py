"""The measures of a Word file accepted and assigned by keys alone: all thirty-five of a table, and ten of them as an outline.

Keystrokes are counted. The server answers one in about 25 ms of work; the rest of a stroke's time is the browser's page.
"""

import sys
import time

import pytest
from tests.journeys.visitor import Keys, visiting
from tests.makers.plan_files import SHORT, leads, measures, plan_as_outline, plan_as_table

from renda.store.models import Case, UnitAlias
from renda.store.unit_of_work import reading

pytestmark = pytest.mark.journey

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST, MEASURES = 180, 35  # seconds for so many
SECONDS_A_STROKE = 1.0
"""What a clerk takes for a keystroke, the look at the line before it included."""


def empty(page):
    """How many needed fields of the present proposal hold nothing, the unit left out where one in doubt is chosen by a key."""
    return page.evaluate("""() => Array.from(document.querySelectorAll("form.edit [data-needed]")).filter((field) => (
        field.matches("fieldset") ? !field.querySelector(":checked") : !field.querySelector("input, select, textarea").value
    ) && !(field.matches(".f-unit") && document.querySelector("form.edit .unsure :checked[data-choice]"))).length""")


def accept(keys):
    """Do what a clerk does: choose a unit in doubt, take over what is empty, give the first its kind, accept."""
    page = keys.page
    if page.locator("form.edit [data-choice]").count():
        keys.tap("1")
    if empty(page) and page.locator('form.edit [data-key="d"]').count():
        keys.go("d")
    if empty(page):
        keys.tap("e")
        keys.tap("2")
    keys.go("a")


@pytest.mark.parametrize(("name", "file", "listed"), [
    ("措施清单.docx", plan_as_table(), measures()), ("工作方案.docx", plan_as_outline(SHORT), measures(SHORT)),
])
def test_a_plan_is_accepted_and_assigned_by_keys_in_three_minutes(live_server_with_worker, organ, chromium, name, file, listed):
    who = visiting(chromium, live_server_with_worker, organ)
    who.enter("coordinator").hand_in("/documents/new/", file={"name": name, "mimeType": WORD, "buffer": file})
    keys, began = Keys(who.page), time.monotonic()
    while who.page.locator("form.edit").count():
        assert keys.strokes < 200, "stuck: " + who.page.locator("form.edit").inner_text()
        accept(keys)
    seconds = time.monotonic() - began
    sys.stdout.write(f"\n{name}: {len(listed)} measures, {keys.strokes} keystrokes, {seconds:.0f} s by script\n")
    assert f"全部审完：已采纳{len(listed)}，跳过0" in who.page.content()
    assert max(seconds, keys.strokes * SECONDS_A_STROKE) / len(listed) < LONGEST / MEASURES
    who.page.context.close()
    with reading(organ.organ_id):
        cases = list(Case.objects.filter(procedure="measure").order_by("number").values_list("title", "lead_unit__name", "next_due_on"))
        assert UnitAlias.objects.filter(alias="调研室", unit__name="研究室").exists()
    assert [title for title, _, _ in cases] == [deed for deed, *_ in listed]
    if name.startswith("措施"):  # the table says of every measure who leads it
        assert [unit for _, unit, _ in cases] == [lead.replace("调研室", "研究室") for lead in leads()]
    assert {unit for _, unit, _ in cases} == {"综合处", "研究室", "城环委", "第一支部", "机关党委"}
    assert all(due is not None for _, _, due in cases)
