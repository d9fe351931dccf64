"""A report is drafted, reworded and issued; what Word shows is what was counted, and it never changes again."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import docx
import psycopg
import pytest
from django.db import connection, connections
from tests.makers.organ import make_organ

from renda.adapters.blob_store import BlobStore
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Code, Refused
from renda.reads.figures import figure
from renda.reads.report_tokens import figures_of_tokens, offered_tokens, used_tokens
from renda.reads.reports import counted_snapshots_of, report, snapshot, snapshots_of
from renda.reports.figure_report import FigureReportWriter
from renda.services import issue_report as issue_module
from renda.services.draft_report import draft_report, revise_report
from renda.services.issue_report import Issued, issue_report
from renda.store.contributions import report_kinds

AT = datetime(2026, 5, 20, 2, tzinfo=UTC)
WRITER = FigureReportWriter()
PROBLEM = {
    "title": "部分审议意见交办后跟踪不及时", "level": "group", "origin_unit": "综合处", "field": "supervision", "kind": "execution",
    "channel": "self_check", "origin": "campaign", "added_later": "no",
}


@pytest.fixture
def organ(database):
    made = make_organ()
    late = made.open("综合处干部", "problem", "register", **PROBLEM).case_id
    made.do("综合处干部", late, "hand_over", unit="研究室", person="经办人", rectify_by="2026-04-30")
    made.open("综合处干部", "problem", "register", **{**PROBLEM, "level": "branch", "origin_unit": "第一支部", "title": "谈心谈话少"})
    made.open("支部书记", "problem", "register",
              **{**PROBLEM, "level": "person", "origin_unit": "第一支部", "subject": "党员", "title": "本人学习不系统"})
    return made


@pytest.fixture
def files(tmp_path):
    return BlobStore(tmp_path)


def draft(organ):
    return draft_report(actor=organ.actors["综合处干部"], kind="rectification", at=AT)


def issue(organ, key, files, version=1, who="综合处干部"):
    return issue_report(
        actor=organ.actors[who], report_id=key, version=version, at=AT, writer=WRITER, files=files,
        link_of=lambda s: f"https://renda.example/figures/snapshot/{s}/",
    )


def revise(organ, key, wording, version=1):
    return revise_report(
        actor=organ.actors["综合处干部"], report_id=key, version=version, title="整改情况的报告", wording=wording, at=AT,
        writer=WRITER,
    )


def test_the_word_file_shows_the_figures_counted_and_each_leads_to_its_page(organ, files):
    key = draft(organ)
    issued = issue(organ, key, files)
    assert isinstance(issued, Issued)
    row = report(key, organ_id=organ.organ_id)
    assert row.is_issued and row.digest == issued.digest and row.ledger["events"] > 5
    with files.open(row.address, verify=True) as kept:
        document = docx.Document(io.BytesIO(kept.read()))
    links = [
        (link.text, link.address) for p in document.paragraphs for link in p.hyperlinks if "/figures/snapshot/" in link.address
    ]
    filed = counted_snapshots_of(key, organ_id=organ.organ_id)
    assert len(filed) == len([t for t in used_tokens(row.wording) if t != "as_of" and not t.startswith("list.")])
    values = {str(s.id): s.value for s in filed}
    printed = {re.search(r"snapshot/(.+)/", address)[1] for _, address in links}
    assert printed < set(values) and {values[key] for key in set(values) - printed} <= {"0", "0.0%", "—"}, "what is 0 goes unsaid"
    assert all(values[re.search(r"snapshot/(.+)/", address)[1]] == text for text, address in links)
    for one in filed:
        now = figure(one.key, organ_id=organ.organ_id, as_of=date(2026, 5, 20), scope=one.scope)
        assert one.value == now.value_text and len(one.cases) == now.case_count
    text = "\n".join(p.text for p in document.paragraphs)
    assert "查摆问题3项" in text and "超期未申请销号1项：部分审议意见交办后跟踪不及时" in text
    assert len(document.sections) == 2  # the text, the annex; no empty page after it
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    assert "谈心谈话少" in cells and "本人学习不系统" not in [*cells, text] and "另有1项属个人层面" in text


def test_an_issued_report_stays_as_it_was(organ, files):
    key = draft(organ)
    issue(organ, key, files)
    before = next(s for s in snapshots_of(key, organ_id=organ.organ_id) if s.key == "problems_found" and not s.scope)
    organ.open("综合处干部", "problem", "register", **PROBLEM)
    assert snapshot(before.id, organ_id=organ.organ_id).value == "3"
    for answer in (revise(organ, key, "改写。"), issue(organ, key, files)):
        assert isinstance(answer, Refused) and "已定稿印发" in word_refusal(answer)[0]


def test_all_figures_lists_and_the_annex_stand_at_one_moment(organ, files):
    """Before every statement of the issuing that reads cases, a second connection registers a problem and commits."""
    key = draft(organ)
    revise(organ, key, "共{problems_found}项，支部{problems_found:level=branch}项，未销号{problems_open}项。{list.problems_overdue}")
    came_between = []

    def registered_elsewhere():
        organ.open("综合处干部", "problem", "register", **{**PROBLEM, "level": "branch", "title": "插进来的问题"})
        connections.close_all()

    def after_another_act(execute, sql, params, many, context):
        if "store_case " in sql:
            came_between.append(sql)
            with ThreadPoolExecutor(1) as other:
                other.submit(registered_elsewhere).result()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(after_another_act):
        issued = issue(organ, key, files, version=2)
    assert isinstance(issued, Issued) and len(came_between) > 2
    values = {(s.key, *s.scope.values()): s.value for s in snapshots_of(key, organ_id=organ.organ_id)}
    assert values == {("problems_found",): "3", ("problems_found", "branch"): "1", ("problems_open",): "3"}
    with files.open(report(key, organ_id=organ.organ_id).address) as kept:
        cells = [c.text for t in docx.Document(io.BytesIO(kept.read())).tables for r in t.rows for c in r.cells]
    assert "谈心谈话少" in cells and "插进来的问题" not in cells
    now = figure("problems_found", organ_id=organ.organ_id, as_of=AT.date()).value_text
    assert now == str(3 + len(came_between))


def test_issuing_is_run_again_where_the_draft_moved_under_its_snapshot(organ, files, monkeypatch):
    """Somebody rewords the draft after the snapshot was taken: the second run sees it, and refuses with their name."""
    key = draft(organ)
    locked = issue_module.locked_report
    tries = []

    def reworded_first(*args, **kwargs):
        tries.append(1)
        if len(tries) == 1:
            with ThreadPoolExecutor(1) as other:
                other.submit(lambda: (revise(organ, key, "改写。"), connections.close_all())).result()
        return locked(*args, **kwargs)

    monkeypatch.setattr(issue_module, "locked_report", reworded_first)
    slower = issue(organ, key, files)
    assert isinstance(slower, Refused) and slower.has(Code.MOVED_ON) and len(tries) == 2


def test_the_database_itself_refuses_to_change_an_issued_report(database, organ, files):
    key, other = draft(organ), draft(organ)
    issue(organ, key, files)
    with psycopg.connect(database.app_dsn, autocommit=True) as app:
        app.execute("SELECT set_config('renda.organ_id', %s, false)", [str(organ.organ_id)])
        for change in ("title = '改'", "state = 'draft'", "digest = ''", "wording = '{}'"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match="final"):
                app.execute(f"UPDATE store_report SET {change} WHERE id = %s", [key])
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("UPDATE store_figuresnapshot SET value = '0' WHERE report_id = %s", [key])
        assert app.execute("UPDATE store_report SET title = '改' WHERE id = %s", [other]).rowcount == 1


def test_a_clerk_edits_the_wording_and_a_slower_one_is_told(organ, files):
    key = draft(organ)
    assert revise(organ, key, "共查摆问题{problems_found}项。") == 2
    slower = revise(organ, key, "另一种写法。")
    assert isinstance(slower, Refused) and slower.has(Code.MOVED_ON) and "综合处干部" in word_refusal(slower)[0]
    assert isinstance(issue(organ, key, files, version=1), Refused)
    assert isinstance(issue(organ, key, files, version=2), Issued)


def test_an_unknown_token_is_refused_with_place_and_near_names(organ):
    key = draft(organ)
    refused = revise(organ, key, "第一段。\n共{problem_found}项，{problems_found:level=county}项。")
    assert isinstance(refused, Refused) and len(refused.reasons) == 2
    first = word_refusal(refused)[0]
    assert "第2段" in first and "查摆问题" in first
    assert report(key, organ_id=organ.organ_id).version == 1


def test_only_coordinators_write_reports(organ, files):
    refused = draft_report(actor=organ.actors["经办人"], kind="rectification", at=AT)
    assert isinstance(refused, Refused) and refused.has(Code.NO_RIGHT)
    refused = issue(organ, draft(organ), files, who="核查人")
    assert isinstance(refused, Refused) and refused.has(Code.NO_RIGHT)


def test_every_offered_token_can_be_counted(organ):
    offered = offered_tokens(report_kinds()["rectification"])
    assert set(figures_of_tokens(offered, organ_id=organ.organ_id, as_of=date(2026, 5, 20))) == set(offered)
    assert len(offered) > 40
